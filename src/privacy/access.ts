import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { WordsShape } from "../kernel/words-shape.ts";
import { categories, slices } from "./category.ts";
import { levels } from "./level.ts";
import { locks } from "./pack.ts";

/** One look at a learner's data, as the family reads it. */
export const AccessRow = Type.Object({
  id: Id,
  at: Type.String({ format: "date-time" }),
  who: Type.Object({
    subjectId: Id,
    capacity: Type.String(),
    isYou: Type.Boolean(),
    name: Type.Optional(Type.String({ description: "of staff, helpers and apps" })),
    organization: Type.Optional(Type.String()),
    agreement: Type.Optional(Type.Enum(["app", "helper"], { description: "of those who act by an agreement" })),
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

/** All looks of one person in one week, as the family reads them first: each look by itself is a click away. */
export const AccessWeek = Type.Object({
  week: Type.String({ format: "date", description: "its Monday, in the zone of the district" }),
  lastLookId: Id,
  ...Type.Pick(AccessRow, ["who", "purpose", "classes", "read"]).properties,
  looks: Type.Integer({ minimum: 1 }),
  firstAt: Type.String({ format: "date-time" }),
  lastAt: Type.String({ format: "date-time" }),
  acts: Type.Array(Type.String(), { description: "what they did, as stable words, each once" }),
  channels: Type.Array(Type.String()),
});
export type AccessWeek = Static<typeof AccessWeek>;

/** Why somebody could look: what opened to them on a day, rule by rule. */
export const AccessWhy = Type.Object({
  hasTie: Type.Boolean({ description: "whether anything was open to them on that day" }),
  on: Type.String({ format: "date", description: "the school date of the look asked about, or today" }),
  isStill: Type.Boolean({ description: "whether anything is open to them today" }),
  rules: Type.Array(
    Type.Object({
      rule: Type.String(),
      lock: Type.Enum(locks, { description: "who set it" }),
      why: WordsShape,
      source: Type.Optional(Type.String({ description: "the law or policy behind it" })),
      opens: Type.Array(
        Type.Object({
          category: Type.Enum(categories),
          slice: Type.Enum(slices),
          level: Type.Enum(levels),
          own: Type.Enum(levels, { description: "on what is of their own class, case or household" }),
        }),
      ),
    }),
  ),
});
export type AccessWhy = Static<typeof AccessWhy>;
