import fc from "fast-check";
import Papa from "papaparse";
import { expect, it } from "vitest";
import { remarksCsv } from "./remark-csv.ts";

const rowsOf = (csv: string) => Papa.parse<string[]>(csv.replace(/^\uFEFF/, ""), { skipEmptyLines: true }).data;

it("says where and what of each remark, in the language of whoever asks, with the count of all", () => {
  const csv = remarksCsv(
    [
      { code: "date.invalid", at: "users.csv:12", message: "2026-02-30" },
      { code: "file.missing", at: "orgs.csv" },
    ],
    new Map([["date.invalid", 1_204]]),
    "es",
  );
  expect(csv.startsWith("\uFEFFCódigo,")).toBe(true);
  const [first, second] = rowsOf(csv).slice(1);
  expect(first?.slice(0, 5)).toEqual(["date.invalid", "1204", "users.csv", "12", "2026-02-30"]);
  expect(first?.slice(5)).toEqual([expect.stringMatching(/^Una fecha/), expect.stringMatching(/^Corrija/)]);
  expect(second?.slice(0, 5)).toEqual(["file.missing", "", "orgs.csv", "", ""]);
});

it("gives a spreadsheet nothing to compute, whatever a file or a value is called", () => {
  const odd = fc.tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r"), fc.string()).map((parts) => parts.join(""));
  fc.assert(
    fc.property(odd, odd, (at, message) => {
      for (const cell of rowsOf(remarksCsv([{ code: "file.unknown", at, message }], new Map(), "en")).at(-1) ?? [])
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
