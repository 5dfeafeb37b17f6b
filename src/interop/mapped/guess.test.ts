import { expect, it } from "vitest";
import { entriesOf, filesOf, readAll } from "../bundle.testing.ts";
import { guess, masked } from "./guess.ts";
import { mapOf } from "./guess-map.ts";
import { isFileMap } from "./map.ts";
import { mappedStandard } from "./mapped.ts";
import { previewOf } from "./preview.ts";

const headers = ["Student ID", "Last Name", "DOB", "Course", "Quarter", "Final Grade", "Posted", "Locker"];
const row = (n: number) => [
  `60${n}`,
  `Name${n}`,
  `3/${(n % 27) + 1}/2012`,
  n % 2 ? "Algebra" : "Art",
  "Q1",
  n % 3 ? "B" : "A-",
  "10/5/2026",
  `${n}x`,
];
const rows = Array.from({ length: 60 }, (_, n) => row(n));

it("says what each column is, and why", () => {
  const made = guess(headers, rows);
  expect(made.make).toBe("course-grade");
  expect(made.columns.map(({ header, field }) => [header, field])).toEqual([
    ["Student ID", "learner.key"],
    ["Last Name", "learner.family"],
    ["DOB", "learner.bornOn"],
    ["Course", "courseTitle"],
    ["Quarter", "term"],
    ["Final Grade", "mark"],
    ["Posted", "on"],
    ["Locker", undefined],
  ]);
  expect(made.columns[2]?.reason.en).toBe(
    "The header reads like “Birth date, to compare”; 60 of 60 cells are dates, from 2012 to 2012.",
  );
  expect(made.columns[6]?.reason.en).toContain("60 of 60 cells are dates, from 2026-10-05 to 2026-10-05.");
  expect(made.columns.every(({ reason }) => reason.es !== reason.en)).toBe(true);
});

it("makes a map that reads the very file", async () => {
  const made = guess(headers, rows);
  const map = mapOf(made.make, made.columns, { name: "marks", title: "Marks" });
  expect(isFileMap(map)).toBe(true);
  const text = [headers, ...rows].map((cells) => cells.join(",")).join("\n");
  const read = await readAll(mappedStandard([], map), filesOf({ "marks.csv": text }));
  expect([read.rows, read.remarks, entriesOf(read.sent, "course-grade").length]).toEqual([60, [], 60]);
});

it("knows days from months by the days above twelve, and codes of attendance", () => {
  const days = guess(
    ["Pupil Number", "Day", "Status"],
    Array.from({ length: 30 }, (_, n) => [`${n}`, `${(n % 28) + 1}/9/2026`, ["P", "A", "T", "Z"][n % 4] ?? ""]),
  );
  expect(days.make).toBe("attendance");
  expect(days.columns[1]).toMatchObject({ field: "on", date: "D/M/YYYY" });
  expect(days.columns[2]).toMatchObject({
    field: "mark",
    values: { P: "present", A: "absent", T: "late" },
    texts: ["A", "P", "T", "Z"],
  });
});

it("shows no text of a column that nobody knows where each stands for one learner only, however often", () => {
  const pupils = ["Ana Ruiz", "Ben Ott", "Cy Lee", "Dee Park"];
  const seats = Array.from({ length: 40 }, (_, n) => [
    ...[`${600 + (n % 4)}`, pupils[n % 4] ?? "", `mother of ${n % 4}`, `2026-09-${(n % 28) + 1}`],
    ...[n % 3 ? "P" : "A", n % 5 ? "bus" : "walks"],
  ]);
  const shown = (headers: readonly string[]) =>
    Object.fromEntries(guess(headers, seats).columns.map(({ header, texts }) => [header, texts]));
  expect(shown(["Student ID", "Called", "At home", "Day", "Status", "Comes by"])).toEqual({
    ...{ "Student ID": [], Called: [], "At home": [], Day: [], Status: ["A", "P"], "Comes by": ["bus", "walks"] },
  });
  // Of whom the rows are is not known either: what could be a name is not shown.
  expect(shown(["Who", "Called", "At home", "Day", "Status", "Comes by"])).toMatchObject({ Called: [], "At home": [] });
});

it("takes the surest header for the learner's number, wherever it stands", () => {
  const { columns } = guess(["id", "student_id", "course", "mark"], [["m1", "st1", "Art", "B"]]);
  expect(columns.map(({ field }) => field)).toEqual([undefined, "learner.key", "courseTitle", "mark"]);
});

it("splits a name that stands in one column, whichever way it is written", async () => {
  for (const [names, expected] of [
    [["Núñez Gómez, Ana", "Roe, Rich"], { given: "Ana", family: "Núñez Gómez" }],
    [["Ana Núñez Gómez", "Rich Roe"], { given: "Ana", family: "Núñez Gómez" }],
  ] as const) {
    const rows = names.map((name, n) => [`${n}`, name, "3/4/2012"]);
    const made = guess(["Student ID", "Student Name", "DOB"], rows);
    expect(made.make).toBe("learner");
    const map = mapOf(made.make, made.columns, { name: "pupils", title: "Pupils" });
    const text = ["Student ID;Student Name;DOB", ...rows.map((cells) => cells.join(";"))].join("\n");
    const { sent } = await readAll(mappedStandard([], map), filesOf({ "pupils.csv": text }));
    expect(entriesOf(sent, "identity")[0]?.body).toMatchObject(expected);
  }
});

it("takes the error of a score for the range in which it lies", () => {
  const { make, columns } = guess(["ID", "Exam", "Scale Score", "Std Error"], [["1", "State", "512", "11"]]);
  expect(mapOf(make, columns, { name: "x", title: "X" }).facts[0]?.fields).toMatchObject({
    score: "Scale Score",
    standardError: "Std Error",
  });
});

it("shows no name and no number of anybody, only their shape", async () => {
  expect(masked("Ana Núñez 12")).toBe("aaa aaaaa 00");
  const text = [headers, ...rows].map((cells) => cells.join(",")).join("\n");
  const [shown] = await previewOf(filesOf({ "marks.csv": text }), []);
  expect(shown?.rows[0]).toEqual(["000", "aaaa0", "0/0/0000", "Art", "Q1", "A-", "10/5/2026", "0a"]);
});
