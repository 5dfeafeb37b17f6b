import { useSuspenseQuery } from "@tanstack/react-query";
import { notFound } from "@tanstack/react-router";
import type { SessionView } from "../../identity/hat.ts";
import { backpackQuery } from "../entry/learner-queries.ts";
import type { Reader, View } from "../entry/open.ts";
import { choicesQuery } from "../privacy/queries.ts";
import { installationQuery, queryClient, sessionQuery } from "../queries.ts";
import { type ChildSearch, givenName, readChild } from "../shell/children.ts";

const isFamilys = (session: SessionView): boolean =>
  session.hat?.capacity === "guardian" || session.hat?.capacity === "learner";

/**
 * Loads what a page about one learner draws: of a family the child whose page is open, of staff the one the address names.
 * `undefined` for a family without children.
 */
export async function loadLearner(session: SessionView, search: ChildSearch): Promise<string | undefined> {
  const id = isFamilys(session) ? (await readChild(search))?.id : search.child;
  if (id === undefined) {
    if (isFamilys(session)) return undefined;
    throw notFound();
  }
  await Promise.all([
    queryClient.fetchQuery({ ...backpackQuery(id), staleTime: 0 }),
    isFamilys(session) ? queryClient.ensureQueryData(choicesQuery(id)) : undefined,
  ]);
  return id;
}

/** What is open of the learner of `loadLearner`, in the reader's voice. */
export function useLearnerView(learnerId: string): View {
  const { data: backpack } = useSuspenseQuery(backpackQuery(learnerId));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: installation } = useSuspenseQuery(installationQuery);
  const capacity = session?.hat?.capacity;
  const isYoung = queryClient.getQueryData(choicesQuery(learnerId).queryKey)?.ageBand === "under-13";
  const reader: Reader =
    capacity === "guardian" ? "guardian" : capacity !== "learner" ? "staff" : isYoung ? "child" : "learner";
  return {
    ...backpack,
    reader,
    me: session?.hat?.subjectId ?? "",
    name: givenName(backpack.learner),
    today: installation.today,
  };
}
