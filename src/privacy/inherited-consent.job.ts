import type { Transaction } from "../store/connect.ts";
import { categories } from "./category.ts";
import type { ChoiceEvent } from "./choice.ts";
import { chooseWithin } from "./choose.job.ts";
import { type ConsentAct, resumeConsent } from "./consent.job.ts";
import { holdConsent } from "./consent.store.ts";
import { higher, type Level, lower } from "./level.ts";
import { movableSlices } from "./movable.ts";
import type { Pack } from "./pack.ts";
import { findStanding } from "./standing.store.ts";

/**
 * A learner who came of age lets go on what a guardian had signed. With a helper or app go the levels that guardians had chosen for it:
 * they become the learner's own word, because what somebody said who no longer decides shows less and never more. Throws as `resumeConsent`.
 */
export async function keepInherited(transaction: Transaction, pack: Pack, act: ConsentAct): Promise<void> {
  await resumeConsent(transaction, pack, act, "family");
  const { learnerId, consentId, by } = act;
  const consent = await holdConsent(transaction, learnerId, consentId);
  const standing = await findStanding(transaction, learnerId);
  const agreementId = consent?.agreement_id;
  const policy = consent && agreementId && pack.find(`${consent.terms.kind}:${agreementId}`);
  if (!policy || !standing) return;
  const about = standing.events.filter((event) => event.agreementId === agreementId);
  const choices = categories.flatMap((category) => {
    const said = about.filter((event) => event.category === category);
    const level = stood(said, by, standing.today);
    const ceilings = movableSlices(pack, "all", policy, category).map((slice) => policy.cell(slice).ceiling);
    if (level === undefined || ceilings.length === 0) return [];
    return [{ target: { agreementId }, category, level: lower(level, ceilings.reduce(higher)) }];
  });
  await chooseWithin(transaction, pack, by, learnerId, choices);
}

/** The narrowest of what guardians said last, where the learner did not speak. */
function stood(events: readonly ChoiceEvent[], learner: string, today: string): Level | undefined {
  const last = new Map(events.map((event) => [event.chosenBy, event]));
  if (last.get(learner)?.level !== undefined) return undefined;
  return [...last.values()]
    .filter(({ until }) => until === undefined || until >= today)
    .reduce<Level | undefined>((low, { level }) => (low && level ? lower(low, level) : (level ?? low)), undefined);
}
