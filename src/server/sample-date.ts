import { addDays, daysBetween, type IsoDate } from "../kernel/date.ts";

/** First and last day of school in the sample's own year, 2021-22, as published. A Monday and a Friday. */
const firstDay: IsoDate = "2021-08-23";
const lastDay: IsoDate = "2022-05-27";
/** Days before and after the year in which teachers still read their classes (policy pack, `teacher`). */
const readBefore = 14;
const readAfter = 30;

/** Nearest multiple of seven: weekdays stay weekdays. */
const wholeWeeks = (days: number): number => Math.round(days / 7) * 7;

/**
 * By how many days the sample's dates are moved so that they lie in the school year of `today`: whole weeks, nearest to whole
 * years. In summer, when no class is open to anybody, the year begins on the next Monday instead, so that there is a day one.
 */
export function sampleShift(today: IsoDate): number {
  for (let years = Number(today.slice(0, 4)) - 2022; ; years++) {
    const to = (date: IsoDate) => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
    const shift = wholeWeeks(daysBetween(firstDay, to(firstDay)));
    if (today > addDays(lastDay, shift + readAfter)) continue;
    if (today >= addDays(firstDay, shift - readBefore)) return shift;
    const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
    return daysBetween(firstDay, addDays(today, (8 - weekday) % 7 || 7));
  }
}
