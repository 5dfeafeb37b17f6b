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
