import Type, { type Static } from "typebox";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import type { Words } from "../kernel/words.ts";
import { categories } from "./category.ts";

/** What a family may ask for besides the copy it can download at any time (34 CFR 99.10(a), (c), (d)). */
export const copyWays = ["paper", "file", "visit", "explain"] as const;

/** The steps that are the office's. */
export const officeSteps = ["looking", "visit-set", "done"] as const;

/** When and where a family looks at the record. */
export const Visit = Type.Object(
  {
    on: OnDate,
    time: Type.Optional(Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$", description: "by the school's clock" })),
    place: Type.String({ minLength: 1, maxLength: 300 }),
  },
  { additionalProperties: false },
);
export type Visit = Static<typeof Visit>;

/** One request for copies, a visit or an explanation, and what came of it. */
export const CopyRequest = Type.Object({
  id: Id,
  learnerId: Id,
  learner: Type.Optional(Type.String({ description: "the name" })),
  how: Type.Enum(copyWays),
  parts: Type.Array(Type.Enum(categories), { description: "none means everything" }),
  says: Type.Optional(Type.String()),
  isYours: Type.Boolean(),
  askedBy: Type.String({ description: "learner or guardian" }),
  askedOn: Type.String({ format: "date" }),
  dueOn: Type.String({ format: "date", description: "by when the school owes it" }),
  state: Type.Enum(["asked", ...officeSteps, "taken-back"]),
  steps: Type.Array(
    Type.Object({
      id: Id,
      state: Type.Enum([...officeSteps, "taken-back"]),
      on: Type.String({ format: "date" }),
      answer: Type.Optional(Type.String()),
      fee: Type.Optional(Type.String()),
      visit: Type.Optional(Visit),
    }),
  ),
});
export type CopyRequest = Static<typeof CopyRequest>;

/** What an answer must say to be one; `undefined` where nothing lacks. */
export function lacksInCopyAnswer(given: {
  how: CopyRequest["how"];
  state: (typeof officeSteps)[number];
  answer?: string | undefined;
  visit?: Visit | undefined;
}): Words | undefined {
  if (given.state === "visit-set" && !given.visit) return { en: "Say when and where.", es: "Diga cuándo y dónde." };
  if (given.how === "explain" && given.state === "done" && !given.answer)
    return { en: "Say what it means.", es: "Diga qué significa." };
  return undefined;
}

/**
 * The highest of the warnings that is due at an age in days and was not given yet, of a request that is owed within `lasts` days: after two
 * thirds of them, after eight ninths (30 and 40 of 45), and on the last day.
 */
export const warningDue = (ageDays: number, warnedDays: number, lasts: number): number | undefined =>
  [Math.round((lasts * 2) / 3), Math.round((lasts * 8) / 9), lasts].findLast(
    (days) => ageDays >= days && warnedDays < days,
  );
