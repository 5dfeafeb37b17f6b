import { hash } from "node:crypto";

/** JSON with its members in one order, so that equal facts hash alike whoever built them. */
export function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  let text = "";
  for (const key of Object.keys(value).sort()) {
    const each: unknown = value[key as keyof typeof value];
    if (each !== undefined) text += `${text && ","}${JSON.stringify(key)}:${canonical(each)}`;
  }
  return `{${text}}`;
}

/** What a fact says, as a `bytea` of 16 bytes: the same fact again is the same hash. */
export const hashOf = (value: unknown): string => `\\x${hash("sha256", canonical(value), "hex").slice(0, 32)}`;

/** Text as PostgreSQL can hold it: no null character, no half of a pair. */
const storable = (text: string): string => text.replaceAll("\u0000", "").toWellFormed();

/** What may not stand in a cell as it is; hardly any cell has it. */
const isSpecial = /[\0\\\t\n\r\ud800-\udfff]/;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** A cell of PostgreSQL's text format for `copy`: a backslash before what would end it. */
function cell(value: string | number | undefined | null): string {
  if (value === undefined || value === null) return "\\N";
  const text = String(value);
  return isSpecial.test(text) ? storable(text).replaceAll(/[\\\t\n\r]/g, (each) => escapes[each] ?? each) : text;
}

/** A row for `copy`, with its end. */
export const line = (...cells: readonly (string | number | undefined | null)[]): string =>
  `${cells.map(cell).join("\t")}\n`;

/** JSON that `jsonb` takes. */
export function json(value: unknown): string {
  const text = JSON.stringify(value);
  // Only such an escape can stand for what cannot be stored; a text that spells it out is written again as it is.
  return /\\u(?:0000|d[89a-f])/.test(text)
    ? JSON.stringify(value, (_, each: unknown) => (typeof each === "string" ? storable(each) : each))
    : text;
}
