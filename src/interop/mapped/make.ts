import { gradeCode } from "../../record/grade-level.ts";
import type { Bindings } from "./columns.ts";
import { dateIn } from "./dates.ts";
import type { Field, FieldType, Target } from "./field.ts";
import type { Item, Made } from "./map.ts";
import { targetOf } from "./targets.ts";
import { type Cells, conditionOf, type Reader, readerOf, type Sheet } from "./value.ts";

/** A field's value as it stands in a body. */
export type Cell = string | number | boolean;
/** The fields of one fact, and its lists, before they take the shape of a fact. */
export interface Filled {
  readonly fields: Readonly<Record<string, Cell>>;
  readonly lists: Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;
}

const yes = /^(y|yes|true|t|1|x|sí|si)$/i;
const no = /^(n|no|false|f|0)$/i;
const longestLine = 300;
const longestProse = 5_000;

/** A number as people and spreadsheets write it: `1,234.5`, `91,5`, `85%`, `$12`. Three digits after a comma are thousands. */
export function numberIn(text: string): number | undefined {
  const sign = text.replaceAll(/[\s%$]/g, "");
  const bare = /^[+-]?\d+,\d{1,2}$/.test(sign) ? sign.replace(",", ".") : sign.replaceAll(",", "");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(bare) ? Number(bare) : undefined;
}

/** A cell as its field takes it; `undefined` where it is none of that type. */
export function typed(text: string, type: FieldType): Cell | undefined {
  if (typeof type !== "string") return type.find((each) => each.toLowerCase() === text.toLowerCase());
  switch (type) {
    case "text":
      return text.replaceAll(/\s+/g, " ").slice(0, longestLine);
    case "prose":
      return text.slice(0, longestProse);
    case "mark":
      return numberIn(text) ?? text.slice(0, longestLine);
    case "number":
      return numberIn(text);
    case "integer": {
      const number = numberIn(text);
      return number === undefined ? undefined : Math.round(number);
    }
    case "date":
      return dateIn(text, undefined);
    case "grade":
      return gradeCode(text) ?? gradeNames[text.toLowerCase()] ?? text.slice(0, longestLine);
    case "boolean":
      return yes.test(text) ? true : no.test(text) ? false : undefined;
  }
}

const gradeNames: Readonly<Record<string, string>> = Object.fromEntries(
  ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"].map((word, n) => [
    word,
    String(n + 1).padStart(2, "0"),
  ]),
);

const codes: Partial<Record<string, string>> = {
  date: "date.invalid",
  number: "number.invalid",
  integer: "number.invalid",
};

interface FieldReader {
  readonly name: string;
  readonly field: Field;
  readonly read: Reader;
}

/** Fields that the map names and the target knows, in the target's order. */
function fieldReaders(
  fields: Made["fields"],
  known: Target["fields"],
  sheet: Sheet,
  bindings: Bindings,
): FieldReader[] {
  return Object.entries(known).flatMap(([name, field]) => {
    const value = fields[name];
    const read = value === undefined ? undefined : readerOf(value, sheet, bindings);
    return read ? [{ name, field, read }] : [];
  });
}

/** Reads all fields of a row; `undefined` where one that is needed is empty or no such thing. */
function readFields(readers: readonly FieldReader[], row: Cells): Record<string, Cell> | undefined {
  const made: Record<string, Cell> = {};
  for (const { name, field, read } of readers) {
    const text = read(row);
    const cell = text === undefined ? undefined : typed(text, field.type);
    if (text !== undefined && cell === undefined)
      row.remark((typeof field.type === "string" && codes[field.type]) || "map.value-unknown", name);
    if (cell !== undefined) made[name] = cell;
    else if (field.needed) return undefined;
  }
  return made;
}

const hasNeeded = (readers: readonly FieldReader[], known: Target["fields"]): boolean => {
  const names = new Set(readers.map(({ name }) => name));
  return Object.entries(known).every(([name, field]) => !field.needed || names.has(name));
};

type Maker = (row: Cells) => Filled | undefined;

function itemMakers(items: readonly Item[], known: Target["fields"], sheet: Sheet, outer: Bindings) {
  return items.flatMap(({ each, when, fields }) =>
    (each ? sheet.columns.bind(each, outer) : [outer]).flatMap((bindings) => {
      const readers = fieldReaders(fields, known, sheet, bindings);
      return hasNeeded(readers, known) ? [{ readers, passes: when && conditionOf(when, sheet, bindings) }] : [];
    }),
  );
}

const longestLists: Readonly<Record<string, number>> = { scores: 30, parts: 60 };

/** One fact of a map, for one repeat of its columns. */
function makerOf({ make, when, fields, lists = {} }: Made, sheet: Sheet, bindings: Bindings): Maker | undefined {
  const target = targetOf(make);
  const readers = fieldReaders(fields, target.fields, sheet, bindings);
  if (!hasNeeded(readers, target.fields)) return undefined;
  const passes = when && conditionOf(when, sheet, bindings);
  const makers = Object.entries(target.lists ?? {}).map(
    ([name, known]) => [name, itemMakers(lists[name] ?? [], known, sheet, bindings)] as const,
  );
  return (row) => {
    if (passes && !passes(row)) return undefined;
    const made: Record<string, readonly Record<string, Cell>[]> = {};
    for (const [name, items] of makers) {
      const filledItems = items.flatMap((item) => {
        if (item.passes && !item.passes(row)) return [];
        const read = readFields(item.readers, row);
        return read && (name !== "parts" || "value" in read || "level" in read) ? [read] : [];
      });
      if (filledItems.length > 0) made[name] = filledItems.slice(0, longestLists[name]);
    }
    const read = readFields(readers, row);
    if (!read) return undefined;
    const isSaid = !target.says || target.says.some((each) => each in read || each in made);
    return isSaid ? { fields: read, lists: made } : undefined;
  };
}

/** A fact of a map as it is made from each row of one file: once, or once for each repeat of its columns. */
export const makersOf = (made: Made, sheet: Sheet): Maker[] =>
  (made.each ? sheet.columns.bind(made.each, {}) : [{}]).flatMap((bindings) => makerOf(made, sheet, bindings) ?? []);
