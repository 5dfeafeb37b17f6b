import { statement } from "../store/statement.ts";
import type { AccessRow } from "./access.ts";
import { categoryOf, slices } from "./category.ts";
import type { Disclosure } from "./disclosure.store.ts";

interface LogRow extends Record<string, unknown> {
  id: string;
  at: string;
  subject_id: string;
  purpose: string;
  what: string;
  channel: string;
  status_slices: number;
  summary_slices: number;
  detail_slices: number;
  capacity: string | null;
  name: string | null;
  organization: string | null;
  is_app: boolean;
  classes: string[];
}

const log = statement<LogRow>(
  "privacy.access-log",
  `select l.*, s.capacity, coalesce(s.name, h.terms ->> 'party') as name, o.name as organization, ag.id is not null as is_app,
    coalesce((select array_agg(c.title order by c.title) from door.seen_by b join door.class c on c.id = any(b.circles)
      where b.learner_id = $1 and b.subject_id = l.subject_id), '{}') as classes
  from (
    select a.* from door.access_log a join door.subject u on u.id = a.subject_id
    where a.learner_id = $1 and a.id < $2
      and ($3 = 'everyone' or ($3 = 'outside') = (u.capacity in ('agreement', 'helper', 'link')))
      and ($3 <> 'school' or u.capacity not in ('learner', 'guardian'))
    order by a.id desc limit $4) l
  left join door.subject s on s.id = l.subject_id
  left join door.organization o on o.id = s.organization_id
  left join door.agreement ag on ag.subject_id = l.subject_id
  left join door.share h on h.learner_id = $1 and h.id = l.subject_id
  order by l.id desc`,
);

/** A part of one learner's log. `before` is the id of a line, or `highestId`; `asker` is the subject that reads. */
export interface AccessQuery {
  readonly learnerId: string;
  readonly who: "everyone" | "school" | "outside";
  readonly before: string;
  readonly limit: number;
  readonly asker: string;
}

/** The log of one learner, newest first, as far as the asker is told of who looked. Reading it is no disclosure of the record, and is not logged as one. */
export async function listAccess(
  disclosure: Disclosure,
  { learnerId, who, before, limit, asker }: AccessQuery,
): Promise<AccessRow[]> {
  const rows = await disclosure.readOpen(log, [learnerId, before, who, limit]);
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
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
    what: row.what,
    channel: row.channel,
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
