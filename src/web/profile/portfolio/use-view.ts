import { useSuspenseQuery } from "@tanstack/react-query";
import { backpackQuery } from "../../entry/learner-queries.ts";
import type { View } from "../../entry/open.ts";
import { installationQuery, sessionQuery } from "../../queries.ts";
import { givenName } from "../../shell/children.ts";

/** A learner's record as the hat reads it, for the pages of the portfolio. The page's loader has fetched it. */
export function useView(learnerId: string): View {
  const { data: backpack } = useSuspenseQuery(backpackQuery(learnerId));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: installation } = useSuspenseQuery(installationQuery);
  const capacity = session?.hat?.capacity;
  return {
    ...backpack,
    reader: capacity === "guardian" || capacity === "learner" ? capacity : "staff",
    me: session?.hat?.subjectId ?? "",
    name: givenName(backpack.learner),
    today: installation.today,
  };
}

/** Where a page of the portfolio leads back to. */
export const backOf = ({ reader, learner }: View) =>
  reader === "staff"
    ? ({ to: "/learners/$learnerId", params: { learnerId: learner.id } } as const)
    : ({ to: "/backpack", search: { child: learner.id } } as const);
