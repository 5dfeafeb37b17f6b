import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addDays } from "../../kernel/date.ts";
import { counted, entriesOf, filesOf, needs, readAll, shared } from "../bundle.testing.ts";
import { courseMarkOf } from "./course-mark.ts";
import { readNumber } from "./gradebook.ts";
import { district } from "./oneroster.testing.ts";
import { oneroster } from "./oneroster.ts";
import { pointsOn, readScale, saidOn } from "./score-scale.ts";

const read = (files: Readonly<Record<string, string | undefined>>) => readAll(oneroster, filesOf(files, 70));
const change = (file: keyof typeof district, from: string | RegExp, to: string) => ({
  ...district,
  [file]: district[file].replace(from, to),
});

it("reads a gradebook: what each learner handed in, and what came of it", async () => {
  const { sent, rows, complete, remarks } = await read(district);
  expect(rows).toBe(32);
  expect(complete.size).toBe(15);
  expect(counted(remarks)).toEqual({ "result.no-mark": 1 });
  const common = { class: "k", kind: "assignment-result", noun: "entry" };
  const homework = {
    title: "HW 3",
    category: "Homework",
    subject: "Mathematics",
    term: "Q1",
    assignedOn: "2026-09-08",
    dueOn: "2026-09-12",
    maximum: 10,
  };
  const rubric = { ...homework, title: "Rubric", assignedOn: "2026-09-15", dueOn: "2026-09-18", maximum: 4 };
  const { maximum: _, ...excused } = rubric;
  expect(entriesOf(sent, "assignment-result")).toEqual([
    {
      ...common,
      key: "results/r1#of/li",
      learner: "l",
      observedOn: "2026-09-13",
      body: { ...homework, score: 8.5, status: "graded", late: false, missing: false, comment: "Shows work" },
    },
    {
      ...common,
      key: "results/r2#of/li",
      learner: "m",
      observedOn: "2026-09-12",
      body: { ...homework, status: "not-submitted", missing: true },
    },
    {
      ...common,
      key: "results/r3#of/lr",
      learner: "l",
      observedOn: "2026-09-19",
      body: { ...rubric, score: 3, text: "Meets", status: "graded", late: true },
    },
    {
      ...common,
      key: "results/r4#of/lr",
      learner: "m",
      observedOn: "2026-09-18",
      body: { ...excused, status: "exempt" },
    },
  ]);
});

it("takes the mark of a term for a course mark, and none that is not given yet", async () => {
  const { sent, remarks } = await read(district);
  expect(entriesOf(sent, "course-grade")).toMatchObject([
    {
      learner: "l",
      class: "k",
      observedOn: "2026-10-23",
      body: { type: "term", term: "Q1", schoolYear: 2027, letter: "A-", number: 91.5, comment: "Well done" },
    },
  ]);
  expect(remarks).toEqual([{ code: "result.no-mark", at: "results.csv:7" }]);
});

it("tells marks of a period from pieces of work by their words", () => {
  const of = (title: string, category?: string, term?: { title: string; kind: string }) =>
    courseMarkOf({ title, category, term });
  const q1 = { title: "Q1", kind: "gradingPeriod" };
  for (const [title, category] of [
    ["Q1", "Quarter Grade"],
    ["Quarter 1 Grade", undefined],
    ["Semester Average", "Other"],
    ["T1", "Report Card"],
    ["S1 Grade", undefined],
  ] as const)
    expect([title, of(title, category)]).toEqual([title, "term"]);
  expect(of("q1", "Classwork", q1)).toBe("term");
  expect(of("2026-27", undefined, { title: "2026-27", kind: "schoolYear" })).toBe("final");
  expect(of("Final Grade")).toBe("final");
  expect(of("Algebra", "Final grades")).toBe("final");
  expect(of("Progress grade 2")).toBe("progress");
  for (const [title, category] of [
    ["Final Exam", "Exams"],
    ["Final", "Tests"],
    ["Grade 8 essay", "Homework"],
    ["Graded discussion", undefined],
    ["Average of sums", "Classwork"],
    ["Course project", "Projects"],
    ["Q1 test", "Term tests"],
  ] as const)
    expect([title, of(title, category, q1)]).toEqual([title, undefined]);
});

it("takes a score for evidence of what its line item is about, and a mark of its own for what it has", async () => {
  const { sent } = await read(district);
  expect(
    entriesOf(sent, "standards-result").map(({ learner, key, body: { competency, score, maximum } }) => ({
      learner,
      key,
      code: (competency as { code: string }).code,
      score,
      maximum,
    })),
  ).toEqual([
    { learner: "l", key: "resultLearningObjectiveIds/rp#objective/8.F.B.5", code: "8.F.B.5", score: 9, maximum: 10 },
    {
      learner: "l",
      key: "results/r1#objective/urn:uuid:0FD052F1-69b0-4888-a625-9c2a5d126892",
      code: "0fd052f1-69b0-4888-a625-9c2a5d126892",
      score: 8.5,
      maximum: 10,
    },
    { learner: "l", key: "resultLearningObjectiveIds/ro#objective/8.F.B.4", code: "8.F.B.4", score: 3, maximum: 4 },
  ]);
});

it("says of an objective that its result is nowhere, and of one that it has no score", async () => {
  const { remarks } = await read(
    change("resultLearningObjectiveIds.csv", "r3,unknown,8.F.B.4,,Meets", "r9,case,x,,\nrq,,r2,case,y,,"),
  );
  expect(remarks.filter(({ code }) => code.startsWith("objective."))).toEqual([
    { code: "objective.no-score", at: "resultLearningObjectiveIds.csv:3" },
    { code: "objective.result-unknown", at: "resultLearningObjectiveIds.csv:2" },
  ]);
});

it("leaves out a result of no line item that anybody knows, and then ends none", async () => {
  const { sent, remarks, complete } = await read(change("results.csv", "r2,,li", "r2,,nowhere"));
  expect(entriesOf(sent, "assignment-result")).toHaveLength(3);
  expect(remarks).toContainEqual({ code: "result.line-item-unknown", at: "results.csv:3" });
  expect([complete.has("results"), complete.has("lineItems")]).toEqual([false, true]);
});

it("keeps a word where a score should be, and reads a decimal comma", async () => {
  const { sent } = await read(change("results.csv", "fully graded,8.5,", "fully graded,check plus,"));
  expect(entriesOf(sent, "assignment-result")[0]?.body).toMatchObject({ text: "check plus", maximum: 10 });
  expect(["8,5", "8.5", ".5", "-1", "1e3", "1,000", "A", ""].map(readNumber)).toEqual([
    ...[8.5, 8.5, 0.5, -1, undefined, undefined, undefined, undefined],
  ]);
});

it("understands statuses in any spelling, and those that are columns in the standard", async () => {
  const { sent, remarks } = await read(change("results.csv", /fully graded/g, "partiallyGraded"));
  expect(entriesOf(sent, "assignment-result").map(({ body }) => body.status)).toEqual([
    ...["partly-graded", "not-submitted", "partly-graded", "exempt"],
  ]);
  expect(counted(remarks)["result.status-unknown"]).toBeUndefined();
  const odd = await read(
    change("results.csv", "not submitted,,,,,k,,,,true", "Late,,,,,k,,,,\nr9,,li,l,whatever,1,,,,k,,,,"),
  );
  expect(entriesOf(odd.sent, "assignment-result")[1]?.body).toMatchObject({ late: true });
  expect(odd.remarks).toContainEqual({ code: "result.status-unknown", at: "results.csv:4", message: "whatever" });
});

it("reads score scales in braces or without, and marks on them in both directions", () => {
  for (const cell of ["{1:Beginning},{2:Meets},{4:Exceeds: far}", "1:Beginning, 2:Meets, 4:Exceeds: far"]) {
    const scale = readScale(cell);
    expect(saidOn(scale, "2.0")).toBe("Meets");
    expect(pointsOn(scale, "meets")).toEqual({ score: 2, maximum: 4 });
    expect(pointsOn(scale, "4")).toEqual({ score: 4, maximum: 4 });
  }
  expect(pointsOn(readScale("{A:90},{B:80}"), "A")).toBeUndefined();
  expect(readScale(undefined)).toEqual([]);
});

it("takes a status that the standard does not have for nothing said, and deletes by any spelling of its word", async () => {
  const { sent, remarks } = await read(change("results.csv", "r1,,li", "r1,Enrolled,li"));
  expect(entriesOf(sent, "assignment-result")).toHaveLength(4);
  expect(remarks).toContainEqual({ code: "row.status-unknown", at: "results.csv:2" });
  const deleted = await read(change("results.csv", "r1,,li", "r1,ToBeDeleted,li"));
  expect(entriesOf(deleted.sent, "assignment-result")).toHaveLength(3);
});

it("moves every date of a result", async () => {
  const { sent } = await readAll(oneroster, filesOf(district), (date) => addDays(date, 1));
  const [first] = entriesOf(sent, "assignment-result");
  expect([first?.observedOn, first?.body.assignedOn, first?.body.dueOn]).toEqual([
    ...["2026-09-14", "2026-09-09", "2026-09-13"],
  ]);
});

it("reads no result while a file that says more of it is damaged", async () => {
  const { sent, remarks, complete } = await read({ ...district, "categories.csv": undefined });
  expect(entriesOf(sent, "assignment-result")).toEqual([]);
  expect(remarks).toContainEqual({ code: "file.needs-damaged", at: "results.csv:1", message: "categories" });
  expect(complete.has("results")).toBe(false);
});

for (const version of ["1.1", "1.2"]) {
  const path = `specs/oneroster/sample-csv-${version}-bulk`;
  const folder = shared(path);
  describe.skipIf(!folder)(`${path}${needs(path)}`, () => {
    it("has its result as its publisher meant it", async () => {
      const files = Object.fromEntries(
        readdirSync(folder ?? "").map((name) => [name, readFileSync(join(folder ?? "", name), "utf8")]),
      );
      const { sent } = await read(files);
      expect(entriesOf(sent, "assignment-result")).toMatchObject([
        {
          learner: "u-s1",
          class: "cl-1",
          observedOn: "2025-09-12",
          body: { title: "HW 3", category: "Homework", term: "Q1", score: 8.5, maximum: 10, comment: "Shows work" },
        },
      ]);
      expect(entriesOf(sent, "standards-result").map(({ body: { score } }) => score)).toEqual(
        version === "1.2" ? [8.5] : [],
      );
    });
  });
}
