import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { sessionQuery } from "../queries.ts";

/** The word for the reader: Spanish says tú to a learner and usted to an adult. */
export function useYou(): string {
  const { t } = useLingui();
  const { data: session } = useSuspenseQuery(sessionQuery);
  return session?.hat?.capacity === "learner" ? t({ message: "You", context: "to a learner" }) : t`You`;
}
