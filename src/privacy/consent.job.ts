import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Language } from "../kernel/words.ts";
import type { Transaction } from "../store/connect.ts";
import { bothOf } from "./both-sign.ts";
import { categoryOf, type Slice, slicesIn } from "./category.ts";
import { insertChoice } from "./choice.store.ts";
import { compileLearner } from "./compile.job.ts";
import { lock } from "./compile.store.ts";
import {
  type ConsentOrder,
  type HeldConsent,
  holdConsent,
  holdOpenConsents,
  insertConsent,
  isSamePerson,
  outweighPause,
  type Taken,
  writeStep,
} from "./consent.store.ts";
import { type ConsentSignature, type ConsentTerms, noticeVersion } from "./consent.ts";
import {
  afterStep,
  type ConsentActor,
  type ConsentState,
  type ConsentStep,
  gives,
  type PauseReason,
} from "./consent-life.ts";
import { endHelpBy, reopenHelp } from "./helper-end.job.ts";
import { higher, storedOf } from "./level.ts";
import { notify } from "./notice.job.ts";
import type { NoticeCode } from "./notice-codes.ts";
import type { Pack } from "./pack.ts";
import { findStanding, type LearnerStanding } from "./standing.store.ts";
import { choosersOf } from "./standing.ts";

/** Which consent, and in which hat somebody acts on it. */
export interface ConsentAct {
  readonly learnerId: string;
  readonly consentId: string;
  readonly by: string;
}

const placeOf = (learnerId: string) => `/sharing?child=${learnerId}`;

/**
 * Who may decide a consent about these slices today: deciding guardians and a learner of age about all, a trusted learner of 16
 * or 17 about own work, words and recognitions.
 */
export function decidersOf(pack: Pack, standing: LearnerStanding, about: readonly Slice[]): string[] {
  const { choosers } = choosersOf(pack, standing.facts, standing.family, standing.today);
  const shared = pack.document.trustedCategories.flatMap(slicesIn);
  const isOwn = about.length > 0 && about.every((slice) => shared.includes(slice));
  return [...choosers]
    .filter(([, { choosing }]) => choosing === "all" || (choosing === "share-own-words" && isOwn))
    .map(([subjectId]) => subjectId);
}

async function standingOf(transaction: Transaction, learnerId: string): Promise<LearnerStanding> {
  await lock(transaction, learnerId);
  const standing = await findStanding(transaction, learnerId);
  if (!standing) throw new Problem("learner-unknown");
  return standing;
}

/** The guardians of whom two must sign terms today; none where one signature is enough. */
function bothFor(pack: Pack, { facts, family, today }: LearnerStanding, terms: ConsentTerms): readonly string[] {
  return bothOf(pack, slicesOf(terms).map(categoryOf), choosersOf(pack, facts, family, today));
}

/** Every slice that terms touch, as a whole or by single items. */
export const slicesOf = ({ parts, items }: Pick<ConsentTerms, "parts" | "items">): Slice[] =>
  [...parts, ...items].map(({ slice }) => slice);

/** Takes one step, or throws `consent-settled` where the life of a consent has none such. Answers where it stands then. */
async function take(
  transaction: Transaction,
  consent: HeldConsent,
  step: ConsentStep,
  { actor, by, ...more }: { actor: ConsentActor; by: string | null } & Pick<Taken, "reason" | "signature">,
): Promise<HeldConsent> {
  const state = afterStep(consent.state, step, actor);
  if (!state) throw new Problem("consent-settled");
  await writeStep(transaction, consent.learner_id, consent.id, { step, state, actor, by, ...more });
  return { ...consent, state };
}

/** Writes a request down: who asked, and what. */
async function enter(transaction: Transaction, order: ConsentOrder, actor: ConsentActor): Promise<string> {
  refuse([order.terms.party, order.terms.purpose]);
  const id = await insertConsent(transaction, order);
  await writeStep(transaction, order.learnerId, id, { step: "request", state: "requested", actor, by: order.askedBy });
  return id;
}

/**
 * Asks a family for a consent, and tells whoever may decide. Nothing opens by it. Call it in the transaction of what it is for:
 * a helper's invitation, a survey's launch.
 */
export async function requestConsent(transaction: Transaction, pack: Pack, order: ConsentOrder): Promise<string> {
  const { learnerId, askedBy, terms } = order;
  const standing = await standingOf(transaction, learnerId);
  const id = await enter(transaction, order, "asker");
  const to = decidersOf(pack, standing, slicesOf(terms)).filter((each) => each !== askedBy);
  await notify(transaction, { code: "consent.asked", to, learnerId, place: placeOf(learnerId) });
  return id;
}

/** How an answer is given: in what language the words stood there. A signed-in session proves who, unless the office kept a paper. */
export interface ConsentAnswer extends ConsentAct {
  readonly grants: boolean;
  readonly language: Language;
  readonly proof?: Pick<ConsentSignature, "proof" | "adult"> | undefined;
}

/**
 * Answers a request in somebody's name: granted it holds from its first day on, in the place of the one it renews; declined it
 * is over, with nothing lost. In force when the transaction is. Throws `consent-unknown`, `not-allowed`, `consent-settled`.
 */
export async function decideConsent(
  transaction: Transaction,
  pack: Pack,
  { learnerId, consentId, by, grants, language, proof = { proof: "session", adult: "school-account" } }: ConsentAnswer,
): Promise<ConsentState> {
  const standing = await standingOf(transaction, learnerId);
  let consent = await readConsent(transaction, learnerId, consentId);
  if (!decidersOf(pack, standing, slicesOf(consent.terms)).includes(by)) throw new Problem("not-allowed");
  const family = { actor: "family", by } as const;
  if (consent.state === "requested") consent = await take(transaction, consent, "show", family);
  if (!grants) return (await take(transaction, consent, "decline", family)).state;
  const signature = { by, at: new Date().toISOString(), ...proof, language, notice: noticeVersion };
  const both = bothFor(pack, standing, consent.terms);
  // Whose right to decide is gone since has signed for nobody.
  const first = both.find((guardian) => guardian === consent.first_signature?.by);
  // Two guardians are two people: not two hats of one, nor two that one account wears.
  if (both.length > 0 && first && (await isSamePerson(transaction, first, by))) throw new Problem("consent-settled");
  if (both.length > 0 && !first) {
    consent = await take(transaction, consent, "sign", { ...family, signature });
    const to = both.filter((guardian) => guardian !== by);
    await notify(transaction, { code: "consent.second", to, learnerId, place: placeOf(learnerId) });
    return consent.state;
  }
  consent = await take(transaction, consent, "grant", { ...family, signature });
  if (first && consent.agreement_id) await chooseAsSigned(transaction, pack, consent, by);
  if (consent.terms.startsOn <= standing.today) consent = await beginConsent(transaction, consent);
  await compileLearner(transaction, pack, learnerId);
  return consent.state;
}

// With a signature under what a helper may see, a guardian has chosen so: of what needs the word of two, silence would show less.
async function chooseAsSigned(
  transaction: Transaction,
  pack: Pack,
  { learner_id, agreement_id, terms }: HeldConsent,
  by: string,
): Promise<void> {
  for (const category of pack.document.bothSign.categories) {
    const levels = terms.parts.filter(({ slice }) => categoryOf(slice) === category).map(({ level }) => level);
    if (levels.length === 0) continue;
    const level = storedOf(levels.reduce(higher));
    await transaction.rows(insertChoice, [learner_id, newId(), null, agreement_id, category, level, null, by]);
  }
}

/** Its first day has come: it begins, in the place of the one that it renews. Grants must be compiled after it. */
export async function beginConsent(transaction: Transaction, consent: HeldConsent): Promise<HeldConsent> {
  const clock = { actor: "clock", by: null } as const;
  const old = consent.renews && (await holdConsent(transaction, consent.learner_id, consent.renews));
  if (old && afterStep(old.state, "supersede", "clock")) await take(transaction, old, "supersede", clock);
  return take(transaction, consent, "activate", clock);
}

/** The program of a helper's consent; nothing for every other. */
const helperOf = ({ terms, agreement_id }: HeldConsent): string | undefined =>
  terms.kind === "helper" && agreement_id !== null ? agreement_id : undefined;

async function readConsent(transaction: Transaction, learnerId: string, consentId: string): Promise<HeldConsent> {
  const consent = await holdConsent(transaction, learnerId, consentId);
  if (!consent) throw new Problem("consent-unknown");
  return consent;
}

/**
 * Asks and answers in one act: where a family itself starts the sharing, as with a link. The learner and whoever else may decide
 * are told: a learner is shown what is decided for them. Throws as `decideConsent`.
 */
export async function signConsent(
  transaction: Transaction,
  pack: Pack,
  order: ConsentOrder & { askedBy: string },
  { language, proof, code = "consent.signed", place = placeOf(order.learnerId) }: Signing,
): Promise<{ id: string; state: ConsentState }> {
  const { learnerId, askedBy: by, terms } = order;
  const standing = await standingOf(transaction, learnerId);
  const id = await enter(transaction, order, "family");
  const state = await decideConsent(transaction, pack, { learnerId, consentId: id, by, grants: true, language, proof });
  const learners = standing.family.filter(({ capacity }) => capacity === "learner").map(({ id: each }) => each);
  const to = [...decidersOf(pack, standing, slicesOf(terms)), ...learners].filter((each) => each !== by);
  // Whoever is asked for the second signature was told so.
  if (state !== "half-signed") await notify(transaction, { code, to, learnerId, place });
  return { id, state };
}

/** How somebody signs what they start themselves, and how the rest of the family is told of it. */
export interface Signing extends Pick<ConsentAnswer, "language" | "proof"> {
  readonly code?: NoticeCode | undefined;
  readonly place?: string | undefined;
}

/**
 * Stops a consent for good. Whoever may decide today stops it alone, whoever signed it; so may who signed or asked for it. Nothing
 * flows once the transaction is through.
 */
export async function revokeConsent(transaction: Transaction, pack: Pack, act: ConsentAct): Promise<void> {
  const standing = await standingOf(transaction, act.learnerId);
  const consent = await readConsent(transaction, act.learnerId, act.consentId);
  const deciders = decidersOf(pack, standing, slicesOf(consent.terms));
  const isTheirs = consent.asked_by === act.by || consent.signature?.by === act.by;
  if (!deciders.includes(act.by) && !isTheirs) throw new Problem("not-allowed");
  await take(transaction, consent, "revoke", { actor: deciders.includes(act.by) ? "family" : "asker", by: act.by });
  // A year that was agreed to after it would begin by the clock: what is stopped does not come back.
  const next = (await holdOpenConsents(transaction, act.learnerId)).filter(({ renews }) => renews === consent.id);
  for (const one of next)
    if (afterStep(one.state, "revoke", "family"))
      await take(transaction, one, "revoke", { actor: "family", by: act.by });
  const helpOf = helperOf(consent);
  if (helpOf) await endHelpBy(transaction, act.learnerId, helpOf, act.by);
  await notify(transaction, {
    code: helpOf ? "helper.ended" : "consent.stopped",
    to: deciders.filter((each) => each !== act.by),
    learnerId: act.learnerId,
    place: helpOf ? `/helpers?child=${act.learnerId}` : placeOf(act.learnerId),
  });
  await compileLearner(transaction, pack, act.learnerId);
}

/** Which of a learner's consents something is about; without anything all. */
export interface ConsentChoice {
  readonly agreementId?: string | undefined;
  readonly signedBy?: string | undefined;
  readonly ids?: readonly string[] | undefined;
}
const isOf =
  ({ agreementId, signedBy, ids }: ConsentChoice) =>
  (consent: HeldConsent): boolean =>
    (agreementId === undefined || consent.agreement_id === agreementId) &&
    (signedBy === undefined || consent.signature?.by === signedBy || consent.asked_by === signedBy) &&
    (ids === undefined || ids.includes(consent.id));

/**
 * Pauses what is open: nothing flows until the family or the office resumes it, never by itself. Both guardians are told, neutrally
 * and alike. Answers how many that were. Call it in the transaction of the conflict, the court's paper or the birthday.
 */
export async function pauseConsents(
  transaction: Transaction,
  pack: Pack,
  learnerId: string,
  reason: PauseReason,
  which: ConsentChoice = {},
): Promise<number> {
  const standing = await standingOf(transaction, learnerId);
  const open = (await holdOpenConsents(transaction, learnerId)).filter(isOf(which));
  // What rests for a conflict when a court's paper comes takes two persons to go on, like all that the paper pauses.
  const { letGoOnByTwo } = pack.document;
  const isLighter = (before: PauseReason | null) =>
    before !== null && before !== "age-flip" && letGoOnByTwo.includes(reason) && !letGoOnByTwo.includes(before);
  for (const consent of open) if (isLighter(consent.paused_for)) await outweighPause(transaction, consent, reason);
  const paused = open.filter(({ state }) => afterStep(state, "pause", "clock"));
  for (const consent of paused) await take(transaction, consent, "pause", { actor: "clock", by: null, reason });
  if (paused.length === 0) return 0;
  const to = [...new Set(paused.flatMap((consent) => decidersOf(pack, standing, slicesOf(consent.terms))))];
  await notify(transaction, { code: "consent.paused", to, learnerId, place: placeOf(learnerId) });
  await compileLearner(transaction, pack, learnerId);
  return paused.length;
}

/**
 * Lets a paused consent go on: the office once a conflict is settled, or the learner whom the rights passed to. What two guardians,
 * a court or the school paused, one of a family alone does not open again.
 */
export async function resumeConsent(
  transaction: Transaction,
  pack: Pack,
  { learnerId, consentId, by }: ConsentAct,
  actor: "family" | "office",
): Promise<void> {
  const standing = await standingOf(transaction, learnerId);
  const consent = await readConsent(transaction, learnerId, consentId);
  const isAllowed = actor === "office" || decidersOf(pack, standing, slicesOf(consent.terms)).includes(by);
  if (!isAllowed) throw new Problem("not-allowed");
  if (actor === "family" && consent.paused_for !== "age-flip") throw new Problem("consent-settled");
  const step = consent.terms.startsOn > standing.today ? "restore" : "resume";
  await take(transaction, consent, step, { actor, by });
  const helpOf = helperOf(consent);
  if (helpOf) await reopenHelp(transaction, learnerId, helpOf, consent.terms.endsOn);
  await compileLearner(transaction, pack, learnerId);
}

/** Ends what is open because what it rests on ended: an agreement, a program's year. Answers how many that were. */
export async function endConsents(
  transaction: Transaction,
  pack: Pack,
  learnerId: string,
  which: ConsentChoice,
): Promise<number> {
  await lock(transaction, learnerId);
  const open = (await holdOpenConsents(transaction, learnerId)).filter(isOf(which));
  for (const consent of open) await take(transaction, consent, "expire", { actor: "clock", by: null });
  if (open.some(({ state }) => gives(state))) await compileLearner(transaction, pack, learnerId);
  return open.length;
}
