import type { CourtKind } from "../roster/family.ts";
import type { Transaction } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { compileLearner } from "./compile.job.ts";
import { lock } from "./compile.store.ts";
import { pauseConsents } from "./consent.job.ts";
import { notify } from "./notice.job.ts";
import { listFamilyHats, listRegistrars } from "./office.store.ts";
import type { Pack } from "./pack.ts";

/** Hats whose signatures a document puts in doubt: of whom it restrains, or of everybody but the one who decides alone. */
const doubted = statement<{ id: string }>(
  "privacy.court-doubted",
  `select distinct s.id from base.guardianship g join base.subject s on s.capacity = 'guardian' and s.person_id = g.guardian_id
  where g.learner_id = $1 and case $3 when 'sole-decision' then g.guardian_id <> $2 when 'no-access' then g.guardian_id = $2
    when 'no-contact' then g.guardian_id = $2 else false end order by s.id`,
);

// Whom somebody else who decides chose about as well stays: that word counts still.
const endHelp = statement<{ agreement_id: string }>(
  "privacy.court-end-help",
  `update base.agreement_learner h set ends_on = k.today - 1, ended_by = $3 from base.clock k
  where h.learner_id = $1 and h.shared_by = any($2) and coalesce(h.ends_on >= k.today, true) and not exists (
    select from base.choice_event c join base.grants g on g.learner_id = c.learner_id and g.subject_id = c.chosen_by and g.until > now()
    where c.learner_id = h.learner_id and c.agreement_id = h.agreement_id and c.chosen_by <> all($2) and get_byte(g.rights, 30) >> 6 = 3)
  returning h.agreement_id`,
);

const nowDue = statement<Due>(
  "privacy.court-due",
  `update base.court_document d set heeded_on = k.today from base.clock k
  where d.learner_id = $1 and d.heeded_on is null and d.lifted_at is null and d.effective_on <= k.today
  returning d.learner_id, d.guardian_id, d.kind, d.entered_by`,
);
interface Due extends Record<string, unknown> {
  readonly learner_id: string;
  readonly guardian_id: string;
  readonly kind: CourtKind;
  readonly entered_by: string;
}

/**
 * What follows from documents whose day has come, besides the grants: what was signed by those who may no longer sign pauses, and whom
 * they alone let in to help is out: or what the other adult chose for helpers in general would keep the door open to a friend of theirs.
 * Once for each, and never before its day: a pause would tell the adult of a paper that they may not know of yet.
 */
async function heed(transaction: Transaction, pack: Pack, learnerId: string): Promise<void> {
  await lock(transaction, learnerId);
  for (const { guardian_id, kind, entered_by } of await transaction.rows(nowDue, [learnerId])) {
    const hats = (await transaction.rows(doubted, [learnerId, guardian_id, kind])).map(({ id }) => id);
    for (const id of hats) await pauseConsents(transaction, pack, learnerId, "custody-change", { signedBy: id });
    if ((await transaction.rows(endHelp, [learnerId, hats, entered_by])).length === 0) continue;
    await compileLearner(transaction, pack, learnerId);
    const family = (await listFamilyHats(transaction, learnerId, "guardian")).filter((each) => !hats.includes(each));
    await notify(transaction, { code: "helper.ended", to: family, learnerId, place: `/helpers?child=${learnerId}` });
  }
}

/** In the transaction that enters a document: it is heeded if its day has come, and another registrar is told to confirm it. */
export async function tellOfDocument(
  transaction: Transaction,
  pack: Pack,
  { learnerId, subjectId }: { learnerId: string; subjectId: string },
): Promise<void> {
  await heed(transaction, pack, learnerId);
  const to = (await listRegistrars(transaction, learnerId)).filter((each) => each !== subjectId);
  await notify(transaction, { code: "court.waits", to, learnerId, place: `/learners/${learnerId}/family` });
}

const begun = statement<{ learner_id: string }>(
  "privacy.court-begun",
  `select distinct d.learner_id from base.court_document d cross join base.clock k
  where d.heeded_on is null and d.lifted_at is null and d.effective_on <= k.today order by d.learner_id limit 500`,
);

/** Once on each school date: what an adult signed before the day of a document does not outlast that day. */
export async function heedDocuments({ work }: Pick<Store, "work">, pack: Pack): Promise<void> {
  for (let rows = await work.rows(begun); rows.length > 0; rows = await work.rows(begun))
    for (const { learner_id } of rows) await work.transaction([], (transaction) => heed(transaction, pack, learner_id));
}

// On the day, and every week after it until somebody looks at it again: nothing comes back by itself.
const due = statement<{ learner_id: string }>(
  "privacy.court-review",
  `select distinct d.learner_id from base.court_document d cross join base.clock k
  where d.lifted_at is null and d.review_on <= k.today and (k.today - d.review_on) % 7 = 0 order by d.learner_id limit 1000`,
);

/** Once on each school date: registrars are reminded of documents that are to be looked at again. */
export async function remindOfReviews({ work }: Pick<Store, "work">): Promise<void> {
  await work.transaction([], async (transaction) => {
    for (const { learner_id } of await transaction.rows(due)) {
      const to = await listRegistrars(transaction, learner_id);
      await notify(transaction, {
        code: "court.review",
        to,
        learnerId: learner_id,
        place: `/learners/${learner_id}/family`,
      });
    }
  });
}
