import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { choosing } from "../privacy/pack.ts";
import { DigestView, Entry } from "./entry.ts";

/** One learner, and what one may do. */
export const LearnerCover = Type.Object({
  id: Id,
  name: Type.Optional(Type.String()),
  mayPropose: Type.Array(Type.String(), { description: "kinds whose entries wait for the family" }),
  mayContribute: Type.Array(Type.String(), { description: "kinds one may sign" }),
  maySteward: Type.Array(Type.String(), { description: "kinds of which one may correct what others wrote" }),
  mayChoose: Type.Enum(choosing),
  readsChoices: Type.Boolean({ description: "who sees what, and who looked" }),
});
export type LearnerCover = Static<typeof LearnerCover>;

/** Everything of one learner that is open to one, as a screen opens it: one disclosure, one line in the log. */
export const Backpack = Type.Object({
  learner: LearnerCover,
  digests: Type.Array(DigestView),
  entries: Type.Array(Entry, { description: "newest first" }),
  isWhole: Type.Boolean({ description: "false where there are more entries than one screen holds" }),
  schoolDays: Type.Array(Type.Object({ organizationId: Id, days: Type.Array(Type.String({ format: "date" })) }), {
    description: "days in session of the last year at the schools in the entries, for drawing attendance",
  }),
  answered: Type.Optional(
    Type.Integer({ description: "of your requests to correct something, those decided since you opened it before" }),
  ),
  teachers: Type.Array(Type.Object({ classId: Id, names: Type.Array(Type.String()) }), {
    description: "who teaches or taught the classes in the entries, by the staff directory",
  }),
  lastVisitAt: Type.Optional(
    Type.String({ format: "date-time", description: "when you opened it before, for families" }),
  ),
});
export type Backpack = Static<typeof Backpack>;
