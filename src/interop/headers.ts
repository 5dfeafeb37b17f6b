import type { Remark } from "../kernel/remark.ts";

/** What stands in each place of a table: a column's name, or nothing that is read; and what is to be said of it. */
export interface Headers {
  readonly names: readonly (string | undefined)[];
  readonly said: readonly Omit<Remark, "at">[];
}

/** Case, blanks, underscores and hyphens do not tell columns apart; a point does: `metadata.role` is no role. */
const plain = (header: string) =>
  header
    .replace(/^\uFEFF/, "")
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, "");

/**
 * Finds the columns of a header: by name, by another spelling of it, or where neither is there by what can only be a slip of the
 * hand, one letter of six, two of twelve (`sourceId`, `datLastModified`), which a remark tells. The first of two alike counts.
 * Columns that neither `columns` nor `unread` name are counted in one remark.
 */
export function matchHeaders(
  cells: readonly string[],
  columns: readonly string[],
  { aliases = {}, unread }: { aliases?: Readonly<Record<string, string>>; unread?: readonly string[] | undefined } = {},
): Headers {
  const found = new Map<string, number>();
  const said: Omit<Remark, "at">[] = [];
  const headers = cells.map(plain);
  const standard = new Map([...columns, ...(unread ?? [])].map((name) => [plain(name), name]));
  const others = new Map(Object.entries(aliases).map(([from, to]) => [plain(from), to]));
  const rest: number[] = [];
  headers.forEach((header, place) => {
    const name = standard.get(header);
    if (name === undefined) rest.push(place);
    else if (found.has(name)) said.push({ code: "csv.column-repeated", message: name });
    else found.set(name, place);
  });
  const unknown: number[] = [];
  for (const place of rest) {
    const header = headers[place] ?? "";
    const alias = others.get(header);
    if (alias !== undefined && !found.has(alias)) found.set(alias, place);
    else if (alias === undefined && header !== "") unknown.push(place);
  }
  const strange = unknown.filter((place) => {
    const header = headers[place] ?? "";
    const meant = [...standard].filter(([name, column]) => !found.has(column) && isSlip(header, name));
    const [only] = meant;
    if (!only || meant.length > 1) return true;
    found.set(only[1], place);
    said.push({ code: "csv.column-guessed", message: only[1] });
    return false;
  });
  if (unread !== undefined && strange.length > 0)
    said.push({
      code: "csv.columns-unknown",
      message: `${strange.length}: ${few(strange.map((place) => cells[place]))}`,
    });
  const names: (string | undefined)[] = cells.map(() => undefined);
  for (const name of columns) {
    const place = found.get(name);
    if (place !== undefined) names[place] = name;
  }
  return { names, said };
}

/** Names of columns, as many as a line holds. */
const few = (names: readonly (string | undefined)[]) =>
  names
    .slice(0, 6)
    .map((name = "") => name.trim().slice(0, 40))
    .join(", ");

/** Whether one is the other but for a letter or two. A number at the end tells columns apart: `phone2` is no `phone`. */
function isSlip(header: string, name: string): boolean {
  const most = name.length >= 12 ? 2 : name.length >= 6 ? 1 : 0;
  if (Math.abs(header.length - name.length) > most || /[\d.]/.test(header)) return false;
  return distance(header, name) <= most;
}

/** Letters to change, add or leave out from one to the other (Levenshtein). */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      line.push(Math.min((above[column - 1] ?? 0) + same, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[other.length] ?? 0;
}
