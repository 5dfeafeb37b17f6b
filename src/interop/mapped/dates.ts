import { type IsoDate, isDate } from "../../kernel/date.ts";
import { readDate } from "../dates.ts";

/** How a map may say that a date is written: a closed list, so that no map can hold an expression of its own. */
export const dateFormats = [
  ...[
    "M/D/YYYY",
    "D/M/YYYY",
    "M/D/YY",
    "D/M/YY",
    "M-D-YYYY",
    "D.M.YYYY",
    "YYYY-MM-DD",
    "YYYY/M/D",
    "YYYYMMDD",
    "MMDDYYYY",
  ],
  ...[
    "DDMMYYYY",
    "YYMMDD",
    "MMDDYY",
    "MMYYYY",
    "YYYYMM",
    "MMYY",
    "YYYY",
    "D MMM YYYY",
    "MMM D, YYYY",
    "serial",
    "window",
  ],
] as const;

const parts: Readonly<Record<string, string>> = {
  YYYY: "(?<year>\\d{4})",
  YY: "(?<short>\\d{2})",
  MMM: "(?<word>[A-Za-z]{3,9})",
  MM: "(?<month>\\d{2})",
  M: "(?<month>\\d{1,2})",
  DD: "(?<day>\\d{2})",
  D: "(?<day>\\d{1,2})",
};
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const made = new Map<string, RegExp>();

function expressionOf(format: string): RegExp {
  const known = made.get(format);
  if (known) return known;
  const source = format.replaceAll(
    /YYYY|YY|MMM|MM|M|DD|D|[^YMD]+/g,
    (part) => parts[part] ?? part.replaceAll(/[^\w\s]/g, "\\$&"),
  );
  const expression = new RegExp(`^${source}(?:[T ].*)?$`);
  if (made.size < 100) made.set(format, expression);
  return expression;
}

/** Two digits of a year: tests are of this century, birthdays too; 51 to 99 are of the last one. */
const century = (short: string) => `${Number(short) > 50 ? "19" : "20"}${short}`;

/** First days of the weeks in which schools test, because the exports that name only a window mean no day. */
const windows: readonly [RegExp, number, string][] = [
  [/fall|autumn|\bfa\d|\bboy\b|beginning|otoño/, 0, "09-15"],
  [/winter|\bwi\d|\bmoy\b|middle|invierno/, 1, "01-15"],
  [/spring|\bsp\d|\beoy\b|\bend\b|primavera/, 1, "04-15"],
  [/summer|\bsu\d|verano/, 1, "07-01"],
];

/** `Fall 2023`, `SP25`, `2023-2024 Winter`: the window's first day, in the year that is meant. */
function windowDay(text: string): IsoDate | undefined {
  const low = text.toLowerCase();
  const [, later, day] = windows.find(([expression]) => expression.test(low)) ?? [];
  const span = /(\d{4})\s*[-/]\s*(?:\d{4}|\d{2})\b/.exec(low)?.[1];
  const single =
    /\d{4}/.exec(low)?.[0] ?? (/[a-z](\d{2})\b/.exec(low)?.[1] && century(/[a-z](\d{2})\b/.exec(low)?.[1] ?? ""));
  const year = span !== undefined ? Number(span) + (later ?? 0) : Number(single);
  const date = `${year}-${day}`;
  return day !== undefined && isDate(date) ? date : undefined;
}

/** A day of the calendar that spreadsheets count from 1900, with the leap day that year never had. */
function serialDay(text: string): IsoDate | undefined {
  const days = Number(text);
  if (!/^\d{1,5}(\.\d+)?$/.test(text) || days < 61) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
}

/**
 * A date in the format a map names; without one as every standard is read. Where a format has no day, it is the first of the
 * month: an export that says only "September 2024" says no more.
 */
export function dateIn(text: string, format: string | undefined): IsoDate | undefined {
  if (format === undefined)
    return readDate(text) ?? dateIn(text, "M/D/YY") ?? dateIn(text, "M/D/YYYY") ?? dateIn(text, "YYYY/M/D");
  if (format === "window") return readDate(text) ?? dateIn(text, "MMDDYYYY") ?? windowDay(text);
  if (format === "serial") return serialDay(text);
  const { year, short, month, word = "", day = "01" } = expressionOf(format).exec(text)?.groups ?? {};
  const number = month ?? String(months.indexOf(word.slice(0, 3).toLowerCase()) + 1);
  const whole = year ?? (short === undefined ? undefined : century(short));
  if (whole === undefined) return undefined;
  const date = `${whole}-${number.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDate(date) ? date : undefined;
}
