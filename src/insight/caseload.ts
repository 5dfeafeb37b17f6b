import Type, { type Static } from "typebox";
import { StatementUnder } from "../entry/statement.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";

/** One person on the team of a case, now or until a date. */
const CaseMember = Type.Object({
  staffId: Id,
  name: Type.String(),
  readsRestricted: Type.Boolean({ description: "named for the restricted notes of the case" }),
  startsOn: Type.Optional(OnDate),
  endsOn: Type.Optional(OnDate),
  hasLeft: Type.Boolean(),
  isYou: Type.Boolean(),
});

/** A learner the support team works with: why, who is on it, and what waits. */
export const CaseItem = Type.Object({
  caseId: Id,
  learnerId: Id,
  learner: Type.String(),
  startsOn: OnDate,
  endsOn: Type.Optional(OnDate),
  isStarred: Type.Boolean({ description: "to be talked about in the next meeting" }),
  team: Type.Array(CaseMember),
  strength: Type.Optional(Type.String({ description: "one line of what the learner brings" })),
  reasons: Type.Array(Type.Object({ type: Type.String(), title: Type.String() }), {
    description: "plans and supports that are open to you",
  }),
  statements: Type.Optional(
    Type.Array(StatementUnder, {
      description: "what the family says about a plan or a strength above (34 CFR 99.21)",
    }),
  ),
  notes: Type.Integer({ description: "restricted notes that are open to you" }),
  newestNoteOn: Type.Optional(OnDate),
  unread: Type.Integer({ description: "conversations with something unread" }),
});
export type CaseItem = Static<typeof CaseItem>;
