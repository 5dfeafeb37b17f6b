import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { listFamiliesOf } from "./annual-notice.job.ts";
import { numberOf, type Slice } from "./category.ts";
import { notify } from "./notice.job.ts";
import { checkProof, checkStudy, type Measure, releasable, type StudyCell, type StudyOrder } from "./study.ts";

const disposes = statement<{ today: string }>(
  "privacy.study-district",
  "select k.today from door.disposing_district d cross join base.clock k where d.id = $1",
);
const insert = statement(
  "privacy.insert-study",
  `insert into base.study (id, organization_id, basis, title, party, purpose, agreement, clauses, measures, starts_on, ends_on, destroy_by, made_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, door.subject())`,
);

/** Enters the agreement of an audit or study; it opens once a second person has looked it over. Throws `study-refused`, `not-allowed`. */
export async function enterStudy(
  work: Database,
  subjectId: string,
  organizationId: string,
  order: StudyOrder,
): Promise<string> {
  refuse(order);
  const id = newId();
  await asSubject(work, subjectId, async (transaction) => {
    const district = await firstRow(transaction, disposes, [organizationId]);
    if (!district) throw new Problem("not-allowed");
    checkStudy(order, district.today);
    const { basis, title, party, purpose, agreement, clauses, measures, startsOn, endsOn, destroyBy } = order;
    await transaction.rows(insert, [
      ...[id, organizationId, basis, title.trim(), party.trim(), purpose.trim(), agreement.trim()],
      ...[clauses, measures, startsOn, endsOn, destroyBy],
    ]);
  });
  return id;
}

/** What somebody of the office does with a study; the first two are the second person's. */
export type StudyAct = "approve" | "refuse" | "end";

const kept = "exists (select from door.study d where d.id = s.id)";
const second =
  "s.reviewed_on is null and s.ended_on is null and exists (select from door.study d where d.id = s.id and d.may_review)";
const acts: Readonly<Record<StudyAct, ReturnType<typeof statement<{ organization_id: string }>>>> = {
  approve: statement(
    "privacy.study-approve",
    `update base.study s set reviewed_by = door.subject(), reviewed_on = base.today(), review_note = $2
    where s.id = $1 and ${second} returning s.organization_id`,
  ),
  refuse: statement(
    "privacy.study-refuse",
    `update base.study s set reviewed_by = door.subject(), reviewed_on = base.today(), review_note = $2,
      ended_on = base.today(), ended_by = door.subject(), ended_why = 'refused'
    where s.id = $1 and ${second} returning s.organization_id`,
  ),
  end: statement(
    "privacy.study-end",
    `update base.study s set ended_on = base.today(), ended_by = door.subject(), ended_why = 'ended', review_note = coalesce($2, s.review_note)
    where s.id = $1 and s.reviewed_on is not null and s.ended_on is null and s.ends_on >= base.today() and ${kept} returning s.organization_id`,
  ),
};
const setTold = statement("privacy.study-told", "update base.study set told = $2 where id = $1");

/** Opens, refuses or ends a study; families are told of one that opens. Throws `request-settled` where it is not theirs to, or over. */
export async function settleStudy(
  work: Database,
  subjectId: string,
  { id, act, note }: { readonly id: string; readonly act: StudyAct; readonly note?: string | undefined },
): Promise<void> {
  refuse(note);
  await asSubject(work, subjectId, async (transaction) => {
    const row = await firstRow(transaction, acts[act], [id, note?.trim() || null]);
    if (!row) throw new Problem("request-settled");
    if (act !== "approve") return;
    const to = await listFamiliesOf(transaction, row.organization_id);
    await notify(transaction, { code: "rights.study", to, place: "/my-data/rights" });
    await transaction.rows(setTold, [id, to.length]);
  });
}

const destroyed = statement<{ id: string }>(
  "privacy.study-destroyed",
  `update base.study s set destroyed_on = $2, destroyed_by = door.subject(), proof = $3 from base.clock k
  where s.id = $1 and s.destroyed_on is null and s.reviewed_on is not null and s.ended_why is distinct from 'refused'
    and (s.ended_on is not null or s.ends_on < k.today) and $2 between s.starts_on and k.today and ${kept} returning s.id`,
);

/** Writes down that the party attested the destruction. Throws `request-settled` before the end, or for a day to come. */
export async function attestDestruction(
  work: Database,
  subjectId: string,
  { id, on, proof }: { readonly id: string; readonly on: string; readonly proof: string },
): Promise<void> {
  refuse(proof);
  checkProof(proof);
  await asSubject(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, destroyed, [id, on, proof.trim()]))) throw new Problem("request-settled");
  });
}

const mayCount = statement<{ organization_id: string }>(
  "privacy.study-open",
  "select organization_id from door.study where id = $1 and state = 'open' and $2 = any(measures)",
);
// Of the digests, as the lower levels have them: what is turned off or kept out of summaries is in no count.
const count = statement<StudyCell & Record<string, unknown>>(
  "privacy.study-count",
  `with here as (
    select distinct e.learner_id from base.enrollment e join base.organization_tree t on t.organization_id = e.organization_id
    cross join base.clock k
    where t.ancestor_id = $1 and e.class_id is null and e.ended_at is null
      and coalesce(e.starts_on <= k.today, true) and coalesce(e.ends_on >= k.today, true))
  select coalesce(n.grade, '') as grade, case when $2::text is null then '' else d.status ->> $2 end as value, count(*)::int as count
  from here h
  left join lateral (select x.body ->> 'gradeLevel' as grade from base.entry x where x.learner_id = h.learner_id and x.kind = 'enrollment'
    and x.superseded_at is null and x.body ? 'gradeLevel' order by x.observed_on desc nulls last, x.id desc limit 1) n on true
  left join base.digest d on d.learner_id = h.learner_id and d.slice = $3 and d.circle_id = '00000000-0000-0000-0000-000000000000'
  where $2::text is null or jsonb_typeof(d.status -> $2) = 'string'
  group by 1, 2 order by 1, 2`,
);
// Two counts a few days apart, of two studies or at the turn of a month, would tell of who came or went in between.
const handed = statement<{ cells: StudyCell[]; on: string }>(
  "privacy.study-handed",
  `select c.cells, c.counted_on as on from base.study_count c join base.study s on s.id = c.study_id cross join base.clock k
  where s.organization_id = $1 and c.measure = $2 and c.counted_on > k.today - 28 order by c.counted_on desc, c.id limit 1`,
);
const keep = statement<{ id: string }>(
  "privacy.keep-study-count",
  `insert into base.study_count (id, study_id, measure, month, cells, counted_by, counted_on)
  values ($1, $2, $3, date_trunc('month', base.today())::date, $4, door.subject(), coalesce($5, base.today())) on conflict do nothing returning id`,
);

/** In which digest the value of a measure stands. */
const standsIn: Readonly<Record<Measure, { readonly kind: string; readonly slice: Slice } | undefined>> = {
  learners: undefined,
  attendance: { kind: "attendance", slice: "attendance" },
  graduation: { kind: "graduation-plan", slice: "transcript" },
};

/**
 * Counts for a study that is open, and keeps what is handed out: what was counted of the district in the last four weeks, where it was. Throws `request-settled` for a measure that its agreement does not name,
 * one that was counted this month, or a study that is not open.
 */
export async function countForStudy(
  work: Database,
  subjectId: string,
  { id, measure }: { readonly id: string; readonly measure: Measure },
): Promise<StudyCell[]> {
  return asSubject(work, subjectId, async (transaction) => {
    const study = await firstRow(transaction, mayCount, [id, measure]);
    if (!study) throw new Problem("request-settled");
    const before = await firstRow(transaction, handed, [study.organization_id, measure]);
    const { kind, slice } = standsIn[measure] ?? {};
    const values = [study.organization_id, kind ?? null, slice ? numberOf(slice) : 0];
    const cells = before?.cells ?? releasable(await transaction.rows(count, values), measure);
    const made = await firstRow(transaction, keep, [newId(), id, measure, JSON.stringify(cells), before?.on ?? null]);
    if (!made) throw new Problem("request-settled");
    return cells;
  });
}
