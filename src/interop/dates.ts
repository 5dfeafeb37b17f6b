import { type IsoDate, isDate } from "../kernel/date.ts";

/**
 * A date as standards and vendors write it: `2026-09-01`, with or without a time, or the American `9/1/2026`. `undefined` when
 * it is none or does not exist.
 */
export function readDate(text: string | undefined): IsoDate | undefined {
  if (text === undefined) return undefined;
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text)?.[1];
  if (iso !== undefined) return isDate(iso) ? iso : undefined;
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (!american) return undefined;
  const [, month = "", day = "", year = ""] = american;
  const made = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDate(made) ? made : undefined;
}
