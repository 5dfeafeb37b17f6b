import { type Bindings, type Columns, filled } from "./columns.ts";
import { dateIn } from "./dates.ts";
import type { Condition, Value } from "./map.ts";

/** One row while it is read: its cells in the order of the columns, and where what is wrong with them is told. */
export interface Cells {
  readonly cells: readonly string[];
  remark(code: string, message: string): void;
}

/** What a field of a row comes to; `undefined` where it is empty. */
export type Reader = (row: Cells) => string | undefined;

/** What a file's map is worked out against: its columns, and the texts that mean "empty" in it. */
export interface Sheet {
  readonly columns: Columns;
  readonly blank: ReadonlySet<string>;
  /** Told of every column that a map names and the file has not. */
  missing(column: string): void;
}

type Transforms = Omit<Extract<Value, { readonly column: unknown }>, "column">;

const isAscii = /^[\x20-\x7e]*$/;

/** The first column that holds a value, with how it is called in remarks. `undefined` where the file has none of them. */
function cellReader(
  column: string | string[],
  sheet: Sheet,
  bindings: Bindings,
): { read: Reader; name: string } | undefined {
  const names = [column].flat().map((each) => filled(each, bindings));
  const [name = ""] = names;
  if (name.startsWith("=")) return { read: () => name.slice(1), name };
  const places = names.map((each) => sheet.columns.placeOf(each)).filter((place) => place !== undefined);
  if (places.length === 0) {
    if (Object.keys(bindings).length === 0) sheet.missing(name); // of a repeated group, not every column repeats
    return undefined;
  }
  const read: Reader = ({ cells }) => {
    for (const place of places) {
      const cell = cells[place]?.trim();
      if (cell && !(sheet.blank.size > 0 && sheet.blank.has(cell.toLowerCase())))
        return isAscii.test(cell) ? cell : cell.normalize("NFC");
    }
    return undefined;
  };
  return { read, name };
}

/** The reader of one value in one file; `undefined` where none of its columns is there. */
export function readerOf(value: Value | undefined, sheet: Sheet, bindings: Bindings = {}): Reader | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string") return cellReader(value, sheet, bindings)?.read;
  if ("column" in value) {
    const found = cellReader(value.column, sheet, bindings);
    return found && transformed(found.read, value, found.name);
  }
  const { join, with: between = " ", optional = false } = value;
  const readers = join.map((each) => readerOf(each, sheet, bindings));
  if (!optional && readers.includes(undefined)) return undefined;
  const read: Reader = (row) => {
    const made = readers.map((each) => each?.(row));
    if (!optional && made.includes(undefined)) return undefined;
    return made.filter((each) => each !== undefined).join(between) || undefined;
  };
  return transformed(read, value, "");
}

function transformed(read: Reader, { slice, split, values, otherwise, date }: Transforms, name: string): Reader {
  const meaning = values && new Map(Object.entries(values).map(([from, to]) => [from.trim().toLowerCase(), to]));
  return (row) => {
    let text = read(row);
    if (text !== undefined && slice) text = text.slice(slice.from - 1, slice.to).trim() || undefined;
    if (text !== undefined && split) {
      const parts = text.split(split.by).map((each) => each.trim());
      const at = split.take > 0 ? split.take - 1 : split.take;
      text = (split.rest ? parts.slice(at).join(split.by) : parts.at(at)) || undefined;
    }
    if (text !== undefined && meaning) {
      const known = meaning.get(text.toLowerCase());
      if (known === undefined && otherwise === "remark") row.remark("map.value-unknown", name);
      text = (known ?? (otherwise === undefined || otherwise === "keep" ? text : undefined)) || undefined;
    }
    if (text === undefined || date === undefined) return text;
    const day = dateIn(text, date);
    if (day === undefined) row.remark("date.invalid", name);
    return day;
  };
}

/** Whether a row passes: every condition holds. One whose column is not there does not, unless it only excludes. */
export function conditionOf(
  conditions: readonly Condition[],
  sheet: Sheet,
  bindings: Bindings = {},
): (row: Cells) => boolean {
  const made = conditions.map(({ value, is, isNot }) => ({
    read: readerOf(value, sheet, bindings),
    is: is && new Set(is.map((each) => each.toLowerCase())),
    isNot: isNot && new Set(isNot.map((each) => each.toLowerCase())),
  }));
  return (row) =>
    made.every(({ read, is, isNot }) => {
      const text = read?.(row)?.toLowerCase();
      if (text === undefined) return is === undefined && isNot !== undefined;
      return (is?.has(text) ?? true) && !isNot?.has(text);
    });
}
