import Type, { type Static } from "typebox";
import { oneValued } from "../entry/precedence.ts";

/** Whose word stands for one field of one kind, where sources differ. */
export const RecordRule = Type.Object({
  kind: Type.Enum([...oneValued]),
  field: Type.String({ minLength: 1, maxLength: 60, description: "a member of the body; * for every other one" }),
  sources: Type.Array(Type.String({ maxLength: 200 }), {
    maxItems: 50,
    description: "names of sources, first the one that counts most; none takes the rule back",
  }),
});
export type RecordRule = Static<typeof RecordRule>;

/** A field that sources say differently of some learners. */
export const Disagreement = Type.Object({
  kind: Type.Enum([...oneValued]),
  field: Type.String(),
  sources: Type.Array(Type.String()),
  learners: Type.Integer({ minimum: 1 }),
});
export type Disagreement = Static<typeof Disagreement>;
