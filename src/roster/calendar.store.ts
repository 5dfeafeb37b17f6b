import type { Runner } from "../store/statement.ts";
import { statement } from "../store/statement.ts";
import { type Calendar, makeCalendar } from "./calendar.ts";

const days = statement<{ organizationId: string; onDate: string }>(
  "roster.school-days",
  `select organization_id as "organizationId", on_date as "onDate" from base.school_day where in_session order by 1, 2`,
);
const terms = statement<{ organizationId: string; startsOn: string; endsOn: string }>(
  "roster.calendar-terms",
  `select organization_id as "organizationId", starts_on as "startsOn", ends_on as "endsOn" from base.term
  where organization_id is not null and kind in ('semester', 'term') order by 1, 2`,
);

const takers = statement<{ id: string }>(
  "roster.attendance-takers",
  "select id from base.organization where takes_attendance order by id",
);

/** The calendars of all schools, some 40 KB a school year and school. */
export async function readCalendar(runner: Runner): Promise<Calendar> {
  return makeCalendar({
    days: await runner.rows(days),
    terms: await runner.rows(terms),
    takers: (await runner.rows(takers)).map(({ id }) => id),
  });
}

const sessionDays = statement<{ organizationId: string; days: string[] }>(
  "roster.session-days",
  `select d.organization_id as "organizationId", array_agg(d.on_date::text order by d.on_date) as days from (
    select s.organization_id, s.on_date from door.school_day s cross join door.clock k
    where s.in_session and s.organization_id = any($1) and s.on_date between k.today - 366 and k.today
    union
    select t.organization_id, day::date from door.term t cross join door.clock k
    cross join generate_series(greatest(t.starts_on, k.today - 366), least(t.ends_on, k.today), '1 day') day
    where t.organization_id = any($1) and t.kind in ('semester', 'term') and extract(isodow from day) < 6
      and not exists (select from door.school_day s where s.organization_id = t.organization_id)) d
  group by d.organization_id order by d.organization_id`,
);

/** The days of the last year on which some schools were in session; weekdays of its terms where a school sent no days. */
export const listSessionDays = (
  runner: Runner,
  organizationIds: readonly string[],
): Promise<{ organizationId: string; days: string[] }[]> => runner.rows(sessionDays, [organizationIds]);
