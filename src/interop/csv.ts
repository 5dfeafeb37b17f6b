import type { Remark } from "../kernel/remark.ts";

/**
 * Rows of a CSV file (RFC 4180) from chunks of text, whatever stands between its cells: the header tells. Our own and not a library's because input is hostile and unbounded (ADR 5):
 * a quote that never closes must cost one row and not the file, memory must not grow with the file, and every row must know
 * its line. Well-formed files read as Papa Parse reads them (csv.test.ts).
 */
export class CsvReader {
  readonly #file: string;
  readonly #emit: (cells: string[], line: number, isOpen: boolean) => void;
  readonly #remark: (remark: Remark) => void;
  #rest = "";
  #line = 1;
  /** Within a line that was given up and whose end has not come yet. */
  #skipping = false;
  #form: Form | undefined;

  /** `emit` is told of the last row whether it is open: no line end follows, so that it may have been cut off. */
  constructor(
    file: string,
    emit: (cells: string[], line: number, isOpen: boolean) => void,
    remark: (remark: Remark) => void,
  ) {
    this.#file = file;
    this.#emit = emit;
    this.#remark = remark;
  }

  /** Line of the row that is being read. */
  get line(): number {
    return this.#line;
  }

  push(chunk: string): void {
    // Only what came new can end a row, unless the last row waits inside a quote.
    this.#rest += this.#form?.carriageEnds ? chunk.replaceAll("\r", "\n") : chunk;
    this.#read(false);
  }

  end(): void {
    this.#read(true);
  }

  #read(atEnd: boolean): void {
    const form = this.#form ?? this.#findForm(atEnd);
    if (!form) return;
    const text = this.#rest;
    let from = this.#skipping ? this.#endSkip(text) : 0;
    while (from < text.length) {
      const row = readRow(text, from, atEnd, form.separator);
      if (row === "more") {
        if (text.length - from <= longestRow) break;
        from = this.#skipLine(text, from, "csv.row-too-long");
        continue;
      }
      if (row === "quote-open") {
        from = this.#skipLine(text, from, "csv.quote-open");
        continue;
      }
      if (row.loose) this.#remark({ code: "csv.quote-loose", at: `${this.#file}:${this.#line}` });
      if (row.cells.length > 1 || row.cells[0] !== "") this.#emit(row.cells, this.#line, row.isOpen);
      this.#line += row.lines;
      from = row.next;
    }
    this.#rest = from >= text.length ? "" : text.slice(from);
    if (atEnd) this.#rest = "";
  }

  /** Once the header is there, or so much that there is none. */
  #findForm(atEnd: boolean): Form | undefined {
    if (!atEnd && !this.#rest.includes("\n") && this.#rest.length < longestHeader) return undefined;
    const form = formOf(this.#rest);
    this.#form = form;
    if (form.carriageEnds) this.#rest = this.#rest.replaceAll("\r", "\n");
    const told = /^\uFEFF?"?sep=.?"?\r?(?:\n|$)/i.exec(this.#rest)?.[0];
    if (told !== undefined) {
      this.#rest = this.#rest.slice(told.length);
      this.#line += 1;
    }
    return form;
  }

  /** Gives up one line and goes on with the next: one bad row never blocks another. */
  #skipLine(text: string, from: number, code: string): number {
    this.#remark({ code, at: `${this.#file}:${this.#line}` });
    const newline = text.indexOf("\n", from);
    this.#skipping = newline < 0;
    if (newline >= 0) this.#line += 1;
    return newline < 0 ? text.length : newline + 1;
  }

  #endSkip(text: string): number {
    const newline = text.indexOf("\n");
    if (newline < 0) return text.length;
    this.#skipping = false;
    this.#line += 1;
    return newline + 1;
  }
}

/** A row longer than this is no row: 1 MB of characters. */
const longestRow = 1_000_000;

/** A header longer than this is none. */
const longestHeader = 65_536;

interface Form {
  /** Code of what stands between cells. */
  readonly separator: number;
  /** Whether lines end as on old Macintoshes, in a carriage return alone. */
  readonly carriageEnds: boolean;
}

/** What spreadsheets put between cells where a comma is the decimal sign, and what databases do. */
const separators = [",", ";", "\t", "|"];

/** The separator that the first line has most often outside of quotes, unless it says so itself as Excel does: `sep=;`. */
function formOf(text: string): Form {
  const carriageEnds = !text.includes("\n") && text.includes("\r");
  const [header = ""] = text.slice(0, longestHeader).split(/[\r\n]/, 1);
  const told = /^\uFEFF?"?sep=(.)/i.exec(header)?.[1];
  const bare = header.replaceAll(/"[^"]*"/g, "");
  const counts = separators.map((each) => bare.split(each).length);
  const separator = told ?? separators[counts.indexOf(Math.max(...counts))] ?? ",";
  return { separator: separator.charCodeAt(0), carriageEnds };
}

interface RowRead {
  readonly cells: string[];
  readonly next: number;
  readonly lines: number;
  readonly loose: boolean;
  readonly isOpen: boolean;
}

const [quote, newline, carriage] = [34, 10, 13];

/** One row from `from`; `more` when it may go on in the next chunk. */
function readRow(text: string, from: number, atEnd: boolean, separator: number): RowRead | "more" | "quote-open" {
  const cells: string[] = [];
  let lines = 1;
  let loose = false;
  let at = from;
  for (;;) {
    if (text.charCodeAt(at) === quote) {
      const cell = readQuoted(text, at, atEnd, separator);
      if (typeof cell === "string") return cell;
      if (cell.lines > 0) lines += cell.lines;
      loose ||= cell.loose;
      cells.push(cell.value);
      at = cell.next;
    } else {
      let end = at;
      for (; end < text.length; end++) {
        const code = text.charCodeAt(end);
        if (code === separator || code === newline) break;
      }
      if (end === text.length && !atEnd) return "more";
      cells.push(
        text.slice(
          at,
          end > at && text.charCodeAt(end) !== separator && text.charCodeAt(end - 1) === carriage ? end - 1 : end,
        ),
      );
      at = end;
    }
    const code = text.charCodeAt(at);
    if (code === separator) {
      at += 1;
      if (at === text.length) {
        if (!atEnd) return "more";
        cells.push("");
        return { cells, next: at, lines, loose, isOpen: true };
      }
      continue;
    }
    return { cells, next: Math.min(text.length, at + 1), lines, loose, isOpen: at >= text.length };
  }
}

function readQuoted(
  text: string,
  from: number,
  atEnd: boolean,
  separator: number,
): { value: string; next: number; lines: number; loose: boolean } | "more" | "quote-open" {
  let value = "";
  let start = from + 1;
  for (;;) {
    const close = text.indexOf('"', start);
    if (close < 0) return atEnd ? "quote-open" : "more";
    if (text.charCodeAt(close + 1) === quote) {
      value += text.slice(start, close + 1);
      start = close + 2;
      continue;
    }
    if (close + 1 >= text.length && !atEnd) return "more";
    value += text.slice(start, close);
    let next = close + 1;
    if (text.charCodeAt(next) === carriage && text.charCodeAt(next + 1) === newline) next += 1;
    else if (text.charCodeAt(next) === carriage && next + 1 >= text.length && !atEnd) return "more";
    const lines = value.includes("\n") ? value.split("\n").length - 1 : 0;
    const code = text.charCodeAt(next);
    if (next >= text.length || code === separator || code === newline) return { value, next, lines, loose: false };
    // Text after the closing quote: keep it, and say so.
    let end = next;
    while (end < text.length && text.charCodeAt(end) !== separator && text.charCodeAt(end) !== newline) end += 1;
    if (end === text.length && !atEnd) return "more";
    return { value: value + text.slice(next, end).replace(/\r$/, ""), next: end, lines, loose: true };
  }
}
