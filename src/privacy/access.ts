import Type, { type Static } from "typebox";
import { categories, slices } from "./category.ts";

/** One look at a learner's data, as the family reads it. */
export const AccessRow = Type.Object({
  id: Type.String({ format: "uuid" }),
  at: Type.String({ format: "date-time" }),
  who: Type.Object({
    subjectId: Type.String({ format: "uuid" }),
    capacity: Type.String(),
    isYou: Type.Boolean(),
    name: Type.Optional(Type.String({ description: "of staff, helpers and apps" })),
    organization: Type.Optional(Type.String()),
  }),
  purpose: Type.String({ description: "why: follows from the hat" }),
  classes: Type.Array(Type.String(), { description: "classes that tie them to the learner today" }),
  what: Type.String({ description: "what they did, as a stable word" }),
  channel: Type.String(),
  read: Type.Array(
    Type.Object({
      category: Type.Enum(categories),
      slice: Type.Enum(slices),
      level: Type.Enum(["status", "summary", "detail"]),
    }),
  ),
});
export type AccessRow = Static<typeof AccessRow>;
