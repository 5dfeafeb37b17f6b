import { made, madeOf, top } from "../../src/interop/edfi/element.ts";
import { schoolReference } from "../../src/interop/edfi/references.ts";
import { addDays, isWeekday } from "../../src/kernel/date.ts";
import { elementary, high, middle } from "./district.ts";
import { printed } from "./enrollment.ts";

/** Semesters as Grand Bend publishes them. */
const spans = [
  ["2021-08-23", "2021-12-17"],
  ["2022-01-04", "2022-05-27"],
] as const;
/** Days on which the published attendance has no mark at any school, where a Texas school has none to take. */
const holidays = new Set([
  ...["2021-09-06", "2021-11-24", "2021-11-25", "2021-11-26", "2022-01-17"],
  ...["2022-03-14", "2022-03-15", "2022-03-16", "2022-03-17", "2022-03-18", "2022-04-22", "2022-04-25"],
]);

function* daysOf([from, to]: readonly [string, string]): Generator<string> {
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWeekday(day)) yield day;
}

/** The days of school, for every learner of a school: Grand Bend's one calendar is a single student's, with two days. */
export function printCalendar(): string {
  const code = "2021-2022";
  return printed(
    "InterchangeEducationOrgCalendar",
    [elementary, middle, high].flatMap((school) => [
      top("Calendar", [
        made("CalendarCode", code),
        made("CalendarType", "uri://ed-fi.org/CalendarTypeDescriptor#School"),
        schoolReference(school),
        made("SchoolYear", "2021-2022"),
      ]),
      ...spans.flatMap((span) =>
        [...daysOf(span)].map((day) =>
          top("CalendarDate", [
            made("Date", day),
            madeOf(
              "CalendarEvent",
              `uri://ed-fi.org/CalendarEventDescriptor#${holidays.has(day) ? "Holiday" : "Instructional day"}`,
            ),
            made("CalendarReference", [
              made("CalendarIdentity", [
                made("CalendarCode", code),
                schoolReference(school),
                made("SchoolYear", "2021-2022"),
              ]),
            ]),
          ]),
        ),
      ),
    ]),
  );
}
