import type { Transaction } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import { categories } from "./category.ts";
import { findConflict } from "./choice.ts";
import { familyOf } from "./compile.job.ts";
import { openPolicies } from "./compile.ts";
import { pauseConsents } from "./consent.job.ts";
import { notify } from "./notice.job.ts";
import { listRegistrars } from "./office.store.ts";
import type { Pack } from "./pack.ts";
import { findStanding, type LearnerStanding } from "./standing.store.ts";

interface Told {
  readonly target: string;
  readonly agreementId: string | undefined;
  readonly category: string;
  readonly since: string;
  readonly between: readonly string[];
}

/** Every conflict between guardians that stands now, one for each target and category. */
export function conflictsOf(pack: Pack, standing: LearnerStanding): Told[] {
  const { family } = familyOf(pack, standing);
  if ([...family.choosers.values()].filter(({ role }) => role === "guardian").length < 2) return [];
  const found = openPolicies(pack, standing.facts.agreements).flatMap(({ policy, agreementId }) =>
    categories.flatMap((category): Told[] => {
      const target = { audience: policy.audience, agreementId };
      const conflict = findConflict(pack, policy, category, target, family);
      if (!conflict) return [];
      const { since, between } = conflict;
      return [{ target: agreementId ?? policy.audience, agreementId, category, since, between }];
    }),
  );
  return [...new Map(found.map((each) => [`${each.target} ${each.category}`, each])).values()];
}

const keepTold = statement<{ target: string; category: string }>(
  "privacy.conflicts-told",
  `with now_found as (
    select * from jsonb_to_recordset($2::jsonb) as f (target text, category text, since timestamptz)
  ), over as (
    update base.conflict_told t set ended_at = now() where t.learner_id = $1 and t.ended_at is null
      and not exists (select from now_found f where f.target = t.target and f.category = t.category)
  )
  insert into base.conflict_told (learner_id, target, category, since)
  select $1, f.target, f.category, f.since from now_found f
  where not exists (select from base.conflict_told t where t.learner_id = $1 and t.target = f.target and t.category = f.category and t.ended_at is null)
  on conflict do nothing returning target, category`,
);

/**
 * Writes down which conflicts of two guardians began or ended by what the transaction chose, pauses the consents they are about, and tells
 * both guardians alike, in words that name nobody and nothing that was chosen, and the registrars, who speak with both.
 */
export async function noteConflicts(transaction: Transaction, pack: Pack, learnerId: string): Promise<void> {
  const standing = await findStanding(transaction, learnerId);
  if (!standing) return;
  const found = conflictsOf(pack, standing);
  const fresh = await transaction.rows(keepTold, [learnerId, JSON.stringify(found)]);
  // Also what was let in since a conflict began: nobody signs around it.
  for (const { agreementId } of found)
    if (agreementId !== undefined) await pauseConsents(transaction, pack, learnerId, "conflict", { agreementId });
  if (fresh.length === 0) return;
  const begun = found.filter((each) =>
    fresh.some(({ target, category }) => target === each.target && category === each.category),
  );
  const to = begun.flatMap(({ between }) => between);
  await notify(transaction, { code: "conflict.paused", to, learnerId, place: `/who-sees-what?child=${learnerId}` });
  const office = await listRegistrars(transaction, learnerId);
  await notify(transaction, { code: "conflict.waits", to: office, learnerId, place: `/learners/${learnerId}/family` });
}
