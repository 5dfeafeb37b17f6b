import type { IsoDate } from "../kernel/date.ts";
import { statement } from "../store/statement.ts";
import type { AccessRow, AccessWeek } from "./access.ts";
import { categoryOf, slices } from "./category.ts";
import type { Disclosure } from "./disclosure.store.ts";

interface Looked extends Record<string, unknown> {
  id: string;
  subject_id: string;
  purpose: string;
  status_slices: number;
  summary_slices: number;
  detail_slices: number;
  capacity: string | null;
  name: string | null;
  organization: string | null;
  is_app: boolean;
  classes: string[];
}
interface LogRow extends Looked {
  at: string;
  what: string;
  channel: string;
}
interface WeekRow extends Looked {
  week: IsoDate;
  looks: number;
  first_at: string;
  last_at: string;
  acts: string[];
  channels: string[];
}

/** Who they are that stand in some rows of one learner's log, as far as the asker is told of them. */
const withWho = (
  rows: string,
  order: string,
) => `select l.*, s.capacity, coalesce(s.name, h.terms ->> 'party') as name, o.name as organization,
    ag.id is not null as is_app,
    coalesce((select array_agg(c.title order by c.title) from door.seen_by b join door.class c on c.id = any(b.circles)
      where b.learner_id = $1 and b.subject_id = l.subject_id), '{}') as classes
  from (${rows}) l
  left join door.subject s on s.id = l.subject_id
  left join door.organization o on o.id = s.organization_id
  left join door.agreement ag on ag.subject_id = l.subject_id
  left join door.share h on h.learner_id = $1 and h.id = l.subject_id
  order by ${order}`;
const ofWhom = `($2 = 'everyone' or ($2 = 'outside') = (u.capacity in ('agreement', 'helper', 'link')))
      and ($2 <> 'school' or u.capacity not in ('learner', 'guardian'))`;
const startOf = (day: string) => `(${day})::timestamp at time zone k.zone`;

const log = statement<LogRow>(
  "privacy.access-log",
  withWho(
    `select a.* from door.access_log a join door.subject u on u.id = a.subject_id cross join door.clock k
    where a.learner_id = $1 and a.id < $3 and ${ofWhom} and coalesce(a.subject_id = $5, true)
      and coalesce(a.at >= ${startOf("$6::date")} and a.at < ${startOf("$6::date + 7")}, true)
    order by a.id desc limit $4`,
    "l.id desc",
  ),
);
const weeks = statement<WeekRow>(
  "privacy.access-weeks",
  withWho(
    `select w.* from (
      select a.subject_id, a.purpose, date_trunc('week', a.at at time zone k.zone)::date as week, max(a.id::text)::uuid as id,
        count(*)::int as looks, min(a.at) as first_at, max(a.at) as last_at,
        array_agg(distinct a.what) as acts, array_agg(distinct a.channel) as channels,
        bit_or(a.status_slices) as status_slices, bit_or(a.summary_slices) as summary_slices, bit_or(a.detail_slices) as detail_slices
      from door.access_log a join door.subject u on u.id = a.subject_id cross join door.clock k
      where a.learner_id = $1 and ${ofWhom} and coalesce(a.at < ${startOf("$5::date + 7")}, true)
      group by 1, 2, 3) w
    where coalesce((w.week, w.id) < ($5::date, $3), true) order by w.week desc, w.id desc limit $4`,
    "l.week desc, l.id desc",
  ),
);

/** Whose looks of one learner, and to whom they are told. */
interface AccessQuery {
  readonly learnerId: string;
  readonly who: "everyone" | "school" | "outside";
  readonly limit: number;
  readonly asker: string;
}

const lookedOf = (row: Looked, asker: string): Pick<AccessRow, "who" | "purpose" | "classes" | "read"> => ({
  who: {
    subjectId: row.subject_id,
    capacity: row.capacity ?? "source",
    isYou: row.subject_id === asker,
    ...(row.name && { name: row.name }),
    ...(row.organization && { organization: row.organization }),
    ...(row.capacity === "agreement" && { agreement: row.is_app ? ("app" as const) : ("helper" as const) }),
  },
  purpose: row.purpose,
  classes: row.classes,
  read: slices.flatMap((slice, number) => {
    const bit = 1 << number;
    const level: AccessRow["read"][number]["level"] | undefined =
      (row.detail_slices & bit) !== 0
        ? "detail"
        : (row.summary_slices & bit) !== 0
          ? "summary"
          : (row.status_slices & bit) !== 0
            ? "status"
            : undefined;
    return level ? [{ category: categoryOf(slice), slice, level }] : [];
  }),
});

/**
 * The log of one learner, newest first, as far as the asker is told of who looked; of one person or one week where those are given.
 * `before` is the id of a line, or `highestId`. Reading it is no disclosure of the record, and is not logged as one.
 */
export async function listAccess(
  disclosure: Disclosure,
  {
    learnerId,
    who,
    before,
    limit,
    asker,
    subjectId,
    week,
  }: AccessQuery & { before: string; subjectId?: string; week?: IsoDate },
): Promise<AccessRow[]> {
  const rows = await disclosure.readOpen(log, [learnerId, who, before, limit, subjectId ?? null, week ?? null]);
  return rows.map((row) => ({ id: row.id, at: row.at, ...lookedOf(row, asker), what: row.what, channel: row.channel }));
}

/** The same log by person and week, newest week first. What somebody read by an exception of the law stands by itself. */
export async function listAccessWeeks(
  disclosure: Disclosure,
  { learnerId, who, after, limit, asker }: AccessQuery & { after?: { week: IsoDate; lastLookId: string } },
): Promise<AccessWeek[]> {
  const place = [after?.lastLookId ?? null, limit, after?.week ?? null];
  return (await disclosure.readOpen(weeks, [learnerId, who, ...place])).map((row) => ({
    week: row.week,
    lastLookId: row.id,
    ...lookedOf(row, asker),
    looks: row.looks,
    firstAt: row.first_at,
    lastAt: row.last_at,
    acts: row.acts,
    channels: row.channels,
  }));
}

const looker = statement<{ id: string }>(
  "privacy.looker",
  `select u.id from door.subject u where u.id = $2
    and (exists (select from door.access_log a where a.learner_id = $1 and a.subject_id = u.id)
      or exists (select from door.seen_by b where b.learner_id = $1 and b.subject_id = u.id))`,
);

/** Whether somebody stands in the log or holds a grant, as far as the asker is told of them: the only ones one may ask about. */
export const isLooker = async (disclosure: Disclosure, learnerId: string, subjectId: string): Promise<boolean> =>
  (await disclosure.readOpen(looker, [learnerId, subjectId])).length === 1;

const look = statement<{ at: string }>(
  "privacy.look",
  "select at from door.access_log where learner_id = $1 and subject_id = $2 and id = $3",
);

/** When somebody looked, by the id of the line in the log. */
export const findLook = async (
  disclosure: Disclosure,
  learnerId: string,
  subjectId: string,
  id: string,
): Promise<string | undefined> => (await disclosure.readOpen(look, [learnerId, subjectId, id]))[0]?.at;

const lastVisit = statement<{ at: string }>(
  "privacy.last-visit",
  `select at from door.access_log where learner_id = $1 and subject_id = door.subject() and what = $2
    and at < now() - interval '30 minutes' order by id desc limit 1`,
);

/** When the subject did this before today's visit; only for those who read the log. A visit lasts half an hour. */
export const findLastVisit = async (
  disclosure: Disclosure,
  learnerId: string,
  what: string,
): Promise<string | undefined> => (await disclosure.readOpen(lastVisit, [learnerId, what]))[0]?.at;
