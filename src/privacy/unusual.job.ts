import { addDays, type IsoDate } from "../kernel/date.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { notify } from "./notice.job.ts";

const readWatch = statement<{ first: IsoDate | null; today: IsoDate }>(
  "privacy.unusual-watch",
  `select case when w.done_until = '-infinity' then (select (min(a.at) at time zone k.zone)::date + k.ahead from base.access_log a)
      else (w.done_until at time zone k.zone)::date + k.ahead end as first, k.today
  from base.unusual_watch w cross join base.clock k group by w.done_until, k.zone, k.ahead, k.today`,
);
const setWatch = statement(
  "privacy.unusual-watched",
  "update base.unusual_watch w set done_until = base.end_of($1::date, k.ahead, k.zone) from base.clock k",
);
/**
 * One row for each person and learner of a school day: what the day is judged by. Looks that only drew a list of names count for no learner.
 * Lists of a day are aggregated in the database, so the memory it takes does not grow with the log.
 */
const dayOfLooks = `day_look as (
  select a.subject_id, a.learner_id, s.capacity, s.organization_id, s.person_id, count(*) as looks, min(a.at) as first_at, max(a.at) as last_at,
    count(*) filter (where extract(hour from a.at at time zone k.zone) not between 6 and 20) as off_hours,
    bool_or(starts_with(a.purpose, 'exception.')) as by_exception
  from base.access_log a join base.subject s on s.id = a.subject_id cross join base.clock k
  where a.at >= base.end_of($1::date - 1, k.ahead, k.zone) and a.at < base.end_of($1::date, k.ahead, k.zone)
    and s.capacity in ('teacher', 'support', 'nurse', 'leader', 'registrar', 'district', 'exception')
    and a.what not in ('learners.list', 'learners.search')
  group by a.subject_id, a.learner_id, s.capacity, s.organization_id, s.person_id
)`;
const insertDay = statement(
  "privacy.unusual-day",
  `with ${dayOfLooks}
  insert into base.unusual_day (subject_id, on_date, learners, looks)
  select subject_id, $1, count(*), sum(looks) from day_look group by subject_id
  on conflict (subject_id, on_date) do update set learners = excluded.learners, looks = excluded.looks`,
);
/** Whether the roster, as it stands now, ties the person to the learner on that day, with the days a tie outlasts its class. */
const taught = (
  when: string,
) => `exists (select from base.enrollment e join base.assignment t on t.class_id = e.class_id
    where e.learner_id = d.learner_id and t.staff_id = d.person_id ${when})`;
const onDay = (row: string, after: string) => `and coalesce(${row}.ends_on + ${after} >= $1, true)`;
const onCase = (when: string) =>
  `exists (select from base.case_member m where m.learner_id = d.learner_id and m.staff_id = d.person_id ${when})`;
const atSchool = (
  when: string,
) => `exists (select from base.enrollment e join base.organization_tree t on t.organization_id = e.organization_id
    where e.learner_id = d.learner_id and t.ancestor_id = d.organization_id ${when})`;
const wasTied = (when: (row: string) => string) => `case d.capacity
    when 'teacher' then ${taught(`${when("e")} ${when("t")}`)} when 'support' then ${onCase(when("m"))}
    when 'registrar' then true when 'exception' then true else ${atSchool(when("e"))} end`;
const anyDay = () => "";
const conditions = {
  "no-relation": `not ${wasTied(anyDay)}`,
  "after-exit": `${wasTied(anyDay)} and not ${wasTied((row) => onDay(row, "0"))}`,
  exception: "d.by_exception",
} as const;
const insertFindings = statement<{ id: string; organization_id: string | null }>(
  "privacy.unusual-find",
  `with ${dayOfLooks}, per as (
    select 'bulk' as code, d.subject_id, count(*) as learners, sum(d.looks) as looks, min(d.first_at) as first_at, max(d.last_at) as last_at
      from day_look d where d.capacity <> 'exception' group by d.subject_id
    union all
    select 'off-hours', d.subject_id, count(*), sum(d.off_hours), min(d.first_at), max(d.last_at) from day_look d where d.off_hours > 0 group by d.subject_id
    ${Object.entries(conditions)
      .map(
        ([code, holds]) => `union all
    select '${code}', d.subject_id, count(*), sum(d.looks), min(d.first_at), max(d.last_at) from day_look d where ${holds} group by d.subject_id`,
      )
      .join("\n    ")}
  ), judged as (
    select p.*, (select percentile_disc(0.5) within group (order by u.learners) from base.unusual_day u
      where u.subject_id = p.subject_id and u.on_date between $1::date - 30 and $1::date - 1)::int as usual
    from per p
  )
  insert into base.unusual_finding (id, code, subject_id, organization_id, on_date, learners, looks, usual, first_at, last_at)
  select gen_random_uuid(), j.code, j.subject_id, s.organization_id, $1, j.learners, j.looks, j.usual, j.first_at, j.last_at
  from judged j join base.unusual_rule r on r.code = j.code and r.is_on join base.subject s on s.id = j.subject_id
  where case j.code when 'off-hours' then j.looks >= r.threshold
    when 'bulk' then j.learners >= r.threshold and j.learners > 3 * coalesce(j.usual, 0) else j.learners >= r.threshold end
  on conflict (code, subject_id, on_date) do nothing returning id, organization_id`,
);
const watchers = statement<{ id: string }>(
  "privacy.unusual-watchers",
  `select s.id from base.subject s where s.ended_at is null and s.capacity in ('leader', 'administrator')
    and exists (select from base.organization_tree t where t.ancestor_id = s.organization_id and t.organization_id = any($1)) order by s.id limit 200`,
);

/** Judges one school day of looks. Answers how many findings are new. */
async function judgeDay(transaction: Transaction, on: IsoDate): Promise<number> {
  await transaction.rows(insertDay, [on]);
  const found = await transaction.rows(insertFindings, [on]);
  await transaction.rows(setWatch, [on]);
  if (found.length === 0) return 0;
  const schools = [...new Set(found.map(({ organization_id }) => organization_id).filter((each) => each !== null))];
  const to = (await transaction.rows(watchers, [schools])).map(({ id }) => id);
  await notify(transaction, { code: "unusual.found", to, place: "/unusual" });
  return found.length;
}

/** Days gone through at one turn of the clock; a longer log is caught up with on the days that follow, newest last. */
const daysAtOnce = 62;

/** Goes through the looks of every school day that is over: each day in a transaction of its own, and only once. */
export async function watchLooks({ work }: Pick<Store, "work">): Promise<void> {
  const watch = await firstRow(work, readWatch);
  if (!watch?.first) return;
  const from = watch.first < addDays(watch.today, -daysAtOnce) ? addDays(watch.today, -daysAtOnce) : watch.first;
  for (let on = from; on < watch.today; on = addDays(on, 1))
    await work.transaction([], (transaction) => judgeDay(transaction, on));
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
