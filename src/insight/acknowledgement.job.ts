import { Problem } from "../kernel/problem.ts";
import type { Database } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";

const confirm = statement<{ entry_id: string }>(
  "insight.acknowledge",
  `insert into base.acknowledgement (learner_id, entry_id, subject_id)
  select g.learner_id, g.entry_id, g.subject_id
  from base.open_support g join base.subject s on s.id = g.subject_id and s.capacity in ('teacher', 'support', 'nurse')
  where g.subject_id = door.subject() and g.learner_id = $1 and g.entry_id = any($2)
  on conflict (learner_id, entry_id, subject_id) do update set at = acknowledgement.at returning entry_id`,
);

/**
 * Confirms supports that the subject reads in detail. All of them or none: throws `entry-unknown` when one is not open, is no support,
 * was corrected since, or the subject gives no supports. A second time changes nothing.
 */
export const confirmSupports = (
  work: Database,
  subjectId: string,
  learnerId: string,
  entryIds: readonly string[],
): Promise<void> =>
  asSubject(work, subjectId, async (transaction) => {
    const written = await transaction.rows(confirm, [learnerId, entryIds]);
    if (written.length < new Set(entryIds).size) throw new Problem("entry-unknown");
  });
