import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";

/** Somebody who could stand beside a goal or a plan: one of the people who have a tie to the learner. */
export const Beside = Type.Object({
  subjectId: Id,
  capacity: Type.Enum(["learner", "guardian", "teacher", "support"]),
  name: Type.Optional(Type.String({ description: "where it is open to you" })),
  classes: Type.Array(Type.String()),
});
export type Beside = Static<typeof Beside>;
