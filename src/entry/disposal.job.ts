import { createHash } from "node:crypto";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import { notify } from "../privacy/notice.job.ts";
import type { Database } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import type { AnyKind } from "./kind.ts";
import {
  type Certificate,
  copyWindowDays,
  type DueCount,
  type Keep,
  type RetentionRule,
  scheduleOf,
} from "./retention.ts";

const disposes = statement<{ id: string }>("entry.disposes-of", "select id from door.disposing_district where id = $1");
const keeps = statement<{ id: string }>("entry.keeps-district", "select id from door.kept_district where id = $1");
const ownRules = statement<{ kind: string; keep: Keep; reason: string }>(
  "entry.own-retention",
  "select kind, keep, reason from base.retention_rule where organization_id = $1 order by kind",
);
const putRule = statement(
  "entry.put-retention",
  `insert into base.retention_rule (organization_id, kind, keep, reason, set_by) values ($1, $2, $3, $4, $5)
  on conflict (organization_id, kind) do update set keep = excluded.keep, reason = excluded.reason, set_by = excluded.set_by, set_at = now()`,
);
const dropRule = statement<{ kind: string }>(
  "entry.drop-retention",
  "delete from base.retention_rule where organization_id = $1 and kind = $2 returning kind",
);
const dueCounts = statement<DueCount & Record<string, unknown>>(
  "entry.due-counts",
  `select kind, year, count(*)::int as entries, count(distinct learner_id)::int as learners
  from base.due_entries($1, $2, base.today()) group by kind, year order by kind, year`,
);
const propose = statement(
  "entry.propose-disposal",
  `insert into base.disposal (id, organization_id, plan, reason, proposed_by, not_before, told)
  values ($1, $2, $3, $4, $5, base.today() + ${copyWindowDays}, $6)`,
);
const concerned = statement<{ id: string }>(
  "entry.disposal-families",
  `select distinct s.id from (select distinct learner_id from base.due_entries($1, $2, base.today())) d
  join base.grants g on g.learner_id = d.learner_id and g.until > now()
  join base.subject s on s.id = g.subject_id and s.capacity in ('learner', 'guardian') and s.ended_at is null order by s.id`,
);
const confirm = statement<{ id: string }>(
  "entry.confirm-disposal",
  `update base.disposal d set confirmed_by = $2, confirmed_on = base.today()
  where d.id = $1 and d.confirmed_on is null and d.stopped_on is null and d.not_before <= base.today()
    and exists (select from door.disposing_district o where o.id = d.organization_id)
    and not door.same_person(d.proposed_by, $2)
    and not exists (select from base.retention_rule r join jsonb_to_recordset(d.plan) as p (kind text, keep jsonb) on p.kind = r.kind
      where r.organization_id = d.organization_id and r.keep <> p.keep)
  returning d.id`,
);
const stop = statement<{ id: string }>(
  "entry.stop-disposal",
  `update base.disposal d set stopped_on = base.today() where d.id = $1 and d.finished_on is null and d.stopped_on is null
    and exists (select from door.disposing_district o where o.id = d.organization_id) returning d.id`,
);

/** A district's schedule, as who keeps it. */
export async function readSchedule(
  work: Database,
  subjectId: string,
  organizationId: string,
  kinds: readonly AnyKind[],
): Promise<RetentionRule[]> {
  return asSubject(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, disposes, [organizationId]))) throw new Problem("not-allowed");
    const own = new Map((await transaction.rows(ownRules, [organizationId])).map((row) => [row.kind, row]));
    return scheduleOf(kinds, own);
  });
}

/** Keeps a kind for another time than the schedule that ships says, with the reason. An administrator of the district's. */
export async function setRetention(
  work: Database,
  subjectId: string,
  { organizationId, kind, keep, reason }: { organizationId: string; kind: string; keep: Keep; reason: string },
): Promise<void> {
  refuse(reason);
  await asSubject(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, keeps, [organizationId]))) throw new Problem("not-allowed");
    await transaction.rows(putRule, [organizationId, kind, JSON.stringify(keep), reason, subjectId]);
  });
}

/** Lets the schedule that ships hold for a kind again. An administrator of the district's; `request-settled` where it does. */
export async function unsetRetention(
  work: Database,
  subjectId: string,
  { organizationId, kind }: { organizationId: string; kind: string },
): Promise<void> {
  await asSubject(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, keeps, [organizationId]))) throw new Problem("not-allowed");
    if (!(await firstRow(transaction, dropRule, [organizationId, kind]))) throw new Problem("request-settled");
  });
}

const planOf = (schedule: readonly RetentionRule[]) =>
  JSON.stringify(
    schedule
      .filter(({ keep }) => keep !== "always")
      .map(({ kind, keep, source }) => ({ kind, keep, source: source.en })),
  );

/** What is no longer kept, by kind and year: counts and nothing else. */
export async function countDue(
  work: Database,
  subjectId: string,
  organizationId: string,
  kinds: readonly AnyKind[],
): Promise<DueCount[]> {
  const schedule = await readSchedule(work, subjectId, organizationId, kinds);
  return work.rows(dueCounts, [organizationId, planOf(schedule)]);
}

/**
 * Proposes to destroy what is due of some kinds, and tells the families concerned, who may ask for a copy first. Throws
 * `request-settled` where nothing is due.
 */
export async function proposeDisposal(
  work: Database,
  subjectId: string,
  given: { organizationId: string; kinds: readonly string[]; reason: string },
  kinds: readonly AnyKind[],
): Promise<string> {
  const { organizationId, reason } = given;
  refuse(reason);
  const schedule = await readSchedule(work, subjectId, organizationId, kinds);
  const plan = planOf(schedule.filter(({ kind }) => given.kinds.includes(kind)));
  const id = newId();
  await asSubject(work, subjectId, async (transaction) => {
    if ((await transaction.rows(dueCounts, [organizationId, plan])).length === 0) throw new Problem("request-settled");
    const to = (await transaction.rows(concerned, [organizationId, plan])).map((each) => each.id);
    await transaction.rows(propose, [id, organizationId, plan, reason, subjectId, to.length]);
    await notify(transaction, { code: "rights.destruction", to, place: "/my-data/rights" });
  });
  return id;
}

/**
 * A second person confirms. Throws `request-settled` before families had their time, for who proposed it, for what is over, and where the
 * district keeps one of the kinds for another time by now: that is proposed anew.
 */
export async function confirmDisposal(work: Database, subjectId: string, disposalId: string): Promise<void> {
  await asSubject(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, confirm, [disposalId, subjectId]))) throw new Problem("request-settled");
  });
}

/** Stops one that is not finished; what is destroyed stays so. */
export async function stopDisposal(work: Database, subjectId: string, disposalId: string): Promise<void> {
  await asSubject(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, stop, [disposalId]))) throw new Problem("request-settled");
  });
}

const hold = statement<{ made: number }>("entry.set-hold", "select door.set_hold($1, $2, $3) as made");
/** Holds everything of a learner for a reason, or lifts that; as a registrar. Throws `request-settled` where it stands so already. */
export async function setHold(
  work: Database,
  subjectId: string,
  learnerId: string,
  reason: string | undefined,
): Promise<void> {
  refuse(reason);
  await asSubject(work, subjectId, async (transaction) => {
    const row = await firstRow(transaction, hold, [newId(), learnerId, reason ?? null]);
    if (row?.made !== 1) throw new Problem("request-settled");
  });
}

const running = statement<{ id: string }>(
  "entry.running-disposals",
  "select id from base.disposal where confirmed_on is not null and stopped_on is null and finished_on is null order by id",
);
const destroyPage = statement<{ gone: number }>("entry.destroy-page", "select base.destroy_page($1, $2) as gone");
interface Finished extends Record<string, unknown> {
  organization: string;
  reason: string;
  plan: Certificate["rules"];
  proposed_by: string;
  proposed_on: string;
  confirmed_by: string;
  confirmed_on: string;
  told: number;
  today: string;
  destroyed: Certificate["destroyed"];
  learners: number;
  entries: number;
}
const readFinished = statement<Finished>(
  "entry.finished-disposal",
  `select o.name as organization, d.reason, d.plan, coalesce(pf.display_name, 'administrator ' || d.proposed_by) as proposed_by, d.proposed_on,
    coalesce(cf.display_name, 'administrator ' || d.confirmed_by) as confirmed_by, d.confirmed_on, d.told, base.today() as today,
    coalesce((select jsonb_agg(c order by c.kind, c.year) from (
      select t.kind, t.year, sum(t.entries)::int as entries, count(*)::int as learners from base.tombstone t
      where t.disposal_id = d.id group by t.kind, t.year) c), '[]') as destroyed,
    (select count(distinct t.learner_id)::int from base.tombstone t where t.disposal_id = d.id) as learners,
    (select coalesce(sum(t.entries), 0)::int from base.tombstone t where t.disposal_id = d.id) as entries
  from base.disposal d join base.organization o on o.id = d.organization_id
  left join base.subject ps on ps.id = d.proposed_by left join base.staff pf on pf.id = ps.person_id
  left join base.subject cs on cs.id = d.confirmed_by left join base.staff cf on cf.id = cs.person_id where d.id = $1`,
);
const finish = statement(
  "entry.finish-disposal",
  "update base.disposal set finished_on = base.today(), certificate = $2, hash = $3 where id = $1 and finished_on is null and stopped_on is null",
);

const pageSize = 500;
const method =
  "Rows deleted from the database with every earlier version, digest, statement and message; files that nothing refers to any more deleted from the store. Backups made before run out by the district's own schedule.";

/**
 * Work of the clock: goes on with what two people confirmed, a page a transaction, so that a kill in the middle loses and doubles
 * nothing; writes the certificate when nothing more is due and `sweep` has taken the files that nothing refers to any more. One that
 * somebody stops between two pages has none: not all is destroyed.
 */
export async function destroyConfirmed(
  { work }: { readonly work: Database },
  sweep: () => Promise<unknown>,
): Promise<void> {
  for (const { id } of await work.rows(running)) {
    for (let gone = 1; gone > 0; ) gone = (await firstRow(work, destroyPage, [id, pageSize]))?.gone ?? 0;
    await sweep();
    await work.transaction([], async (transaction) => {
      const row = await firstRow(transaction, readFinished, [id]);
      if (!row) return;
      const certificate: Certificate = {
        certificate: "daypack-disposal",
        version: 1,
        disposalId: id,
        organization: row.organization,
        reason: row.reason,
        rules: row.plan,
        destroyed: row.destroyed,
        learners: row.learners,
        entries: row.entries,
        method,
        proposed: { by: row.proposed_by, on: row.proposed_on },
        confirmed: { by: row.confirmed_by, on: row.confirmed_on },
        familiesTold: row.told,
        finishedOn: row.today,
      };
      await transaction.rows(finish, [id, JSON.stringify(certificate), certificateHash(certificate)]);
    });
  }
}

/** By which a certificate is known: of its JSON with members in alphabetical order, as anybody can write it again. */
export function certificateHash(certificate: Certificate): Buffer {
  const sorted = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(sorted)
      : value !== null && typeof value === "object"
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, part]) => [key, sorted(part)]),
          )
        : value;
  return createHash("sha256")
    .update(JSON.stringify(sorted(certificate)))
    .digest();
}
