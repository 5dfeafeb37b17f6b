import { useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { ChoiceCell } from "../../privacy/choice-menu.ts";
import { sessionQuery } from "../queries.ts";

type Because = ChoiceCell["because"][number];

/** A day in a few letters, as the reader's clock has it: "Nov 12". */
export const shortDay = (at: string, language: string): string =>
  new Intl.DateTimeFormat(language, { month: "short", day: "numeric" }).format(new Date(at));

/** The newest word of the family on a cell that somebody other than the reader spoke. */
export const spokenByOthers = ({ because }: ChoiceCell): Because | undefined =>
  because
    .filter(({ by }) => by !== undefined && by !== "you")
    .sort((a, b) => ((a.at ?? "") < (b.at ?? "") ? 1 : -1))[0];

/** Says who of the family it was. Guardians have no name here: names of one household are not another one's to read. */
export function useWho(learnerName: string): (by: Because["by"]) => string {
  const { t } = useLingui();
  const isLearner = useSuspenseQuery(sessionQuery).data?.hat?.capacity === "learner";
  return (by) => {
    if (by === "you") return t`You`;
    if (by === "guardian") return isLearner ? t`A guardian` : t`Another guardian`;
    return by === "learner" ? learnerName : t`Someone who used to decide`;
  };
}
