import { hash } from "node:crypto";

/** JSON with its members in one order, so that equal facts hash alike whoever built them. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value).filter(([, each]) => each !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(",")}}`;
}

/** What a fact says, as a `bytea` of 16 bytes: the same fact again is the same hash. */
export const hashOf = (value: unknown): string => `\\x${hash("sha256", canonical(value), "hex").slice(0, 32)}`;

/** Text as PostgreSQL can hold it: no null character, no half of a pair. */
const storable = (text: string): string => text.replaceAll("\u0000", "").toWellFormed();

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** A cell of PostgreSQL's text format for `copy`: a backslash before what would end it. */
function cell(value: string | number | undefined | null): string {
  if (value === undefined || value === null) return "\\N";
  return storable(String(value)).replaceAll(/[\\\t\n\r]/g, (each) => escapes[each] ?? each);
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
