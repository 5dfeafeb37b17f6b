import fc from "fast-check";
import Papa from "papaparse";
import { expect, it } from "vitest";
import type { Remark } from "../kernel/remark.ts";
import { CsvReader } from "./csv.ts";

function read(text: string, cuts: readonly number[] = []) {
  const rows: string[][] = [];
  const lines: number[] = [];
  const remarks: Remark[] = [];
  const reader = new CsvReader(
    "a.csv",
    (cells, line) => {
      rows.push(cells);
      lines.push(line);
    },
    (remark) => remarks.push(remark),
  );
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    reader.push(text.slice(from, cut));
    from = Math.max(from, cut);
  }
  reader.push(text.slice(from));
  reader.end();
  return { rows, lines, remarks };
}

/** A cell as RFC 4180 allows it: in quotes when it must be, sometimes when it need not. */
const cell = fc
  .tuple(
    fc.string({ unit: fc.constantFrom("a", "ñ", "😀", " ", ",", '"', "\n", "\r\n", "7"), maxLength: 6 }),
    fc.boolean(),
  )
  .map(([text, quoted]) => (quoted || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text));
const documents = fc
  .tuple(
    fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
    fc.constantFrom("\n", "\r\n"),
    fc.boolean(),
  )
  .map(([rows, newline, last]) => ({
    newline,
    text: rows.map((cells) => cells.join(",")).join(newline) + (last ? newline : ""),
  }));

it("reads a well-formed list as Papa Parse reads it", () => {
  fc.assert(
    fc.property(documents, ({ text, newline }) => {
      const { data } = Papa.parse<string[]>(text, { newline, skipEmptyLines: true });
      expect(read(text).rows).toEqual(data);
    }),
  );
});

it("reads the same wherever the text was cut on its way", () => {
  fc.assert(
    fc.property(documents, fc.array(fc.nat(60), { maxLength: 12 }), ({ text }, cuts) => {
      expect(
        read(
          text,
          cuts.filter((cut) => cut <= text.length),
        ),
      ).toEqual(read(text));
    }),
  );
});

it("reads whatever it is given to the end, in any pieces", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r"), maxLength: 40 }),
      fc.nat(40),
      (text, cut) => {
        const whole = read(text);
        expect(read(text, [Math.min(cut, text.length)])).toEqual(whole);
        expect(whole.lines).toEqual([...whole.lines].sort((a, b) => a - b));
      },
    ),
  );
});

it("loses one row to a quote that never closes, and no other", () => {
  const { rows, remarks } = read('id,name\n1,Ana\n2,"Ben\n3,Cy\n4,Di\n');
  expect(rows).toEqual([
    ["id", "name"],
    ["1", "Ana"],
    ["3", "Cy"],
    ["4", "Di"],
  ]);
  expect(remarks).toEqual([{ code: "csv.quote-open", at: "a.csv:3" }]);
});

it("keeps text after a closing quote and says so", () => {
  const { rows, remarks } = read('1,"Ana" Maria,x\n');
  expect(rows).toEqual([["1", "Ana Maria", "x"]]);
  expect(remarks).toEqual([{ code: "csv.quote-loose", at: "a.csv:1" }]);
});

it("knows the line a row begins on, after cells with line breaks too", () => {
  expect(read('a\n"b\nb"\nc\n').lines).toEqual([1, 2, 4]);
});

it("gives up a row without end instead of holding it in memory", () => {
  const { rows, remarks } = read(`a\n"${"x".repeat(1_100_000)}\nb\n`, [3, 1_050_000]);
  expect(rows.map(([cell]) => cell?.length)).toEqual([1, 1]);
  expect(remarks.map(({ code }) => code)).toEqual(["csv.row-too-long"]);
});

it("reads what stands between cells from the header: a comma, a semicolon, a tab or a bar", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.array(fc.string({ unit: fc.constantFrom("a", ",", ";", "\t", "|", " ", "ñ"), maxLength: 4 }), {
          minLength: 2,
          maxLength: 2,
        }),
        { maxLength: 5 },
      ),
      fc.constantFrom(",", ";", "\t", "|"),
      fc.nat(12),
      (rows, separator, cut) => {
        const all = [["id", "name, or; what"], ...rows];
        const text = all.map((cells) => cells.map((each) => `"${each}"`).join(separator)).join("\n");
        expect(read(text, [Math.min(cut, text.length)]).rows).toEqual(all);
      },
    ),
  );
});

it("takes Excel's word for the separator, and counts its line", () => {
  expect(read("\uFEFFsep=;\r\nid;a,b\r\n1;2\r\n")).toMatchObject({
    rows: [
      ["id", "a,b"],
      ["1", "2"],
    ],
    lines: [2, 3],
  });
});

it("reads lines that end in a carriage return alone", () => {
  expect(read("id,name\r1,Ana\r2,Ben\r", [4, 11])).toMatchObject({
    rows: [
      ["id", "name"],
      ["1", "Ana"],
      ["2", "Ben"],
    ],
    lines: [1, 2, 3],
  });
});
