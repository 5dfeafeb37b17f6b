import { addDays, type IsoDate, isWeekday } from "../../kernel/date.ts";
import type { SchoolYear } from "../../kernel/school-year.ts";
import { schoolYearSpan } from "../../kernel/school-year.ts";

/** One daily mark, as far as it is drawn; marks of single classes are told in the table, not drawn. */
export interface DayMark {
  readonly on: IsoDate;
  readonly category: "present" | "late" | "left-early" | "absent";
  /** The part of the day missed, 0 to 1. */
  readonly fraction: number;
}

/** `part` missed some of the day; `late` is also who left early. */
export type DayState = "present" | "late" | "part" | "away" | "no-school";
/** A day of the calendar with its color. */
export interface Day {
  readonly on: IsoDate;
  readonly state: DayState;
}
/** Monday to Friday of one month; a week that crosses months stands in both. */
export interface Month {
  readonly month: string;
  readonly weeks: readonly (readonly Day[])[];
}

/** What the calendar is drawn from. */
export interface DaysInput {
  readonly marks: readonly DayMark[];
  /** Days in session of the schools attended; `undefined` where nobody sent a calendar, and weekdays stand for them. */
  readonly inSession: ReadonlySet<IsoDate> | undefined;
  /** First day at a school this year. */
  readonly from: IsoDate | undefined;
  readonly today: IsoDate;
  readonly year: SchoolYear;
}

function stateOf(marks: readonly DayMark[], isSchool: boolean): DayState {
  const missed = Math.max(
    0,
    ...marks.map(({ category, fraction }) => (category === "absent" ? fraction || 1 : fraction)),
  );
  if (missed >= 1) return "away";
  if (missed > 0) return "part";
  if (marks.some(({ category }) => category === "late" || category === "left-early")) return "late";
  return isSchool || marks.length > 0 ? "present" : "no-school";
}

/** Monday of the week of a date. */
const mondayOf = (on: IsoDate): IsoDate => addDays(on, -((new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7));

/**
 * This school year so far, month by month and week by week. Where presence itself is marked, only marked days are school days;
 * else no mark on a school day is a day present, as the school counts it. Nothing is drawn before the first day or after today.
 */
export function daysOf({ marks, inSession, from, today, year }: DaysInput): Month[] {
  const span = schoolYearSpan(year);
  const own = marks.filter(({ on }) => on >= span.startsOn && on <= today);
  const byDay = Map.groupBy(own, ({ on }) => on);
  const isMarkedDaily = own.some(({ category }) => category === "present");
  const firstMark = own.reduce<IsoDate | undefined>((first, { on }) => (first && first < on ? first : on), undefined);
  const firstSession = inSession && [...inSession].filter((on) => on >= span.startsOn).sort()[0];
  const begins = [isMarkedDaily ? firstMark : (from ?? firstSession ?? firstMark), span.startsOn].find(
    (each) => each !== undefined && each >= span.startsOn,
  );
  if (!begins || (own.length === 0 && !inSession)) return [];
  const start = firstSession && firstSession > begins && !isMarkedDaily ? firstSession : begins;
  const isSchool = (on: IsoDate) => !isMarkedDaily && (inSession ? inSession.has(on) : isWeekday(on));
  const days: Day[] = [];
  for (let on = start; on <= today; on = addDays(on, 1)) {
    const here = byDay.get(on) ?? [];
    if (isWeekday(on) || here.length > 0) days.push({ on, state: stateOf(here, isSchool(on)) });
  }
  return [...Map.groupBy(days, ({ on }) => on.slice(0, 7))].map(([month, ofMonth]) => ({
    month,
    weeks: [...Map.groupBy(ofMonth, ({ on }) => mondayOf(on)).values()],
  }));
}

/** Days in a row with one reason, told once. */
export interface Told<Mark> {
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly mark: Mark;
}

/** Puts marks of the same words on following school days together; newest first, as they come. */
export function toldTogether<Mark extends { readonly on: IsoDate; readonly words: string }>(
  marks: readonly Mark[],
  inSession: ReadonlySet<IsoDate> | undefined,
): Told<Mark>[] {
  const told: Told<Mark>[] = [];
  for (const mark of marks) {
    const before = told.at(-1);
    if (before && before.mark.words === mark.words && nextSchoolDay(mark.on, inSession) >= before.first)
      told[told.length - 1] = { ...before, first: mark.on };
    else told.push({ first: mark.on, last: mark.on, mark });
  }
  return told;
}

function nextSchoolDay(on: IsoDate, inSession: ReadonlySet<IsoDate> | undefined): IsoDate {
  const longest = 14;
  for (let n = 1; n <= longest; n++) {
    const day = addDays(on, n);
    if (inSession ? inSession.has(day) : isWeekday(day)) return day;
  }
  return addDays(on, 1);
}
