import type { Remark } from "../kernel/remark.ts";
import type { Row } from "./adapter.ts";
import { CsvReader } from "./csv.ts";

const plain = (header: string) =>
  header
    .replace(/^\uFEFF/, "")
    .trim()
    .toLowerCase();

/**
 * Rows of a table file in batches, by the names of its columns. Column order and case do not matter; `columns` are the names
 * the standard uses, `aliases` other spellings seen in the wild. Columns it does not know are left out.
 */
export async function* readTable(
  file: string,
  text: AsyncIterable<string>,
  columns: readonly string[],
  {
    aliases = {},
    required = [],
    batch = 2_000,
  }: { aliases?: Readonly<Record<string, string>>; required?: readonly string[]; batch?: number } = {},
): AsyncGenerator<{ rows: Row[]; remarks: Remark[]; isLast: boolean; headers: readonly string[] }> {
  const known = new Map([
    ...columns.map((name) => [plain(name), name] as const),
    ...Object.entries(aliases).map(([from, to]) => [plain(from), to] as const),
  ]);
  let headers: (string | undefined)[] | undefined;
  let width = 0;
  let rows: Row[] = [];
  let remarks: Remark[] = [];
  let unusable = false;
  const reader = new CsvReader(
    file,
    (cells, line) => {
      const at = `${file}:${line}`;
      if (unusable) return;
      if (!headers) {
        headers = cells.map((cell) => known.get(plain(cell)));
        width = cells.length;
        const missing = required.filter((name) => !headers?.includes(name));
        if (missing.length > 0) {
          unusable = true;
          remarks.push({ code: "csv.column-missing", at, message: missing.join(", ") });
        }
        return;
      }
      const surplus = cells.slice(width).some((cell) => cell.trim() !== "");
      if (cells.length < width) remarks.push({ code: "csv.cells-missing", at });
      else if (surplus) remarks.push({ code: "csv.cells-too-many", at });
      else rows.push({ at, cells: named(headers, cells) });
    },
    (remark) => remarks.push(remark),
  );
  const given = () => ({ rows, remarks, isLast: false, headers: (headers ?? []).filter((name) => name !== undefined) });
  for await (const chunk of text) {
    reader.push(chunk);
    if (rows.length >= batch) {
      yield given();
      [rows, remarks] = [[], []];
    }
  }
  reader.end();
  if (!headers) remarks.push({ code: "csv.empty", at: `${file}:1` });
  yield { ...given(), isLast: true };
}

/** Cells by column; an empty cell is left out, so that "" and "no such column" read alike. Text is composed (NFC) and trimmed. */
function named(headers: readonly (string | undefined)[], cells: readonly string[]): Record<string, string> {
  const row: Record<string, string> = {};
  headers.forEach((name, place) => {
    const cell = cells[place]?.trim();
    if (name !== undefined && cell) row[name] = cell.normalize("NFC");
  });
  return row;
}

/** A cell that lists several, separated by commas: `"a,b"`. */
export const listed = (cell: string | undefined): string[] =>
  (cell ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);
