import Type, { type Static } from "typebox";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";

/** Days within which a party destroys what it had, where its agreement says nothing else (docs/sharing.md, "When it ends"). */
export const usualKeepDays = 30;

/** Who said that it was destroyed: a program by its API, a person of the party, or the office by a certificate it was given. */
const attestors = ["program", "party", "office"] as const;

/** What reached a party about one learner: a pause, or an end with its day of destruction. Who or what led to it is in no answer. */
export const EndingView = Type.Object({
  id: Id,
  learnerId: Id,
  consentId: Type.Optional(Id),
  party: Type.String(),
  what: Type.Enum(["paused", "ended"]),
  endedOn: OnDate,
  dueOn: Type.Optional(OnDate),
  isOverdue: Type.Boolean(),
  state: Type.Enum(["owed", "sent", "failed", "no-way"], {
    description: "whether the party was told; no-way: nothing of ours reaches it",
  }),
  sentOn: Type.Optional(OnDate),
  attestedOn: Type.Optional(OnDate),
  attestedAs: Type.Optional(Type.Enum(attestors)),
  attestedBy: Type.Optional(Type.String()),
  certificate: Type.Optional(Type.String()),
});
export type EndingView = Static<typeof EndingView>;

/** The same in a worklist of several learners. */
export const OwedEnding = Type.Object({ ...EndingView.properties, learner: Type.Optional(Type.String()) });
export type OwedEnding = Static<typeof OwedEnding>;

/** What a party says of what it had. */
export const Attestation = Type.Object(
  {
    by: Type.String({ minLength: 2, maxLength: 120, description: "who says so, by name" }),
    how: Type.String({ minLength: 2, maxLength: 500, description: "what was destroyed and how" }),
  },
  { additionalProperties: false },
);
export type Attestation = Static<typeof Attestation>;

/** What a person of the party is shown before they say so. Nothing of the learner is in it. */
export const EndingAsks = Type.Object({
  party: Type.String(),
  endedOn: OnDate,
  dueOn: Type.Optional(OnDate),
});
export type EndingAsks = Static<typeof EndingAsks>;
