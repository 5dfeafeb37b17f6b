import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { listPlanned } from "./annual-notice.store.ts";
import type { NoticeForm } from "./annual-notice.ts";
import { notify } from "./notice.job.ts";

const keeps = statement<{ id: string }>("privacy.keeps-district", "select id from door.kept_district where id = $1");
const dropDraft = statement(
  "privacy.drop-notice-draft",
  "delete from base.annual_notice where organization_id = $1 and published_on is null",
);
const insert = statement(
  "privacy.insert-annual-notice",
  `insert into base.annual_notice (id, organization_id, number, form, made_by)
  select $1, $2, coalesce(max(n.number), 0) + 1, $3, $4 from base.annual_notice n where n.organization_id = $2`,
);
const publish = statement<{ organization_id: string }>(
  "privacy.publish-annual-notice",
  `update base.annual_notice n set published_by = $2, published_on = base.today(),
    object_until = base.today() + (n.form ->> 'objectDays')::int
  where n.id = $1 and n.published_on is null and exists (select from door.kept_district d where d.id = n.organization_id)
  returning organization_id`,
);
const setPlanned = statement(
  "privacy.set-notice-planned",
  "update base.annual_notice set form = form || jsonb_build_object('planned', $2::jsonb) where id = $1",
);
const families = statement<{ id: string }>(
  "privacy.families-of-district",
  `select distinct s.id from base.organization_tree t
  join base.enrollment e on e.organization_id = t.organization_id and e.class_id is null and coalesce(e.ends_on >= base.today(), true)
  join base.grants g on g.learner_id = e.learner_id and g.until > now()
  join base.subject s on s.id = g.subject_id and s.ended_at is null
    and (s.capacity = 'guardian' or (s.capacity = 'learner' and g.policy_id = 'learner.of-age'))
  where t.ancestor_id = $1 order by s.id`,
);
const setTold = statement("privacy.set-notice-told", "update base.annual_notice set told = $2 where id = $1");
const confirm = statement("privacy.confirm-notice", "select door.confirm_notice($1, $2, $3)");

/** Adults of a district's families, and its learners of age: whom a notice to all of them goes to. */
export const listFamiliesOf = async (transaction: Transaction, organizationId: string): Promise<string[]> =>
  (await transaction.rows(families, [organizationId])).map(({ id }) => id);

/** Writes a draft in place of the district's earlier draft. What was published stays as it is. Throws `not-allowed` for another's district. */
export async function draftNotice(
  work: Database,
  subjectId: string,
  organizationId: string,
  form: NoticeForm,
): Promise<string> {
  refuse(form);
  const id = newId();
  await asSubject(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, keeps, [organizationId]))) throw new Problem("not-allowed");
    await transaction.rows(dropDraft, [organizationId]);
    await transaction.rows(insert, [id, organizationId, JSON.stringify(form), subjectId]);
  });
  return id;
}

/** Puts a draft in force and tells every family of the district; answers how many adults and learners of age that were. */
export async function publishNotice(work: Database, subjectId: string, noticeId: string): Promise<number> {
  return asSubject(work, subjectId, async (transaction) => {
    const row = await firstRow(transaction, publish, [noticeId, subjectId]);
    if (!row) throw new Problem("version-unknown");
    const surveys = await listPlanned(transaction, row.organization_id);
    const planned = surveys.map(({ organizationId: _, ...survey }) => survey);
    await transaction.rows(setPlanned, [noticeId, JSON.stringify(planned)]);
    const to = await listFamiliesOf(transaction, row.organization_id);
    await notify(transaction, { code: "rights.annual-notice", to, place: "/my-data/rights" });
    await transaction.rows(setTold, [noticeId, to.length]);
    return to.length;
  });
}

/** Somebody of the family confirms that they read the notice in force. Twice is once. */
export const confirmNotice = (
  work: Database,
  subjectId: string,
  learnerId: string,
  noticeId: string,
): Promise<unknown> =>
  asSubject(work, subjectId, (transaction) => transaction.rows(confirm, [newId(), learnerId, noticeId]));
