import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import type { Category } from "./category.ts";
import { shareAudiences } from "./share-decide.ts";

/** What is the learner's own to be asked about; the rest is the school's record. */
export const askedFirst = ["portfolio", "voice", "recognitions"] as const satisfies readonly Category[];
export type AskedFirst = (typeof askedFirst)[number];
const wishStates = ["waiting", "made", "declined", "withdrawn"] as const;

/** Something of theirs that a learner wants somebody to see. */
export const NewWish = Type.Object(
  {
    to: Type.String({ minLength: 1, maxLength: 120, description: "who is to see it" }),
    audience: Type.Enum(shareAudiences),
    why: Type.String({ minLength: 1, maxLength: 500 }),
    entryIds: Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true, description: "of your own" }),
  },
  { additionalProperties: false },
);
export type NewWish = Static<typeof NewWish>;

/** One wish with what came of it. */
export const Wish = Type.Object({
  id: Id,
  to: Type.String(),
  audience: Type.Enum(shareAudiences),
  why: Type.String(),
  entryIds: Type.Array(Id),
  askedAt: Type.String({ format: "date-time" }),
  state: Type.Enum(wishStates),
  answeredAt: Type.Optional(Type.String({ format: "date-time" })),
  note: Type.Optional(Type.String()),
});
export type Wish = Static<typeof Wish>;

/** What a learner who does not decide wants of those who do. */
export const Wishes = Type.Object({
  askFirst: Type.Array(Type.Enum(askedFirst)),
  items: Type.Array(Wish, { description: "newest first" }),
  mayMark: Type.Boolean({ description: "you are the learner and do not decide" }),
  mayAsk: Type.Boolean({ description: "and are 13 or older" }),
});
export type Wishes = Static<typeof Wishes>;
