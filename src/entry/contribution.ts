import Type, { type Static } from "typebox";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import type { Words } from "../kernel/words.ts";
import { slices } from "../privacy/category.ts";

/** Where a proposal stands; a question keeps it open. */
const states = ["waiting", "asked", "accepted", "declined", "withdrawn", "expired"] as const;

/** Days after which a proposal that nobody answered is closed. */
export const answeredWithinDays = 60;

/** Why something is declined, in words that hurt nobody. Nothing need be said. */
export const declineReasons = {
  "not-now": { en: "Not now, maybe later", es: "Ahora no, quizás después" },
  "already-there": { en: "It is there already", es: "Ya está" },
  "not-quite-right": { en: "It is not quite right", es: "No es del todo así" },
  "keep-private": { en: "We would rather keep this to ourselves", es: "Preferimos guardarlo para nosotros" },
} as const satisfies Readonly<Record<string, Words>>;
export type DeclineReason = keyof typeof declineReasons;
export const declineKeys = Object.keys(declineReasons) as DeclineReason[];

/** What is proposed. The key is the sender's own: a telephone that sends twice proposes once. */
export const NewContribution = Type.Object({
  learnerId: Id,
  kind: Type.String({ maxLength: 60 }),
  body: Type.Unknown(),
  observedOn: Type.Optional(OnDate),
  key: Type.String({ minLength: 8, maxLength: 120, pattern: "^[\\x21-\\x7e]+$" }),
});
export type NewContribution = Static<typeof NewContribution>;

/** A proposal as whoever made it, whoever answers it and the learner read it. */
export const Contribution = Type.Object({
  id: Id,
  learnerId: Id,
  learner: Type.Optional(Type.String({ description: "the name they go by" })),
  kind: Type.String(),
  slice: Type.Enum(slices),
  body: Type.Unknown(),
  observedOn: Type.Optional(OnDate),
  by: Type.Object({
    subjectId: Id,
    capacity: Type.String(),
    name: Type.Optional(Type.String({ description: "of a helper, with the program" })),
    programId: Type.Optional(Id),
  }),
  proposedAt: Type.String({ format: "date-time" }),
  state: Type.Enum(states),
  isYours: Type.Boolean({ description: "you proposed it" }),
  isYoursToAnswer: Type.Boolean(),
  reason: Type.Optional(Type.Enum(declineKeys)),
  note: Type.Optional(Type.String({ description: "of a question" })),
  answeredAt: Type.Optional(Type.String({ format: "date-time" })),
  isStanding: Type.Boolean({ description: "accepted by the family's standing word" }),
});
export type Contribution = Static<typeof Contribution>;

/** One answer for one proposal or for many. */
export const Settling = Type.Object({
  contributions: Type.Array(Type.Object({ learnerId: Id, id: Id }), { minItems: 1, maxItems: 500 }),
  answer: Type.Enum(["accepted", "declined", "asked"]),
  reason: Type.Optional(Type.Enum(declineKeys, { description: "of a decline; without one nothing is said" })),
  note: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: "the question that is asked" })),
});
export type Settling = Static<typeof Settling>;
