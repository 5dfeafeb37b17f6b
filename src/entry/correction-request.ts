import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { slices } from "../privacy/category.ts";

/** Where a request stands: asked, somebody looks into it, or decided one way or the other. */
const requestStates = ["asked", "looking", "corrected", "unchanged"] as const;

/** The school decides "within a reasonable time" (34 CFR 99.20); copies are due within 45 days (99.10), and so we count. Unit: days. */
export const answerWithinDays = 45;

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
  state: Type.Enum(requestStates),
  answer: Type.Optional(Type.String()),
  answeredAt: Type.Optional(Type.String({ format: "date-time" })),
  dueOn: Type.String({ format: "date", description: "45 days after it was asked" }),
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
