import type { Remark } from "../kernel/remark.ts";
import type { Row } from "./adapter.ts";
import { CsvReader } from "./csv.ts";
import { type Headers, matchHeaders } from "./headers.ts";

/** How the columns of a table are named, and what is told of them. */
export interface TableOptions {
  /** Other spellings of columns seen in the wild, taken where the column itself is not there. */
  readonly aliases?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  /** Columns that the standard has and nobody here reads; told of are only others. */
  readonly unread?: readonly string[];
  readonly batch?: number;
}

/**
 * Rows of a table file in batches, by the names of its columns (headers.ts). Columns that `columns` does not name are left out;
 * where `unread` is given, a remark counts those that the standard does not name either.
 */
export async function* readTable(
  file: string,
  text: AsyncIterable<string>,
  columns: readonly string[],
  { aliases = {}, required = [], unread, batch = 500 }: TableOptions = {},
): AsyncGenerator<{ rows: Row[]; remarks: Remark[]; isLast: boolean; headers: readonly string[] }> {
  let headers: Headers | undefined;
  let width = 0;
  let rows: Row[] = [];
  let remarks: Remark[] = [];
  let unusable = false;
  const reader = new CsvReader(
    file,
    (cells, line, isOpen) => {
      const at = `${file}:${line}`;
      if (unusable) return;
      if (!headers) {
        headers = matchHeaders(cells, columns, { aliases, unread });
        width = cells.length;
        const missing = required.filter((name) => !headers?.names.includes(name));
        unusable = missing.length > 0;
        if (unusable) remarks.push({ code: "csv.column-missing", at, message: missing.join(", ") });
        else remarks.push(...headers.said.map((each) => ({ ...each, at })));
        return;
      }
      const surplus = cells.slice(width).some((cell) => cell.trim() !== "");
      if (cells.length < width) remarks.push({ code: isOpen ? "csv.cut-off" : "csv.cells-missing", at });
      else if (surplus) remarks.push({ code: "csv.cells-too-many", at });
      else rows.push({ at, cells: named(headers.names, cells) });
    },
    (remark) => remarks.push(remark),
  );
  const given = () => ({
    rows,
    remarks,
    isLast: false,
    headers: (headers?.names ?? []).filter((name) => name !== undefined),
  });
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

/** Remarks of a table that say something of its header, and cost no row. */
const ofHeader = new Set(["csv.column-guessed", "csv.column-repeated", "csv.columns-unknown"]);
/** Whether a table's remark means that something of it was not read: then nothing is missing from it for sure. */
export const costsRows = ({ code }: Remark): boolean => !ofHeader.has(code);
/** Whether a table's remark stands for a row of its own. */
export const standsForRow = ({ code }: Remark): boolean =>
  code === "key.mangled" ||
  (code.startsWith("csv.") && !ofHeader.has(code) && code !== "csv.quote-loose" && code !== "csv.empty");

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
