import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { languages } from "../kernel/words.ts";
import { audiences } from "./audience.ts";
import { slices } from "./category.ts";
import { consentStates, pauseReasons } from "./consent-life.ts";
import { levels, writeRights } from "./level.ts";

/** What a consent can be about. Each names the party that may then be shown things, or do them. */
const consentKinds = ["link", "helper", "app", "survey", "other"] as const;

/** How it was made sure that an adult who may decide signed: by the account a school gave, at a desk, on paper. */
const adultProofs = ["school-account", "in-person", "document"] as const;
/** By what act they signed (34 CFR 99.30(d): it identifies them, and shows that they approve). */
const signingProofs = ["session", "paper"] as const;

/** The words that were shown when somebody signed. Raised when those words change, so that a receipt tells which stood there. */
export const noticeVersion = "2026-11";

/** How much of one slice a consent is about. */
export const ConsentPart = Type.Object(
  { slice: Type.Enum(slices), level: Type.Enum(levels) },
  { additionalProperties: false },
);
export type ConsentPart = Static<typeof ConsentPart>;

/**
 * What is agreed to: the records, the purpose and the party that 34 CFR 99.30(b) asks for, and levels, write right, retention and onward sharing. A material
 * change is a new consent, never an edit.
 */
export const ConsentTerms = Type.Object(
  {
    kind: Type.Enum(consentKinds),
    party: Type.String({ minLength: 1, maxLength: 200, description: "to whom, by name" }),
    audience: Type.Optional(Type.Enum(audiences)),
    purpose: Type.String({ minLength: 1, maxLength: 500 }),
    parts: Type.Array(ConsentPart, { maxItems: slices.length }),
    items: Type.Array(Type.Object({ id: Id, slice: Type.Enum(slices) }, { additionalProperties: false }), {
      maxItems: 200,
      description: "chosen single entries",
    }),
    write: Type.Enum(writeRights),
    startsOn: Type.String({ format: "date" }),
    endsOn: Type.Optional(
      Type.String({ format: "date", description: "last school date; missing until it is stopped" }),
    ),
    retention: Type.String({ minLength: 1, maxLength: 300, description: "how long the party may keep what it read" }),
    onward: Type.String({
      maxLength: 300,
      description: "to whom the party may pass it on; empty for nobody (34 CFR 99.33)",
    }),
  },
  { additionalProperties: false },
);
export type ConsentTerms = Static<typeof ConsentTerms>;

/** Who signed, when, by what, and what was before their eyes. */
export const ConsentSignature = Type.Object({
  by: Id,
  at: Type.String({ format: "date-time" }),
  proof: Type.Enum(signingProofs),
  adult: Type.Enum(adultProofs),
  language: Type.Enum(languages),
  notice: Type.String(),
});
export type ConsentSignature = Static<typeof ConsentSignature>;

const SignatureView = Type.Object({
  by: Type.String({ description: "you, or in what capacity somebody else" }),
  ...Type.Omit(ConsentSignature, ["by"]).properties,
});

/** A consent as its family reads it, with every step of its life. */
export const ConsentView = Type.Object({
  id: Id,
  state: Type.Enum(consentStates),
  gives: Type.Boolean({ description: "whether anything flows by it now" }),
  terms: ConsentTerms,
  askedAt: Type.String({ format: "date-time" }),
  askedBy: Type.Optional(Type.String({ description: "you, or in what capacity somebody else" })),
  signature: Type.Optional(SignatureView),
  firstSignature: Type.Optional(SignatureView),
  waitsForOther: Type.Boolean({ description: "you have signed, and nothing opens before another guardian does too" }),
  pausedFor: Type.Optional(Type.Enum(pauseReasons)),
  renews: Type.Optional(Id),
  isDue: Type.Boolean({ description: "ends soon, and nobody said yet whether it goes on for another year" }),
  events: Type.Array(
    Type.Object({
      step: Type.String(),
      state: Type.Enum(consentStates),
      at: Type.String({ format: "date-time" }),
      by: Type.Optional(Type.String()),
    }),
    { description: "oldest first" },
  ),
});
export type ConsentView = Static<typeof ConsentView>;
