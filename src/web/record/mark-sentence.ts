import { useLingui } from "@lingui/react/macro";
import { dateInWords } from "../../kernel/words.ts";
import { masteryWords } from "../../record/mastery.ts";
import { say, spoken } from "../language.tsx";
import { inBrief } from "./in-brief.ts";
import type { MarkFacts } from "./MasteryMark.tsx";

/** A mark with what makes it sure. */
export interface MarkDetail extends MarkFacts {
  readonly pieces: number;
  readonly newest?: string | undefined;
  readonly judged?: boolean | undefined;
}

/** A mark in one sentence: the skill, the level, and how sure we are. */
export function useMarkSentence(): (statement: string, mark: MarkDetail) => string {
  const { t } = useLingui();
  return (statement, { level, sureness, pieces, newest, judged }) => {
    const skill = inBrief(statement);
    if (!level) return t`${skill}: no evidence yet`;
    const word = say(masteryWords[level]);
    const on = newest ? dateInWords(newest, spoken(), "medium") : "";
    if (judged) return t`${skill}: ${word}, as the teacher judged, ${on}`;
    if (sureness === "one") return t`${skill}: not enough yet. One piece says ${word}, ${on}`;
    if (sureness === "old") return t`${skill}: ${word}. ${pieces} pieces, the newest more than a year old, ${on}`;
    if (sureness === "thin") return t`${skill}: ${word}. ${pieces} pieces from one day or one teacher, ${on}`;
    return t`${skill}: ${word}. ${pieces} pieces, the newest ${on}`;
  };
}
