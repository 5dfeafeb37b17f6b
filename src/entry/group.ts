import Type, { type Static } from "typebox";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";

/** How somebody was at a program on one day. */
export const presences = ["present", "late", "absent"] as const;
export type Presence = (typeof presences)[number];

const Minutes = Type.Integer({ minimum: 0, maximum: 1_440, description: "minutes" });

/** A helper's own program: its list, who shares what with it, and the book of one day. */
export const Group = Type.Object({
  program: Type.Object({
    id: Id,
    name: Type.String(),
    purpose: Type.String(),
    organization: Type.Optional(Type.String()),
    hasList: Type.Boolean({ description: "a program has a list of names; whom one family invited has not" }),
    endsOn: Type.Optional(OnDate),
  }),
  names: Type.Array(
    Type.Object({
      id: Id,
      name: Type.String({ description: "in the program's own words" }),
      code: Type.Optional(Type.String({ description: "to hand to the family; gone once a family used it" })),
      learnerId: Type.Optional(Id),
    }),
  ),
  shared: Type.Array(
    Type.Object({
      learnerId: Id,
      name: Type.Optional(Type.String({ description: "as the family shows it" })),
      nameId: Type.Optional(Id),
      why: Type.Optional(Type.String()),
      sharedBy: Type.String({ description: "guardian or learner" }),
      sharedAt: Type.String({ format: "date-time" }),
      endsOn: Type.Optional(OnDate),
    }),
  ),
  day: Type.Array(Type.Object({ nameId: Id, state: Type.Enum(presences), minutes: Minutes, activity: Type.String() })),
});
export type Group = Static<typeof Group>;

/** One page of the attendance book. */
export const GroupDay = Type.Object({
  activity: Type.String({ minLength: 1, maxLength: 120 }),
  marks: Type.Array(Type.Object({ nameId: Id, state: Type.Enum(presences), minutes: Minutes }), {
    minItems: 1,
    maxItems: 500,
  }),
});
export type GroupDay = Static<typeof GroupDay>;

/** What a day in the book came to. */
export const GroupDayDone = Type.Object({
  proposed: Type.Integer({ description: "families are asked to keep so many" }),
  settled: Type.Array(Id, {
    description: "names for which something else was accepted already, and nothing is proposed",
  }),
});
