import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counted, entriesOf, factsOf, filesOf, readAll } from "../bundle.testing.ts";
import { dateIn } from "./dates.ts";
import { type FileMap, isFileMap } from "./map.ts";
import { mappedStandard } from "./mapped.ts";

const marks: FileMap = {
  name: "marks",
  title: "Marks",
  learner: { key: "Student ID" },
  row: ["Course", "Quarter"],
  facts: [
    {
      make: "course-grade",
      fields: {
        courseTitle: "Course",
        term: { column: "Quarter", values: { q1: "Quarter 1" }, otherwise: "remark" },
        mark: "Mark",
        on: { column: "Posted", date: "D.M.YYYY" },
      },
    },
  ],
};
const read = (map: FileMap, text: string, name = "marks.csv") =>
  readAll(mappedStandard([], map), filesOf({ [name]: text }));
const bodies = async (map: FileMap, text: string, kind: string) =>
  entriesOf((await read(map, text)).sent, kind).map(({ learner, observedOn, body }) => ({
    learner,
    on: observedOn,
    ...body,
  }));

describe("a map of marks", () => {
  it("reads a letter as a letter and a number as a number, whatever the columns are called and ordered", async () => {
    const text =
      "MARK;posted;student_id;COURSE;quarter;more\nB+;3.10.2026;7;Algebra;Q1;\n91,5;4.10.2026;8;Biology;Q1;x\n";
    expect(await bodies(marks, text, "course-grade")).toEqual([
      { learner: "7", on: "2026-10-03", course: { title: "Algebra" }, term: "Quarter 1", type: "term", letter: "B+" },
      { learner: "8", on: "2026-10-04", course: { title: "Biology" }, term: "Quarter 1", type: "term", number: 91.5 },
    ]);
  });

  it("tells a value that the map does not know, a date that is none, and a row without a learner, and reads the rest", async () => {
    const text = [
      "Student ID,Course,Quarter,Mark,Posted",
      "7,Algebra,Q9,B,3.10.2026",
      "8,Algebra,Q1,B,31.2.2026",
      ",Algebra,Q1,B,",
      "9,Art,Q1,,",
    ].join("\n");
    const { remarks, rows, sent } = await read(marks, text);
    expect({ rows, ...counted(remarks) }).toEqual({
      rows: 4,
      "map.value-unknown": 1,
      "date.invalid": 1,
      "row.cell-missing": 1,
      "row.says-nothing": 1,
    });
    expect(entriesOf(sent, "course-grade").map(({ learner }) => learner)).toEqual(["7", "8"]);
    expect(JSON.stringify(remarks)).not.toMatch(/Algebra|Q9/);
  });

  it("reads nothing of a file that lacks the learner's column, and says which column that is", async () => {
    const { remarks, sent, complete } = await read(
      { ...marks, sends: "all" },
      "Pupil,Course,Quarter,Mark\n7,Algebra,Q1,B\n",
    );
    expect(sent).toEqual([]);
    expect([...complete]).toEqual([]);
    expect(remarks).toEqual(
      expect.arrayContaining([{ code: "map.column-missing", at: "marks.csv:1", message: "Student ID" }]),
    );
  });

  it("takes a row that was cut off for none, and then no row of the file is missing", async () => {
    const { remarks, complete, rows } = await read(
      { ...marks, sends: "all" },
      "Student ID,Course,Quarter,Mark,Posted\n7,Algebra,Q1,B,\n8,Alge",
    );
    expect({ rows, ...counted(remarks) }).toEqual({ rows: 2, "csv.cells-missing": 1 });
    expect([...complete]).toEqual([]);
  });

  it("finds the headers below a title and a date", async () => {
    const text =
      "Marks of Harbor School,,,,\nprinted 3.10.2026,,,,\nStudent ID,Course,Quarter,Mark,Posted\n7,Algebra,Q1,B,\n";
    expect(await bodies(marks, text, "course-grade")).toHaveLength(1);
  });
});

describe("attendance", () => {
  const days: FileMap = {
    name: "days",
    title: "Days",
    learner: { key: "ID" },
    facts: [
      {
        make: "attendance",
        fields: {
          on: "Date",
          schoolTitle: "=Harbor",
          mark: {
            column: "Code",
            values: { P: "present", A: "absent", AE: "absent excused", T: "late", H: "half absent" },
          },
        },
      },
    ],
  };
  it("counts what each code means, and a half day as a half", async () => {
    const text = "ID,Date,Code\n1,10/5/2026,P\n1,10/6/2026,a\n1,10/7/2026,AE\n1,10/8/2026,T\n1,10/9/2026,H\n";
    expect((await bodies(days, text, "attendance")).map(({ learner: _, on: __, ...body }) => body)).toEqual([
      { school: { title: "Harbor" }, category: "present", fraction: 0 },
      { school: { title: "Harbor" }, category: "absent", fraction: 1 },
      { school: { title: "Harbor" }, category: "absent", excused: true, fraction: 1 },
      { school: { title: "Harbor" }, category: "late", fraction: 0 },
      { school: { title: "Harbor" }, category: "absent", fraction: 0.5 },
    ]);
  });
});

describe("repeated columns", () => {
  const wide: FileMap = {
    name: "wide",
    title: "Wide",
    learner: { key: "ID" },
    facts: [
      {
        make: "test-result",
        each: { columns: "{season} {test} Score", only: { season: ["Fall", "Winter"] } },
        fields: { "test.title": "={test}", "test.kind": "={season}", on: "{season} {test} Date" },
        lists: { scores: [{ fields: { method: "=Score", value: "{season} {test} Score" } }] },
      },
    ],
  };
  it("make one result for each that is filled, and pass over headers that stand twice", async () => {
    const text =
      "ID,Fall Math Score,Fall Math Date,Winter Math Score,Winter Math Date,Spring Math Score,Error Score,Error Score\n1,12,9/1/2026,,,9,1,2\n";
    expect(await bodies(wide, text, "test-result")).toEqual([
      {
        learner: "1",
        on: "2026-09-01",
        test: { title: "Math", kind: "Fall" },
        scores: [{ method: "Score", value: "12" }],
      },
    ]);
  });

  it("read a thousand columns", async () => {
    const names = Array.from({ length: 1_000 }, (_, n) => `Fall T${n} Score`);
    const text = `ID,${names.join(",")}\n${[1, 2, 3].map((id) => `${id},${names.map((_, n) => n).join(",")}`).join("\n")}\n`;
    const { sent, rows } = await read(wide, text);
    expect([rows, entriesOf(sent, "test-result").length]).toEqual([3, 3_000]);
  });
});

describe("a roster by maps", () => {
  const roster: FileMap = {
    name: "pupils",
    title: "Pupils",
    facts: [
      {
        make: "learner",
        fields: {
          key: "No",
          given: { column: "Name", split: { by: ",", take: 2 } },
          family: { column: "Name", split: { by: ",", take: 1 } },
          bornOn: "Born",
          gradeLevel: "Grade",
          school: "School",
        },
      },
    ],
  };
  it("splits names, and makes learners with their school", async () => {
    const { sent } = await read(roster, 'No,Name,Born,Grade,School\n1,"Núñez, Ana",3/4/2012,8th,s\n');
    expect(factsOf(sent, "learner")[0]).toMatchObject({ key: "1" });
    expect(entriesOf(sent, "identity")[0]?.body).toMatchObject({ given: "Ana", family: "Núñez", bornOn: "2012-03-04" });
    expect(factsOf(sent, "enrollment")[0]).toMatchObject({ learner: "1", organization: "s" });
    expect(entriesOf(sent, "enrollment")[0]?.body).toMatchObject({ gradeLevel: "08" });
  });
});

it("reads dates in every format it names, and takes none that does not exist", () => {
  const same = [
    ["9/3/2026", "M/D/YYYY"],
    ["3/9/2026", "D/M/YYYY"],
    ["9/3/26", "M/D/YY"],
    ["03.9.2026", "D.M.YYYY"],
    ["20260903", "YYYYMMDD"],
    ["09032026", "MMDDYYYY"],
    ["260903", "YYMMDD"],
    ["3 Sep 2026", "D MMM YYYY"],
    ["September 3, 2026", "MMM D, YYYY"],
    ["46268", "serial"],
    ["2026-09-03T10:00:00Z", undefined],
  ] as const;
  expect(same.map(([text, format]) => dateIn(text, format))).toEqual(same.map(() => "2026-09-03"));
  expect([dateIn("31/2/2026", "D/M/YYYY"), dateIn("13/13/2026", "M/D/YYYY"), dateIn("soon", "window")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(["Fall 2023", "SP25", "2023-2024 Winter", "FA25"].map((text) => dateIn(text, "window"))).toEqual([
    "2023-09-15",
    "2025-04-15",
    "2024-01-15",
    "2025-09-15",
  ]);
});

it("reads every row of any file once, in whatever pieces it comes", async () => {
  const cell = fc.string({ minLength: 1, maxLength: 8 }).map((text) => `x${text.replaceAll(/["\r\n]/g, "")}`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 50 }),
      async (rows, chunk) => {
        const text = [
          "Student ID,Course,Quarter,Mark,Posted",
          ...rows.map(([course, mark], n) => `${n},"${course}",Q1,"${mark}",`),
        ].join("\n");
        const whole = await readAll(mappedStandard([], marks), filesOf({ "marks.csv": text }, chunk));
        expect([whole.rows, entriesOf(whole.sent, "course-grade").length]).toEqual([rows.length, rows.length]);
      },
    ),
    { numRuns: 50 },
  );
});

it("takes no map that holds more than a map may", () => {
  expect(isFileMap(marks)).toBe(true);
  for (const wrong of [
    { ...marks, name: "No Name" },
    { ...marks, facts: [] },
    { ...marks, run: "rm" },
    { ...marks, facts: [{ make: "secret", fields: {} }] },
  ])
    expect(isFileMap(wrong)).toBe(false);
});

it("keeps its memory while a file goes on and on", async () => {
  const line = "7,Algebra,Q1,B,3.10.2026\n".repeat(4_000);
  const endless = {
    path: "marks.csv",
    bytes: 0,
    passed: () => 0,
    async *text() {
      yield "Student ID,Course,Quarter,Mark,Posted\n";
      for (let piece = 0; piece < 50; piece++) yield line;
    },
  };
  let [rows, most] = [0, 0];
  for await (const batch of mappedStandard([], marks).read([endless], { shift: (date) => date })) {
    rows += batch.rows;
    most = Math.max(most, batch.facts.length);
  }
  expect(rows).toBe(200_000);
  expect(most).toBeLessThan(40_000);
});
