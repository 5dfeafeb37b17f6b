import type { IsoDate } from "./date.ts";

/**
 * A school year by the calendar year in which it ends: 2027 is 2026-27, as OneRoster counts (`schoolYear`, four digits).
 * It turns on July 1, before any United States school opens and after the last one closes.
 */
export type SchoolYear = number;

/** The school year that a date lies in. */
export function schoolYearOf(date: IsoDate): SchoolYear {
  const year = Number(date.slice(0, 4));
  return date.slice(5) >= "07-01" ? year + 1 : year;
}

/** First and last date of a school year, both included. */
export function schoolYearSpan(year: SchoolYear): { startsOn: IsoDate; endsOn: IsoDate } {
  return { startsOn: `${year - 1}-07-01`, endsOn: `${year}-06-30` };
}

/** `2026-27`, as people write it. */
export const schoolYearLabel = (year: SchoolYear): string => `${year - 1}-${String(year % 100).padStart(2, "0")}`;
