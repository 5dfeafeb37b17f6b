import { hash } from "node:crypto";

/**
 * A value with the members of its objects in one order, so that equal facts are written alike whoever built them; the value itself
 * where that is so already. Its JSON is both what is stored and what is hashed.
 */
function ordered(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const all = value.map(ordered);
    return all.every((each, place) => each === value[place]) ? value : all;
  }
  const members = value as Readonly<Record<string, unknown>>; // any object is
  const names = Object.keys(members);
  const isOrdered = names.every(
    (name, place) => (place === 0 || (names[place - 1] ?? "") < name) && ordered(members[name]) === members[name],
  );
  return isOrdered ? value : Object.fromEntries(names.sort().map((name) => [name, ordered(members[name])]));
}

/** What a text says, as a cell of a `bytea` of 16 bytes: the same text again is the same hash. */
export const hashOf = (text: string): string => `\\\\x${hash("sha256", text, "hex").slice(0, 32)}`;

/** Text as PostgreSQL can hold it: no null character, no half of a pair. */
const storable = (text: string): string => text.replaceAll("\u0000", "").toWellFormed();

/** What may not stand in a cell as it is; hardly any cell has it. */
const isSpecial = /[\0\\\t\n\r\ud800-\udfff]/;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** A cell of PostgreSQL's text format for `copy`: a backslash before what would end it. */
export function cell(text: string | undefined): string {
  if (text === undefined) return "\\N";
  return isSpecial.test(text) ? storable(text).replaceAll(/[\\\t\n\r]/g, (each) => escapes[each] ?? each) : text;
}

/** A row for `copy`, with its end, of cells that are written already. */
export const line = (...cells: readonly (string | number)[]): string => `${cells.join("\t")}\n`;

/** JSON that `jsonb` takes, its members in one order. */
export function json(given: unknown): string {
  const value = ordered(given);
  const text = JSON.stringify(value);
  // Only such an escape can stand for what cannot be stored; a text that spells it out is written again as it is.
  return /\\u(?:0000|d[89a-f])/.test(text)
    ? JSON.stringify(value, (_, each: unknown) => (typeof each === "string" ? storable(each) : each))
    : text;
}
