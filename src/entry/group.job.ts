import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import { statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import type { Writing } from "./append.job.ts";
import { proposeContributions, takeBackContribution } from "./contribution.job.ts";
import type { GroupDay } from "./group.ts";

interface MarkRow extends Record<string, unknown> {
  name_id: string;
  provider: string;
  learner_id: string | null;
}
// Of a name on the list of the subject's own program, and of no other.
const putDay = statement<MarkRow>(
  "entry.group-put-day",
  `with own as (select s.id, s.agreement_id, coalesce(p.organization_name, a.name) as provider
    from base.subject s join base.program p on p.agreement_id = s.agreement_id join base.agreement a on a.id = s.agreement_id
    where s.id = door.subject() and s.capacity = 'helper' and s.ended_at is null),
  put as (
    insert into base.program_day (agreement_id, name_id, on_date, state, minutes, activity, logged_by)
    select n.agreement_id, n.id, $1, m.state, m.minutes, $2, own.id
    from jsonb_to_recordset($3) as m ("nameId" uuid, state text, minutes int) cross join own
    join base.program_name n on n.agreement_id = own.agreement_id and n.id = m."nameId" and n.removed_at is null
    on conflict (agreement_id, name_id, on_date) do update set state = excluded.state, minutes = excluded.minutes,
      activity = excluded.activity, logged_by = excluded.logged_by, logged_at = now()
    returning agreement_id, name_id)
  select put.name_id, own.provider, (select g.learner_id from base.agreement_learner h
      join base.grants g on g.learner_id = h.learner_id and g.subject_id = own.id and g.until > now() and get_byte(g.rights, 25) >> 6 >= 1
      where h.agreement_id = put.agreement_id and h.name_id = put.name_id order by h.shared_at desc limit 1) as learner_id
  from put cross join own order by put.name_id`,
);
interface EarlierRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  key: string;
  waits: boolean;
  is_own: boolean;
  is_gone: boolean;
  body: unknown;
}
/** What anybody of the program proposed of that day before. */
const earlier = statement<EarlierRow>(
  "entry.group-earlier",
  `select c.learner_id, c.id, c.key, base.waits(c.learner_id, c.id) as waits, c.proposed_by = door.subject() as is_own, c.body,
    exists (select from base.contribution_act a where a.learner_id = c.learner_id and a.contribution_id = c.id
      and a.state in ('withdrawn', 'declined', 'expired')) as is_gone
  from base.contribution c join base.subject s on s.id = c.proposed_by
  join base.subject me on me.id = door.subject() and me.agreement_id = s.agreement_id
  where c.learner_id = any($1) and starts_with(c.key, $2) order by c.id`,
);

/** A day of one name, as the element of the record that it would be. */
const bodyOf = (provider: string, { activity }: GroupDay, onDate: string, minutes: number) => ({
  ...{ provider, title: activity, startsOn: onDate, endsOn: onDate, timesAttended: 1 },
  hours: Math.round(minutes / 0.6) / 100,
});

/**
 * Writes a page of the program's book, and asks the families of those who were there to keep it. Sent twice it is there once; a
 * page that says something else takes back what still waits. What a family has accepted is not proposed anew.
 */
export async function keepDay(
  writing: Writing,
  subjectId: string,
  onDate: string,
  page: GroupDay,
): Promise<{ proposed: number; settled: string[] }> {
  refuse(page.activity);
  const marks = new Map(page.marks.map((mark) => [mark.nameId, mark]));
  const [rows, before] = await asSubject(writing.work, subjectId, async (transaction) => {
    const put = await transaction.rows(putDay, [onDate, page.activity, JSON.stringify([...marks.values()])]);
    if (put.length !== marks.size) throw new Problem("person-unknown");
    const learners = put.flatMap(({ learner_id }) => learner_id ?? []);
    return [put, await transaction.rows(earlier, [learners, `day/${onDate}/`])] as const;
  });
  const settled: string[] = [];
  const wanted = [];
  for (const { name_id, provider, learner_id: learnerId } of rows) {
    const mark = marks.get(name_id);
    if (!mark || !learnerId) continue;
    const known = before.filter((each) => each.learner_id === learnerId && !each.is_gone);
    const body = mark.state === "absent" ? undefined : bodyOf(provider, page, onDate, mark.minutes);
    if (body && known.some((each) => isSame(each.body, body))) continue;
    if (known.some((each) => !each.waits || !each.is_own)) {
      settled.push(name_id);
      continue;
    }
    for (const { id } of known) await takeBackContribution(writing.work, subjectId, learnerId, id);
    const times = before.filter((each) => each.learner_id === learnerId).length;
    if (body)
      wanted.push({
        ...{ learnerId, kind: "outside-learning", body, observedOn: onDate },
        key: `day/${onDate}/${name_id}/${times + 1}`,
      });
  }
  return { proposed: wanted.length > 0 ? await proposeContributions(writing, subjectId, wanted) : 0, settled };
}

const isSame = (a: unknown, b: Readonly<Record<string, unknown>>): boolean =>
  typeof a === "object" && a !== null && Object.entries(b).every(([key, value]) => Reflect.get(a, key) === value);
