import { expect, it } from "vitest";
import type { Remark } from "../kernel/remark.ts";
import type { Row } from "./adapter.ts";
import { filesOf } from "./bundle.testing.ts";
import { listed, readTable } from "./table.ts";

async function table(text: string, options: Parameters<typeof readTable>[3] = {}, chunk = 7) {
  const rows: Row[] = [];
  const remarks: Remark[] = [];
  const [file] = filesOf({ "users.csv": text }, chunk);
  if (!file) throw new Error("there is one file");
  for await (const batch of readTable(file.path, file.text(), ["sourcedId", "givenName"], options)) {
    rows.push(...batch.rows);
    remarks.push(...batch.remarks);
  }
  return { rows, remarks };
}

it("finds columns by name, in any order and case, and leaves out those it does not know", async () => {
  const { rows } = await table("\uFEFFGIVENNAME,extra, SourcedId\nAna,x,1\n");
  expect(rows).toEqual([{ at: "users.csv:2", cells: { sourcedId: "1", givenName: "Ana" } }]);
});

it("takes other spellings of a column for the column", async () => {
  const { rows } = await table("sourcedId,firstName\n1,Ana\n", { aliases: { firstName: "givenName" } });
  expect(rows[0]?.cells.givenName).toBe("Ana");
});

it("reads no row of a file that lacks a column it cannot do without", async () => {
  const { rows, remarks } = await table("givenName\nAna\n", { required: ["sourcedId"] });
  expect(rows).toEqual([]);
  expect(remarks).toEqual([{ code: "csv.column-missing", at: "users.csv:1", message: "sourcedId" }]);
});

it("leaves out a row that was cut off, and one with a cell too many, with the line of each", async () => {
  const { rows, remarks } = await table("sourcedId,givenName\n1,Ana\n2\n3,Cy,Dy\n4,Di\n");
  expect(rows.map(({ cells }) => cells.sourcedId)).toEqual(["1", "4"]);
  expect(remarks.map(({ code, at }) => `${code} ${at}`)).toEqual([
    "csv.cells-missing users.csv:3",
    "csv.cells-too-many users.csv:4",
  ]);
});

it("says of the last row that it was cut off, where no line end follows it", async () => {
  for (const [text, remarks] of [
    ["sourcedId,givenName\n1,Ana\n2", [{ code: "csv.cut-off", at: "users.csv:3" }]],
    ["sourcedId,givenName\n1,Ana\n2,B", []],
    ["sourcedId,givenName\n1,Ana\n2\n", [{ code: "csv.cells-missing", at: "users.csv:3" }]],
  ] as const)
    expect((await table(text)).remarks).toEqual(remarks);
});

it("composes letters and marks, so that the same name is the same name", async () => {
  const { rows } = await table("sourcedId,givenName\n1,Nu\u0301n\u0303ez\n");
  expect(rows[0]?.cells.givenName).toBe("Núñez");
});

it("says of an empty file that it is empty", async () => {
  expect((await table("")).remarks).toEqual([{ code: "csv.empty", at: "users.csv:1" }]);
});

it("reads a list in one cell", () => {
  expect(listed(" a, b ,,c")).toEqual(["a", "b", "c"]);
  expect(listed(undefined)).toEqual([]);
});
