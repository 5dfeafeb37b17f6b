import { addDays, type IsoDate, isDate } from "../kernel/date.ts";

/**
 * A date as standards, vendors and spreadsheets write it: `2026-09-01`, `20260901`, the American `9/1/2026` and `09-01-2026`,
 * `1-Sep-2026`, each with or without a time, or the serial number that Excel shows without its format: 46266. `undefined` when
 * it is none or does not exist.
 */
export function readDate(text: string | undefined): IsoDate | undefined {
  if (text === undefined) return undefined;
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text)?.[1];
  if (iso !== undefined) return isDate(iso) ? iso : undefined;
  for (const { shape, order } of shapes) {
    const found = shape.exec(text);
    if (found) return dateOf(order.map((place) => found[place + 1] ?? ""));
  }
  return serialDate(text);
}

/** Year, month and day stand in this order among the parts of the shape. */
const shapes: readonly { shape: RegExp; order: readonly [number, number, number] }[] = [
  { shape: /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?:[T ].*)?$/, order: [3, 0, 2] },
  { shape: /^(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?:[T ].*)?$/, order: [0, 2, 3] },
  { shape: /^(\d{4})(\d{2})(\d{2})$/, order: [0, 1, 2] },
  { shape: /^(\d{1,2})[- ]([a-z]{3})[a-z]*\.?[- ,]+(\d{4})(?:[T ].*)?$/i, order: [2, 1, 0] },
  { shape: /^([a-z]{3})[a-z]*\.? +(\d{1,2})(?:,| ) *(\d{4})(?:[T ].*)?$/i, order: [2, 0, 1] },
];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function dateOf([year = "", month = "", day = ""]: readonly string[]): IsoDate | undefined {
  const number = /^\d/.test(month) ? month : String(months.indexOf(month.toLowerCase()) + 1);
  const made = `${year}-${number.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDate(made) ? made : undefined;
}

/** Days since the last of 1899, as spreadsheets count; of 1920 to 2099, so that a year or a small number is no date. */
function serialDate(text: string): IsoDate | undefined {
  const days = /^(\d{4,5})(?:\.\d+)?$/.exec(text)?.[1];
  return days !== undefined && Number(days) >= 7_306 && Number(days) < 73_051
    ? addDays("1899-12-30", Number(days))
    : undefined;
}
