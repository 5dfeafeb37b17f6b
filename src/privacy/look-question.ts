import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";

/** The shape of a question about a look. */
export const LookQuestion = Type.Object({
  id: Id,
  learner: Type.Object({ id: Id, name: Type.Optional(Type.String()) }),
  about: Type.Optional(Type.String({ description: "of staff; others only by their capacity" })),
  aboutCapacity: Type.String(),
  lookedAt: Type.String(),
  isUnknown: Type.Boolean({ description: "the family does not know who that is" }),
  question: Type.Optional(Type.String()),
  askedAt: Type.String(),
  answer: Type.Optional(Type.String()),
  answeredAt: Type.Optional(Type.String()),
  mayAnswer: Type.Boolean(),
});
/** What a family asked about somebody who looked, and what the school answered. */
export type LookQuestion = Static<typeof LookQuestion>;
