import Type, { type Static } from "typebox";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import type { Words } from "../kernel/words.ts";
import { slices } from "../privacy/category.ts";

/**
 * Where a request stands: asked; somebody looks into it; decided. After "unchanged" the family may ask for a hearing, whose day is
 * then set, and which is decided for the family (`granted`, then `corrected`) or not (`upheld`). Source: 34 CFR 99.20 to 99.22.
 */
const requestStates = [
  ...["asked", "looking", "corrected", "unchanged"],
  ...["hearing-asked", "hearing-set", "granted", "upheld"],
] as const;

/** The steps that are the school's. */
export const schoolSteps = ["looking", "corrected", "unchanged", "hearing-set", "granted", "upheld"] as const;
export type SchoolStep = (typeof schoolSteps)[number];

/** When and where a hearing is, and who holds it. */
export const Hearing = Type.Object(
  {
    on: OnDate,
    time: Type.Optional(Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$", description: "by the school's clock" })),
    place: Type.String({ minLength: 1, maxLength: 300 }),
    presides: Type.String({ minLength: 1, maxLength: 120, description: "nobody who decided before" }),
  },
  { additionalProperties: false },
);
export type Hearing = Static<typeof Hearing>;

const Step = Type.Object({
  id: Id,
  state: Type.Enum(requestStates),
  on: Type.String({ format: "date" }),
  answer: Type.Optional(Type.String()),
  evidence: Type.Optional(Type.String({ description: "of a hearing: the summary of what was shown" })),
  hearing: Type.Optional(Hearing),
});

/** What an answer must say to be one, in the words of who is to mend it; `undefined` where nothing lacks. */
export function lacksInAnswer(given: {
  state: SchoolStep;
  answer?: string | undefined;
  evidence?: string | undefined;
  hearing?: Hearing | undefined;
}): Words | undefined {
  const { state, answer, evidence, hearing } = given;
  if (state === "unchanged" && answer === undefined)
    return { en: "Say why it stays.", es: "Diga por qué se queda así." };
  if (state === "hearing-set" && hearing === undefined)
    return { en: "Say when, where and before whom.", es: "Diga cuándo, dónde y ante quién." };
  if ((state === "granted" || state === "upheld") && (answer === undefined || evidence === undefined))
    return {
      en: "A decision sums up what was shown and gives the reasons.",
      es: "Una decisión resume lo que se mostró y da las razones.",
    };
  return undefined;
}

const members = {
  id: Id,
  learnerId: Id,
  entryId: Id,
  slice: Type.Enum(slices),
  wrong: Type.String(),
  shouldBe: Type.Optional(Type.String()),
  askedAt: Type.String({ format: "date-time" }),
  isYours: Type.Boolean({ description: "you asked it yourself" }),
  askedBy: Type.String({ description: "learner or guardian" }),
  askedOn: Type.String({ format: "date", description: "the school's date" }),
  state: Type.Enum(requestStates),
  answer: Type.Optional(Type.String()),
  answeredAt: Type.Optional(Type.String({ format: "date-time" })),
  dueOn: Type.Optional(Type.String({ format: "date", description: "by when the school owes the next step" })),
  steps: Type.Array(Step, { description: "all that came of it, oldest first" }),
  statement: Type.Optional(Type.String({ description: "the family's, which goes with the entry" })),
};
/** What a learner or a guardian says is wrong in the record, and what came of it. */
export const CorrectionRequest = Type.Object(members);
export type CorrectionRequest = Static<typeof CorrectionRequest>;

/** The same in a list of several learners. */
export const WaitingRequest = Type.Object({
  ...members,
  name: Type.Optional(Type.String({ description: "the learner's" })),
});
export type WaitingRequest = Static<typeof WaitingRequest>;
