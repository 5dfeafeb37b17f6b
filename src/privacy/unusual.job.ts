import { addDays, type IsoDate } from "../kernel/date.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { notify } from "./notice.job.ts";
import type { WorkHours } from "./unusual.ts";

/** How far back the first turn of the clock goes. */
const daysAtFirst = 62;

const readWatch = statement<{ first: IsoDate | null; today: IsoDate }>(
  "privacy.unusual-watch",
  `select case when w.done_until = '-infinity' then greatest((select (min(a.at) at time zone k.zone)::date + k.ahead from base.access_log a), k.today - ${daysAtFirst})
      when w.done_until > now() + interval '1 day' then k.today - 1 else (w.done_until at time zone k.zone)::date + k.ahead end as first, k.today
  from base.unusual_watch w cross join base.clock k`,
);
const setWatch = statement(
  "privacy.unusual-watched",
  "update base.unusual_watch w set done_until = base.end_of($1::date, k.ahead, k.zone) from base.clock k",
);
/** What a day is judged by. As values and not as a join, because the planner cannot guess at what it does not see. */
interface Day extends Record<string, unknown> {
  from: string;
  until: string;
  zone: string;
  from_hour: number;
  until_hour: number;
  counts_days_off: boolean;
}
const readDay = statement<Day>(
  "privacy.unusual-bounds",
  `select base.end_of($1::date - 1, k.ahead, k.zone)::text as from, base.end_of($1::date, k.ahead, k.zone)::text as until, k.zone,
    h.from_hour, h.until_hour, h.counts_days_off from base.clock k cross join base.work_hours h`,
);
/**
 * One row for each person and learner of a school day: what the day is judged by. Looks that only drew a list of names count for no learner.
 * The day is aggregated in the database and once, so that the memory it takes does not grow with the log.
 */
const dayOfLooks = `day_look as materialized (
    select a.subject_id, a.learner_id, s.capacity, s.organization_id, s.person_id, coalesce(s.organization_id, s.id) as place,
      count(*) as looks, min(a.at) as first_at, max(a.at) as last_at, bool_or(starts_with(a.purpose, 'exception.')) as by_exception,
      count(*) filter (where not extract(hour from a.at at time zone $4) between $5::int and $6::int - 1) as at_night
    from base.access_log a join base.subject s on s.id = a.subject_id
    where a.at >= $2::timestamptz and a.at < $3::timestamptz and a.what not in ('learners.list', 'learners.search')
      and s.capacity in ('teacher', 'support', 'nurse', 'leader', 'registrar', 'district', 'exception')
    group by a.subject_id, a.learner_id, s.capacity, s.organization_id, s.person_id, s.id
  )`;
/**
 * Whether a place has a day off: a weekend on which no school of it is in session, or a holiday, which is a day that its calendar
 * names so or leaves out within two weeks of school days on both sides. In longer breaks offices work.
 */
const daysOff = `day_off as materialized (
    select p.place from (select distinct place from day_look where $7) p
    cross join lateral (select bool_or(c.in_session and c.on_date = $1) as in_session, bool_or(c.on_date = $1) as is_named,
        bool_or(c.in_session and c.on_date < $1) and bool_or(c.in_session and c.on_date > $1) as is_between
      from base.organization_tree t join base.school_day c on c.organization_id = t.organization_id
      where t.ancestor_id = p.place and c.on_date between $1::date - 14 and $1::date + 14) c
    where not coalesce(c.in_session, false)
      and (extract(isodow from $1::date) > 5 or coalesce(c.is_named, false) or coalesce(c.is_between, false))
  )`;
const holdsOn = (rows: readonly string[]) =>
  `bool_or(${rows.map((row) => `coalesce(${row}.ends_on >= $1, true)`).join(" and ")})`;
/**
 * Who is or was before whom in the roster, and whether still on that day. Joined as sets: asked row by row, a log of a million
 * looks was not judged in minutes (npm run bench).
 */
const ties = `tie as materialized (
    select d.subject_id, d.learner_id, ${holdsOn(["e", "t"])} as holds from day_look d
      join base.assignment t on t.staff_id = d.person_id join base.enrollment e on e.learner_id = d.learner_id and e.class_id = t.class_id
      where d.capacity = 'teacher' group by 1, 2
    union all
    select d.subject_id, d.learner_id, ${holdsOn(["m"])} from day_look d
      join base.case_member m on m.learner_id = d.learner_id and m.staff_id = d.person_id where d.capacity = 'support' group by 1, 2
    union all
    select d.subject_id, d.learner_id, ${holdsOn(["e"])} from day_look d join base.enrollment e on e.learner_id = d.learner_id
      join base.organization_tree t on t.organization_id = e.organization_id and t.ancestor_id = d.organization_id
      where d.capacity in ('nurse', 'leader', 'district') group by 1, 2
    union all
    select d.subject_id, d.learner_id, true from day_look d where d.capacity in ('registrar', 'exception')
  )`;
const insertDay = `put_day as (
    insert into base.unusual_day (subject_id, on_date, learners, looks)
    select subject_id, $1, count(*), sum(looks) from day_look group by subject_id
    on conflict (subject_id, on_date) do update set learners = excluded.learners, looks = excluded.looks
  )`;
const judgeLooks = statement<{ id: string; organization_id: string | null }>(
  "privacy.unusual-find",
  `with ${dayOfLooks}, ${daysOff}, ${ties}, ${insertDay}, judged_look as (
    select d.*, t.subject_id is null as no_relation, not t.holds as after_exit,
      case when o.place is null then d.at_night else d.looks end as off_hours
    from day_look d left join tie t on t.subject_id = d.subject_id and t.learner_id = d.learner_id left join day_off o on o.place = d.place
  ), per as (
    select c.code, d.subject_id, count(*) as learners, sum(c.looks) as looks, min(d.first_at) as first_at, max(d.last_at) as last_at
    from judged_look d cross join lateral (values ('no-relation', d.no_relation, d.looks), ('bulk', d.capacity <> 'exception', d.looks),
      ('off-hours', d.off_hours > 0, d.off_hours), ('after-exit', d.after_exit, d.looks), ('exception', d.by_exception, d.looks)) c (code, holds, looks)
    where c.holds group by c.code, d.subject_id
  ), many as (
    select p.*, u.usual from per p join base.unusual_rule r on r.code = p.code and r.is_on
      and case p.code when 'off-hours' then p.looks else p.learners end >= r.threshold
    cross join lateral (select percentile_disc(0.5) within group (order by u.learners)::int as usual from base.unusual_day u
      where u.subject_id = p.subject_id and u.on_date between $1::date - 30 and $1::date - 1) u
  )
  insert into base.unusual_finding (id, code, subject_id, organization_id, on_date, learners, looks, usual, first_at, last_at)
  select gen_random_uuid(), m.code, m.subject_id, s.organization_id, $1, m.learners, m.looks, m.usual, m.first_at, m.last_at
  from many m join base.subject s on s.id = m.subject_id where m.code <> 'bulk' or m.learners > 3 * coalesce(m.usual, 0)
  on conflict (code, subject_id, on_date) do nothing returning id, organization_id`,
);
const watchers = statement<{ id: string }>(
  "privacy.unusual-watchers",
  `select s.id from base.subject s where s.ended_at is null and s.capacity in ('leader', 'administrator')
    and exists (select from base.organization_tree t where t.ancestor_id = s.organization_id and t.organization_id = any($1)) order by s.id limit 200`,
);

/** Judges one school day of looks. Answers how many findings are new. */
async function judgeDay(transaction: Transaction, on: IsoDate): Promise<number> {
  const day = await firstRow(transaction, readDay, [on]);
  if (!day) throw new Error("the installation has no clock");
  const { from, until, zone, from_hour, until_hour, counts_days_off } = day;
  const found = await transaction.rows(judgeLooks, [on, from, until, zone, from_hour, until_hour, counts_days_off]);
  await transaction.rows(setWatch, [on]);
  if (found.length === 0) return 0;
  const schools = [...new Set(found.map(({ organization_id }) => organization_id).filter((each) => each !== null))];
  const to = (await transaction.rows(watchers, [schools])).map(({ id }) => id);
  await notify(transaction, { code: "unusual.found", to, place: "/unusual" });
  return found.length;
}

// The planner takes a day for a handful of looks, and asked the roster look by look; as sets it is read once, however many there were.
const asSets = ["set local plan_cache_mode = force_custom_plan", "set local enable_nestloop = off"] as const;

/**
 * Goes through the looks of every school day that is over: each day in a transaction of its own, once, oldest first. The first turn
 * begins at most two months back; from then on no day is left out, however long the clock stood still.
 */
export async function watchLooks({ work }: Pick<Store, "work">): Promise<void> {
  const watch = await firstRow(work, readWatch);
  if (!watch?.first) return;
  for (let on = watch.first; on < watch.today; on = addDays(on, 1))
    await work.transaction(asSets, (transaction) => judgeDay(transaction, on));
}

const reach = `exists (select from door.unusual_finding f where f.id = x.id)`;
const own = statement(
  "privacy.unusual-own",
  `update base.unusual_finding x set owner_id = door.subject() where x.id = $1 and x.closed_at is null and ${reach} returning x.id`,
);
const close = statement(
  "privacy.unusual-close",
  `update base.unusual_finding x set owner_id = coalesce(x.owner_id, door.subject()), answer = $2, closed_by = door.subject(), closed_at = now()
  where x.id = $1 and x.closed_at is null and ${reach} returning x.id`,
);
const setRule = statement(
  "privacy.unusual-rule",
  "update base.unusual_rule set threshold = $2, is_on = $3 where code = $1 returning code",
);

/** Takes a finding on, or answers and closes it. Throws `issue-unknown` for one of other schools, of oneself, or closed. */
export async function settleFinding(work: Database, subjectId: string, id: string, answer?: string): Promise<void> {
  refuse(answer);
  await asSubject(work, subjectId, async (transaction) => {
    const rows = await transaction.rows(
      answer === undefined ? own : close,
      answer === undefined ? [id] : [id, answer.trim()],
    );
    if (rows.length === 0) throw new Problem("issue-unknown");
  });
}

/** What counts as unusual from now on. */
export async function setUnusualRule(
  work: Database,
  subjectId: string,
  rule: { code: string; threshold: number; isOn: boolean },
): Promise<void> {
  await asSubject(work, subjectId, (transaction) => transaction.rows(setRule, [rule.code, rule.threshold, rule.isOn]));
}

const setHours = statement(
  "privacy.work-hours",
  "update base.work_hours set from_hour = $1, until_hour = $2, counts_days_off = $3",
);
/** Which hours and days are off-hours from now on. Throws `input-invalid` where the day would end before it begins. */
export async function setWorkHours(
  work: Database,
  subjectId: string,
  { fromHour, untilHour, countsDaysOff }: WorkHours,
): Promise<void> {
  if (fromHour >= untilHour) throw new Problem("input-invalid");
  await asSubject(work, subjectId, (transaction) => transaction.rows(setHours, [fromHour, untilHour, countsDaysOff]));
}
