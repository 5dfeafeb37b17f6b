import { addDays } from "../kernel/date.ts";
import { Problem } from "../kernel/problem.ts";
import { schoolYearOf, schoolYearSpan } from "../kernel/school-year.ts";
import type { Language } from "../kernel/words.ts";
import type { Transaction } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import { lock } from "./compile.store.ts";
import { type ConsentAct, decideConsent } from "./consent.job.ts";
import { holdConsent, insertConsent, writeStep } from "./consent.store.ts";
import { gives } from "./consent-life.ts";
import { isRenewable } from "./consent-view.store.ts";
import type { Pack } from "./pack.ts";
import { findStanding } from "./standing.store.ts";

const invite = statement(
  "privacy.consent-invited",
  "update base.agreement_learner set ends_on = greatest(ends_on, $3) where learner_id = $1 and agreement_id = $2 and ends_on is not null",
);

/**
 * Answers whether a consent goes on for another school year. Yes is a new consent with its own signature and receipt, which begins when
 * the old one ends and lasts to the end of that school year; no is written down too, so that nobody asks again. Silence ends it: nothing
 * renews itself. Throws `consent-settled` where it is not to be renewed now.
 */
export async function renewConsent(
  transaction: Transaction,
  pack: Pack,
  { learnerId, consentId, by, isWanted, language }: ConsentAct & { isWanted: boolean; language: Language },
): Promise<string> {
  await lock(transaction, learnerId);
  const standing = await findStanding(transaction, learnerId);
  const old = await holdConsent(transaction, learnerId, consentId);
  if (!standing || !old) throw new Problem("consent-unknown");
  const { endsOn } = old.terms;
  if (
    !gives(old.state) ||
    endsOn === undefined ||
    !isRenewable(old.terms, standing.today) ||
    (await isAnswered(transaction, old))
  )
    throw new Problem("consent-settled");
  const startsOn = addDays(endsOn, 1);
  // A consent that ends with the year or in the summer goes on to the end of the next one.
  const next = schoolYearSpan(schoolYearOf(addDays(endsOn, 62))).endsOn;
  const terms = { ...old.terms, startsOn, endsOn: next };
  const agreementId = old.agreement_id ?? undefined;
  const id = await insertConsent(transaction, { learnerId, terms, askedBy: by, agreementId, renews: consentId });
  await writeStep(transaction, learnerId, id, { step: "request", state: "requested", actor: "family", by });
  await decideConsent(transaction, pack, { learnerId, consentId: id, by, grants: isWanted, language });
  if (isWanted && agreementId) await transaction.rows(invite, [learnerId, agreementId, next]);
  return id;
}

const answered = statement<{ id: string }>(
  "privacy.consent-answered",
  "select id from base.consent where learner_id = $1 and renews = $2 limit 1",
);
const isAnswered = async (transaction: Transaction, { learner_id, id }: { learner_id: string; id: string }) =>
  (await transaction.rows(answered, [learner_id, id])).length > 0;
