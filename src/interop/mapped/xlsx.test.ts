import { expect, it } from "vitest";
import { entriesOf, filesOf, readAll } from "../bundle.testing.ts";
import type { FileMap } from "./map.ts";
import { mappedStandard } from "./mapped.ts";

const map: FileMap = {
  name: "book",
  title: "Book",
  learner: { key: "ID" },
  facts: [{ make: "course-grade", fields: { courseTitle: "Course", mark: "Mark", on: "Posted" } }],
};
const workbook = (sheets: readonly string[]) =>
  `<workbook xmlns="x" xmlns:r="r"><workbookPr/><sheets>${sheets.map((name, n) => `<sheet name="${name}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`).join("")}</sheets></workbook>`;
const relations = (many: number) =>
  `<Relationships>${Array.from({ length: many }, (_, n) => `<Relationship Id="rId${n + 1}" Target="worksheets/sheet${n + 1}.xml"/>`).join("")}</Relationships>`;
const styles =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="d&quot;.&quot;m yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>';
const texts = (...all: readonly string[]) =>
  `<sst>${all.map((text) => `<si><r><t>${text.slice(0, 2)}</t></r><r><t>${text.slice(2)}</t></r></si>`).join("")}</sst>`;
const rows = (...all: readonly string[]) =>
  `<worksheet><sheetData>${all.map((cells, n) => `<row r="${n + 1}">${cells}</row>`).join("")}</sheetData></worksheet>`;
const header =
  '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c>';
const book = (sheets: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) => ({
  "[Content_Types].xml": "<Types/>",
  "xl/workbook.xml": workbook(Object.keys(sheets)),
  "xl/_rels/workbook.xml.rels": relations(Object.keys(sheets).length),
  "xl/styles.xml": styles,
  "xl/sharedStrings.xml": texts("ID", "Course", "Mark", "Posted", "Algebra"),
  ...Object.fromEntries(Object.values(sheets).map((xml, n) => [`xl/worksheets/sheet${n + 1}.xml`, xml])),
  ...more,
});
const read = (files: Readonly<Record<string, string>>, by = map) => readAll(mappedStandard([], by), filesOf(files, 40));
const marksIn = async (files: Readonly<Record<string, string>>, by = map) =>
  entriesOf((await read(files, by)).sent, "course-grade").map(({ learner, observedOn, body }) => [
    learner,
    observedOn,
    body.letter ?? body.number,
  ]);

const sheet = rows(
  header,
  '<c r="A2"><v>7</v></c><c r="B2" t="s"><v>4</v></c><c r="C2" t="inlineStr"><is><t>B+</t></is></c><c r="D2" s="1"><v>46268</v></c>',
  '<c r="A3"><v>8</v></c><c r="B3" t="str"><f>X1</f><v>Biology</v></c><c r="C3"><v>0.30000000000000004</v></c><c r="D3" s="2"><v>46268.5</v></c>',
  '<c r="A4"><v>9</v></c><c r="B4" t="s"><v>4</v></c><c r="C4" t="e"><v>#REF!</v></c>',
);

it("reads texts, numbers, dates of every format and the values of formulas", async () => {
  const { rows: count, remarks } = await read(book({ Marks: sheet }));
  expect([count, remarks.map(({ code, at }) => [code, at])]).toEqual([3, [["row.says-nothing", "Marks:4"]]]);
  expect(await marksIn(book({ Marks: sheet }))).toEqual([
    ["7", "2026-09-03", "B+"],
    ["8", "2026-09-03", 0.3],
  ]);
});

it("reads the sheet that the map names, else every one that fits", async () => {
  const two = book({ Marks: sheet, Notes: rows('<c r="A1" t="inlineStr"><is><t>Nothing</t></is></c>'), More: sheet });
  expect(await marksIn(two)).toHaveLength(4);
  expect(await marksIn(two, { ...map, layout: { sheet: "More" } })).toHaveLength(2);
});

it("puts a header that spans columns before each of them", async () => {
  const spanning = rows(
    '<c r="B1" t="inlineStr"><is><t>Fall</t></is></c>',
    '<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c>',
    '<c r="A3"><v>7</v></c><c r="B3" t="s"><v>4</v></c><c r="C3"><v>91</v></c>',
  );
  const fall: FileMap = {
    ...map,
    layout: { headerRows: 2 },
    facts: [{ make: "course-grade", fields: { courseTitle: "Fall Course", mark: "Fall Mark" } }],
  };
  expect(await marksIn(book({ Marks: spanning }), fall)).toEqual([["7", undefined, 91]]);
});

it("refuses a workbook out of all proportion, and one with a document type, and stores nothing of it", async () => {
  const far = rows('<c r="ZZZ1"><v>1</v></c>');
  const codes = async (files: Readonly<Record<string, string>>) => (await read(files)).remarks.map(({ code }) => code);
  expect(await codes(book({ Marks: far }))).toEqual(["xlsx.bomb"]);
  expect(
    await codes(book({ Marks: sheet }, { "xl/sharedStrings.xml": `<!DOCTYPE x [<!ENTITY a "a">]>${texts("ID")}` })),
  ).toEqual(["xml.doctype"]);
  expect(await codes(book({ Marks: `${sheet.slice(0, 200)}<` }))).toEqual(["xml.not-well-formed"]);
});
