import { addDays, type IsoDate, isWeekday } from "../../kernel/date.ts";
import type { TermFact } from "../../roster/fact.ts";
import { type EdFiContext, keep } from "./context.ts";
import { calendarEvents, calendarTypes, termKinds } from "./descriptors.ts";
import { membersOf } from "./element.ts";
import {
  calendarKey,
  calendarOfDate,
  gradingPeriodKey,
  identityOf,
  joined,
  organizationKey,
  partsOf,
  sessionKey,
  within,
} from "./keys.ts";
import { elementAdapter, ownKey, type Reading } from "./reading.ts";
import { readSchoolYear, shiftYear } from "./year.ts";

const interchange = "InterchangeEducationOrgCalendar";

function term(reading: Reading, row: string, fact: Pick<TermFact, "key" | "title" | "kind" | "parent">): void {
  const { context, at, out } = reading;
  const span = reading.span("BeginDate", "EndDate");
  const year = readSchoolYear(reading.text("SchoolYear"));
  if (span?.startsOn === undefined || span.endsOn === undefined) {
    if (span) out.remark("row.cell-missing", at, span.startsOn === undefined ? "BeginDate" : "EndDate");
    return;
  }
  out.add(row, at, {
    noun: "term",
    ...fact,
    schoolYear: year === undefined ? Number(span.endsOn.slice(0, 4)) : shiftYear(year, context.shift),
    startsOn: span.startsOn,
    endsOn: span.endsOn,
    organization: reading.key(organizationKey, "SchoolReference", "EducationOrganizationReference"),
  });
}

function weekdays(from: IsoDate, to: IsoDate): number {
  let days = 0;
  for (let day = from; day <= to && days < 400; day = addDays(day, 1)) if (isWeekday(day)) days += 1;
  return days;
}

/** `Session`: a school's semester, or whatever it calls its terms. */
export const session = elementAdapter(
  "Session",
  interchange,
  ownKey(sessionKey),
  (reading, row) => {
    const { element, context } = reading;
    const key = sessionKey(element, context.ids) ?? "";
    const kind = reading.meaning(termKinds, "Term") ?? "term";
    term(reading, row, { key, title: reading.title("SessionName") ?? key, kind });
  },
  (reading) => {
    const { element, context } = reading;
    const key = sessionKey(element, context.ids);
    for (const each of membersOf(element, "GradingPeriodReference")) {
      const period = gradingPeriodKey(identityOf(each, context.ids), context.ids);
      if (key !== undefined) keep(context.sessionOfPeriod, period, key);
    }
    const span = reading.span("BeginDate", "EndDate");
    if (key === undefined || span?.startsOn === undefined || span.endsOn === undefined) return;
    const [school, year] = partsOf(key);
    const ofYear = joined(school, year) ?? "";
    const days = weekdays(span.startsOn, span.endsOn);
    context.sessionDays.set(ofYear, (context.sessionDays.get(ofYear) ?? 0) + days);
  },
);

const periodTitle = (reading: Reading) => reading.title("GradingPeriodName") ?? reading.words("GradingPeriod");

/** `GradingPeriod`: a part of the session that names it. */
export const gradingPeriod = elementAdapter(
  "GradingPeriod",
  interchange,
  ownKey(gradingPeriodKey),
  (reading, row) => {
    const { element, context } = reading;
    const key = gradingPeriodKey(element, context.ids) ?? "";
    const parent = context.sessionOfPeriod.get(key);
    term(reading, row, { key, title: periodTitle(reading) ?? key, kind: "gradingPeriod", parent });
  },
  (reading) => {
    const { element, context } = reading;
    keep(context.gradingPeriods, gradingPeriodKey(element, context.ids), {
      name: periodTitle(reading) ?? "",
      endsOn: reading.date("EndDate"),
    });
  },
);

/** `Calendar`: counted, and chosen from by `chooseCalendars`; its dates are the facts. */
export const calendar = elementAdapter(
  "Calendar",
  interchange,
  ownKey(calendarKey),
  ({ element, context, at, out }) => {
    const key = calendarKey(element, context.ids) ?? "";
    if (!context.schoolCalendars.has(key)) out.remark("edfi.calendar-not-used", at);
  },
  (reading) => {
    const { element, context } = reading;
    const rank = reading.meaning(calendarTypes, "CalendarType") ?? 2;
    const key = calendarKey(element, context.ids);
    if (key !== undefined) context.calendars.set(key, { rank, dates: context.calendars.get(key)?.dates ?? 0 });
  },
);

const calendarOf = ({ element, context }: Reading) => calendarOfDate(element, context.ids);
/** So many dates make a calendar where no session says how long the year is. */
const fewestDates = 20;

/**
 * The calendar that speaks for all learners of its school, for each school and year: of the kind that does, with the most
 * dates, and with dates for at least half of the weekdays in session. One that covers almost nothing would make every absence
 * count as if the year had a week. Run once everything is gathered.
 */
export function chooseCalendars({ calendars, sessionDays, schoolCalendars }: EdFiContext): void {
  const best = new Map<string, { readonly key: string; readonly rank: number; readonly dates: number }>();
  for (const [key, { rank, dates }] of calendars) {
    const [school, year] = partsOf(key);
    const ofYear = joined(school, year) ?? "";
    const inSession = sessionDays.get(ofYear);
    const enough = inSession === undefined ? fewestDates : Math.min(fewestDates * 4, inSession / 2);
    if (rank === 0 || dates < enough) continue;
    const other = best.get(ofYear);
    const order = other === undefined ? 1 : rank - other.rank || dates - other.dates || (key < other.key ? 1 : -1);
    if (order > 0) best.set(ofYear, { key, rank, dates });
  }
  for (const { key } of best.values()) schoolCalendars.add(key);
}

/** `CalendarDate`: a day of the calendar that speaks for its school. */
export const calendarDate = elementAdapter(
  "CalendarDate",
  interchange,
  (reading) => within(calendarOf(reading), reading.text("Date")),
  (reading, row) => {
    const { context, at, out } = reading;
    const on = reading.date("Date");
    const key = calendarOf(reading) ?? "";
    const [school] = partsOf(key);
    if (on === undefined || school === undefined || !context.schoolCalendars.has(key)) return;
    const events = reading.meanings(calendarEvents, "CalendarEvent");
    if (events.length === 0) return;
    out.add(row, at, {
      noun: "school-day",
      key: within(joined(school), reading.text("Date")) ?? key,
      organization: joined(school) ?? "",
      on,
      inSession: events.some(Boolean),
    });
  },
  (reading) => {
    const { calendars } = reading.context;
    const key = calendarOf(reading);
    // A calendar may come after its dates, or in no file of this bundle.
    const { rank, dates } = (key === undefined ? undefined : calendars.get(key)) ?? { rank: 2, dates: 0 };
    if (key !== undefined) calendars.set(key, { rank, dates: dates + 1 });
  },
);
