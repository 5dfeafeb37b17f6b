import type { Language } from "../../kernel/words.ts";
import type { Measure } from "../../privacy/study.ts";
import { attendance } from "../../record/attendance.ts";
import { graduationPlan } from "../../record/graduation-plan.ts";

type Say = { status?: (value: never, language: Language) => string };

/** A value that was counted, in the words of its kind; nothing for a plain count. */
export const statusWord = (measure: Measure, value: string, language: Language): string => {
  const say: Say | undefined = { learners: undefined, attendance: attendance.say, graduation: graduationPlan.say }[
    measure
  ];
  return say?.status?.(value as never, language) ?? ""; // one of the kind's own words: it was read from its digest
};
