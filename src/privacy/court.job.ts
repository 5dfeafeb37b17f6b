import type { CourtKind } from "../roster/family.ts";
import type { Transaction } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
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

/**
 * What follows from a document in the transaction that enters it, besides the grants: another registrar is told to confirm it, what was
 * signed by those who may no longer sign pauses, and whom they alone let in to help is out: or what the other adult chose for helpers in
 * general would keep the door open to a friend of theirs. The adult it is about is told nothing.
 */
export async function tellOfDocument(
  transaction: Transaction,
  pack: Pack,
  document: { learnerId: string; subjectId: string; guardianId: string; kind: CourtKind },
): Promise<void> {
  const { learnerId, subjectId, guardianId, kind } = document;
  const hats = (await transaction.rows(doubted, [learnerId, guardianId, kind])).map(({ id }) => id);
  for (const id of hats) await pauseConsents(transaction, pack, learnerId, "custody-change", { signedBy: id });
  if ((await transaction.rows(endHelp, [learnerId, hats, subjectId])).length > 0) {
    const family = (await listFamilyHats(transaction, learnerId, "guardian")).filter((each) => !hats.includes(each));
    await notify(transaction, { code: "helper.ended", to: family, learnerId, place: `/helpers?child=${learnerId}` });
  }
  const to = (await listRegistrars(transaction, learnerId)).filter((each) => each !== subjectId);
  await notify(transaction, { code: "court.waits", to, learnerId, place: `/learners/${learnerId}/family` });
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
