import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { beforeAll, expect, it } from "vitest";
import yazl from "yazl";
import type { FileMap } from "../interop/mapped/map.ts";
import { mappedStandard } from "../interop/mapped/mapped.ts";
import { shippedPack } from "../privacy/pack.ts";
import { kinds } from "../server/kinds.ts";
import { importBundle } from "./import.job.ts";
import { type Desk, openDesk } from "./import.testing.ts";
import { roster } from "./roster.testing.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.take(roster());
});

const growth = (rows: readonly string[]) => ({
  "map.csv": [
    "TermName,StudentID,Subject,TestID,TestStartDate,TestRITScore,TestStandardError,TestPercentile,Goal1Name,Goal1RitScore,Goal1Adjective",
    ...rows,
  ].join("\n"),
});
const sitting = (learner: string, score: number) =>
  `Fall 2026-2027,${learner},Mathematics,7${learner},9/16/2026,${score},3.1,57,Geometry,${score + 3},Avg`;
const results = () =>
  desk.ask<{ who: string; on: string; body: unknown }>(
    `select k.key as who, e.observed_on::text as on, e.body from base.entry e join base.source_key k on k.id = e.learner_id and k.noun = 'learner'
    where e.kind = 'test-result' and e.superseded_at is null order by k.key`,
  );

it("reads a vendor's file that nobody told about, to the learners whose numbers it has, and makes nobody", async () => {
  const before = await desk.ask("select learner_id from base.learner");
  const file = growth([sitting("l0", 208), sitting("l1", 214), sitting("nobody", 199)]);
  const summary = await desk.take(file);
  expect(summary).toMatchObject({ source: "d", read: 3 });
  expect(await desk.ask("select learner_id from base.learner")).toHaveLength(before.length);
  const read = await results();
  expect(read.map(({ who }) => who)).toEqual(["l0", "l1"]);
  expect(read[0]).toMatchObject({
    on: "2026-09-16",
    body: {
      test: { title: "MAP Growth", subject: "Mathematics" },
      range: { low: 204.9, high: 211.1 },
      parts: [{ title: "Geometry", value: "211", level: "Avg" }],
    },
  });
  expect(await desk.take(file)).toMatchObject({ added: 0, changed: 0, ended: 0 });
  // What the roster says of the same learners is as it was.
  expect(await desk.take(roster())).toMatchObject({ added: 0, changed: 0, ended: 0 });
});

it("lets stand what a later file of results no longer has, because it is of another season", async () => {
  await desk.take(growth([sitting("l2", 201)]));
  expect((await results()).map(({ who }) => who)).toEqual(["l0", "l1", "l2"]);
});

const marks: FileMap = {
  name: "marks",
  title: "Marks",
  sends: "all",
  learner: { key: "Student" },
  row: ["Course", "Quarter"],
  facts: [{ make: "course-grade", fields: { courseTitle: "Course", term: "Quarter", mark: "Mark" } }],
};
const gradebook = (rows: readonly string[]) => ({ "marks.csv": ["Student;Course;Quarter;Mark", ...rows].join("\n") });
const taken = (rows: readonly string[]) => desk.take(gradebook(rows), { standards: [mappedStandard([], marks)] });
const course = (n: number) => `l${n % 40};Course ${n};Q1;B`;

it("reads marks by a map of one's own, changes what changed, and ends what a whole file no longer has", async () => {
  const rows = Array.from({ length: 20 }, (_, n) => course(n));
  expect(await taken(rows)).toMatchObject({ read: 20, added: 20, remarks: [] });
  const changed = [...rows.slice(0, 18), "l18;Course 18;Q1;A"];
  expect(await taken(changed)).toMatchObject({ read: 19, added: 0, changed: 1, ended: 1, unchanged: 18 });
  const [mark] =
    await desk.ask(`select body ->> 'letter' as letter from base.entry where kind = 'course-grade' and superseded_at is null
    and body -> 'course' ->> 'title' = 'Course 18'`);
  expect(mark).toEqual({ letter: "A" });
});

it("ends nothing by a file that was cut in the middle", async () => {
  const before = await desk.ask("select id from base.entry where kind = 'course-grade' and superseded_at is null");
  const cut = await taken([...Array.from({ length: 18 }, (_, n) => course(n)), "l18;Course 18;Q"]);
  expect(cut).toMatchObject({ ended: 0, remarks: [{ code: "csv.cells-missing", count: 1, first: "marks.csv:20" }] });
  expect(
    await desk.ask("select id from base.entry where kind = 'course-grade' and superseded_at is null"),
  ).toHaveLength(before.length);
});

const sheet = (rows: readonly (readonly string[])[]) =>
  `<worksheet><sheetData>${rows
    .map(
      (cells, n) =>
        `<row r="${n + 1}">${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`,
    )
    .join("")}</sheetData></worksheet>`;

async function workbook(parts: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const zip = new yazl.ZipFile();
  const all = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": "<Relationships/>",
    "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="Marks" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ...parts,
  };
  for (const [path, content] of Object.entries(all)) zip.addBuffer(Buffer.from(content), path);
  zip.end();
  const path = join(await desk.put({}), "marks.xlsx");
  await writeFile(path, await buffer(zip.outputStream));
  return path;
}
const imported = (path: string) =>
  importBundle({ store: desk.store, kinds, pack: shippedPack, standards: [mappedStandard([], marks)], path });

it("reads a workbook as it comes from a spreadsheet", async () => {
  const rows = [
    ["Student", "Course", "Quarter", "Mark"],
    ["l0", "Welding", "Q1", "A"],
    ["l1", "Welding", "Q1", "B"],
  ];
  const path = await workbook({ "xl/worksheets/sheet1.xml": sheet(rows) });
  expect(await imported(path)).toMatchObject({ source: "d", read: 2, added: 2 });
  expect(await imported(path)).toMatchObject({ read: 2, unchanged: 2 });
});

it("refuses a workbook that unpacks without end, and stores nothing of it", async () => {
  const path = await workbook({ "xl/worksheets/sheet1.xml": Buffer.alloc(80 * 1024 ** 2, " ") });
  const before = await desk.state();
  await expect(imported(path)).rejects.toMatchObject({ code: "bundle.bomb" });
  expect(await desk.state()).toEqual(before);
});
