import Type, { type Static } from "typebox";
import type { Language } from "../kernel/words.ts";

/** How long a school has for something: in days of the calendar, or in days on which the learner's school is in session. */
export const Clock = Type.Object(
  { days: Type.Integer({ minimum: 1, maximum: 366 }), of: Type.Enum(["calendar", "school"]) },
  { additionalProperties: false },
);
export type Clock = Static<typeof Clock>;

/**
 * By when a school owes what families ask for. Federal law says 45 days for copies (34 CFR 99.10(b)) and "a reasonable time" for the rest
 * (99.20(b), 99.22(a) and (e)); states say less, and some count days of school. The database counts by them: `door.due_after`.
 */
export const Clocks = Type.Object(
  {
    copies: Clock,
    answer: Type.Object(Clock.properties, {
      additionalProperties: false,
      description: "from asking for a correction to the answer",
    }),
    hearing: Type.Object(Clock.properties, {
      additionalProperties: false,
      description: "from asking for a hearing to its day",
    }),
    decision: Type.Object(Clock.properties, {
      additionalProperties: false,
      description: "from the hearing to the decision in writing, and from there to the correction",
    }),
  },
  { additionalProperties: false },
);

const schoolDays: Readonly<Record<Language, Readonly<Record<"one" | "other", string>>>> = {
  en: { one: "school day", other: "school days" },
  es: { one: "día escolar", other: "días escolares" },
};

/** "45 days", "10 school days". */
export function clockInWords({ days, of }: Clock, language: Language): string {
  if (of === "school") return `${days} ${schoolDays[language][days === 1 ? "one" : "other"]}`;
  return new Intl.NumberFormat(language, { style: "unit", unit: "day", unitDisplay: "long" }).format(days);
}
