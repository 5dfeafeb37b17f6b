import { Problem } from "../kernel/problem.ts";
import { compileLearner } from "../privacy/compile.job.ts";
import { lock } from "../privacy/compile.store.ts";
import type { Pack } from "../privacy/pack.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, type Statement, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";

/** One place on a case. */
interface CasePlace {
  readonly learnerId: string;
  readonly caseId: string;
  readonly staffId: string;
}

// Only who wears the hat of the support team at the school of who gives it: whoever they are, they have signed in there before.
const give = statement<{ staff_id: string }>(
  "insight.give-place",
  `insert into base.case_member (learner_id, case_id, staff_id, reads_restricted, starts_on, ends_on)
  select $1, $2, o.person_id, $4, $5, null
  from base.subject s join base.subject o on o.capacity = 'support' and o.organization_id = s.organization_id and o.ended_at is null
  where s.id = door.subject() and o.person_id = $3 and base.leads_case($1, $2)
    and exists (select from base.support_case c where c.learner_id = $1 and c.id = $2)
  on conflict (learner_id, case_id, staff_id) do update
    set reads_restricted = excluded.reads_restricted, starts_on = least(case_member.starts_on, excluded.starts_on), ends_on = null
  returning staff_id`,
);
const close = statement<{ staff_id: string }>(
  "insight.close-place",
  `update base.case_member m set ends_on = $4
  where m.learner_id = $1 and m.case_id = $2 and m.staff_id = $3 and base.leads_case($1, $2) returning staff_id`,
);
const star = statement<{ case_id: string }>(
  "insight.star-case",
  `insert into base.case_star (learner_id, case_id, starred_by)
  select c.learner_id, c.id, door.subject() from base.support_case c where c.learner_id = $1 and c.id = $2 and base.is_on_case($1, $2)
  on conflict (learner_id, case_id) do update set starred_at = now() returning case_id`,
);
const unstar = statement<{ case_id: string }>(
  "insight.unstar-case",
  `with gone as (delete from base.case_star where learner_id = $1 and case_id = $2 and base.is_on_case($1, $2))
  select $2::uuid as case_id where base.is_on_case($1, $2)`,
);

async function orUnknown(
  transaction: Transaction,
  act: Statement<object & Record<string, unknown>>,
  values: readonly unknown[],
) {
  if (!(await firstRow(transaction, act, values))) throw new Problem("support-case-unknown");
}

/** Gives somebody a place on a case, from a date on; who had left has it again. Whoever reads by it reads when this returns. */
export const givePlace = (
  work: Database,
  pack: Pack,
  subjectId: string,
  { learnerId, caseId, staffId }: CasePlace,
  { readsRestricted, startsOn }: { readonly readsRestricted: boolean; readonly startsOn: string },
): Promise<void> =>
  asSubject(work, subjectId, async (transaction) => {
    await lock(transaction, learnerId);
    await orUnknown(transaction, give, [learnerId, caseId, staffId, readsRestricted, startsOn]);
    await compileLearner(transaction, pack, learnerId);
  });

/** Ends a place on a case with a date, the last on which they read: at a hand-over the successor is given theirs first. */
export const closePlace = (
  work: Database,
  pack: Pack,
  subjectId: string,
  { learnerId, caseId, staffId }: CasePlace,
  endsOn: string,
): Promise<void> =>
  asSubject(work, subjectId, async (transaction) => {
    await lock(transaction, learnerId);
    await orUnknown(transaction, close, [learnerId, caseId, staffId, endsOn]);
    await compileLearner(transaction, pack, learnerId);
  });

/** Puts a case on the list of the next meeting, or takes it off. */
export const starCase = (
  work: Database,
  subjectId: string,
  { learnerId, caseId }: Omit<CasePlace, "staffId">,
  isStarred: boolean,
): Promise<void> =>
  asSubject(work, subjectId, (transaction) => orUnknown(transaction, isStarred ? star : unstar, [learnerId, caseId]));
