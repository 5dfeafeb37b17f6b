import Type, { type Static } from "typebox";
import { categories, slices } from "../privacy/category.ts";

/** How many entries of one kind are held, as far as they are open to who asks. */
export const Holding = Type.Object({
  category: Type.Enum(categories),
  slice: Type.Enum(slices),
  kind: Type.String(),
  count: Type.Integer({ description: "entries that stand" }),
  past: Type.Integer({ description: "corrected or withdrawn, for those who read the history" }),
});
export type Holding = Static<typeof Holding>;
