import Type, { type Static } from "typebox";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";

/** Open next steps of one learner toward what comes after school: how many, how many of them soon, and the nearest. */
export const StepsOfOne = Type.Object({
  id: Id,
  name: Type.Optional(Type.String()),
  open: Type.Integer(),
  soon: Type.Integer({ description: "due within 30 days, or past" }),
  next: Type.Optional(Type.Object({ title: Type.String(), dueOn: OnDate })),
});
export type StepsOfOne = Static<typeof StepsOfOne>;

/** Learners of whom something is open to who asks, the nearest date first; nothing ranks a child. */
export const NextSteps = Type.Object({ items: Type.Array(StepsOfOne) });
export type NextSteps = Static<typeof NextSteps>;

/** Days within which a step counts as soon. */
export const soonDays = 30;
