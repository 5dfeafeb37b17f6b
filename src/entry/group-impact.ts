import Type, { type Static } from "typebox";

const Sum = {
  days: Type.Integer({ description: "days in the book" }),
  visits: Type.Integer({ description: "names that were there, day by day" }),
  names: Type.Integer({ description: "different names that were there" }),
  minutes: Type.Integer({ description: "minutes" }),
};

/** What a program came to, in numbers without a name: of its own book, and of what its person proposed. */
export const GroupImpact = Type.Object({
  total: Type.Object(Sum),
  months: Type.Array(Type.Object({ month: Type.String({ pattern: "^\\d{4}-\\d{2}$" }), ...Sum })),
  proposed: Type.Object({ all: Type.Integer(), accepted: Type.Integer(), waiting: Type.Integer() }),
});
export type GroupImpact = Static<typeof GroupImpact>;
