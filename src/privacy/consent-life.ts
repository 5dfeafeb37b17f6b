/**
 * The life of a consent (docs/sharing.md, "A consent's life"). Three states let something through, all others nothing; `half-signed` waits for the
 * second guardian where the district wants both; what was revoked, declined or has ended never lets anything through again: whoever wants it back asks anew and gets another consent.
 */
export const consentStates = [
  "draft",
  "requested",
  "shown",
  "half-signed",
  "granted",
  "declined",
  "active",
  "amended",
  "expiring",
  "expired",
  "revoked",
  "paused",
  "superseded",
  "recipient-told",
  "deletion-attested",
  "closed",
] as const;
export type ConsentState = (typeof consentStates)[number];

/**
 * Who takes a step: who may decide for the learner today; who asked; the school's office, which speaks with both guardians and reads
 * what a court wrote; the party; and the clock, which also stands for what follows from another act.
 */
export const consentActors = ["family", "asker", "office", "party", "clock"] as const;
export type ConsentActor = (typeof consentActors)[number];

interface Step {
  readonly from: readonly ConsentState[];
  readonly to: ConsentState;
  readonly by: readonly ConsentActor[];
}

/** Every step there is. A step that is not here cannot be taken, by nobody. */
export const consentSteps = {
  request: { from: ["draft"], to: "requested", by: ["asker", "family"] },
  show: { from: ["requested"], to: "shown", by: ["family", "clock"] },
  sign: { from: ["requested", "shown", "half-signed"], to: "half-signed", by: ["family"] },
  grant: { from: ["requested", "shown", "half-signed"], to: "granted", by: ["family"] },
  decline: { from: ["requested", "shown", "half-signed"], to: "declined", by: ["family"] },
  activate: { from: ["granted"], to: "active", by: ["clock"] },
  // A material change is a new request; until that is answered what was agreed before still stands, and no more than that.
  amend: { from: ["active", "expiring"], to: "amended", by: ["asker", "family"] },
  keep: { from: ["amended"], to: "active", by: ["family", "clock"] },
  remind: { from: ["active"], to: "expiring", by: ["clock"] },
  expire: {
    from: ["requested", "shown", "half-signed", "granted", "active", "amended", "expiring", "paused"],
    to: "expired",
    by: ["clock"],
  },
  // Either guardian stops it alone, and so does who asked for it: one who stops is enough.
  revoke: {
    from: ["requested", "shown", "half-signed", "granted", "active", "amended", "expiring", "paused"],
    to: "revoked",
    by: ["family", "asker", "office"],
  },
  // Only what was granted: going on must never be the yes that nobody gave.
  pause: {
    from: ["granted", "active", "amended", "expiring"],
    to: "paused",
    by: ["family", "office", "clock"],
  },
  // Never by the clock: nothing that was paused opens because time went by.
  resume: { from: ["paused"], to: "active", by: ["family", "office"] },
  // The same before its first day.
  restore: { from: ["paused"], to: "granted", by: ["family", "office"] },
  supersede: {
    from: ["active", "amended", "expiring", "paused", "expired"],
    to: "superseded",
    by: ["family", "clock"],
  },
  tell: { from: ["expired", "revoked", "superseded"], to: "recipient-told", by: ["clock", "office"] },
  attest: { from: ["recipient-told"], to: "deletion-attested", by: ["party", "office"] },
  close: { from: ["declined", "recipient-told", "deletion-attested"], to: "closed", by: ["clock", "office"] },
} as const satisfies Readonly<Record<string, Step>>;
export type ConsentStep = keyof typeof consentSteps;

/** The states in which something flows. */
const givingStates: readonly ConsentState[] = ["active", "amended", "expiring"];

/** The states of one that is still asked about or may still give: what a family has in its hands. */
export const openStates: readonly ConsentState[] = [
  ...(["requested", "shown", "half-signed", "granted", "paused"] as const),
  ...givingStates,
];

/** Whether anything may flow under a consent in this state. */
export const gives = (state: ConsentState): boolean => givingStates.includes(state);

/** Where a step leads, or `undefined` where it is not to be taken from here or not by this actor. */
export function afterStep(state: ConsentState, step: ConsentStep, by: ConsentActor): ConsentState | undefined {
  const { from, to, by: actors }: Step = consentSteps[step];
  return from.includes(state) && actors.includes(by) ? to : undefined;
}

/** Why a consent is paused. The family reads it; what another adult did is not in it. */
export const pauseReasons = ["conflict", "custody-change", "age-flip", "agreement-ended", "school"] as const;
export type PauseReason = (typeof pauseReasons)[number];
