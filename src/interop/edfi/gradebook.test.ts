import fc from "fast-check";
import { expect, it } from "vitest";
import type { Sent } from "../adapter.ts";
import { entriesOf } from "../bundle.testing.ts";
import { algebra, printed, readXml, to, value } from "./edfi.testing.ts";
import { printInterchange } from "./element.ts";
import { studentGradebookEntry } from "./gradebook.ts";
import { gradebookEntryReference, learningStandardReference } from "./references.ts";

const assignment = (more = "", standards = ["A.1"]) =>
  `<GradebookEntry><GradebookEntryIdentifier>G1</GradebookEntryIdentifier><Namespace>uri://x</Namespace>${to.section()}
  <DateAssigned>2021-09-01</DateAssigned><Title>Quiz 1</Title>${more}${printed(...standards.map(learningStandardReference))}</GradebookEntry>`;
const result = (more: string) =>
  `<StudentGradebookEntry>${printed(gradebookEntryReference("uri://x", "G1"))}${to.student("7")}${more}</StudentGradebookEntry>`;
const standard = `<LearningStandard><LearningStandardId>A.1</LearningStandardId><Description>Add</Description><ContentStandard><Title>State Standard</Title></ContentStandard>${value("AcademicSubject", "AcademicSubject", "Mathematics")}</LearningStandard>`;

it("takes a score for evidence of the standard that the assignment is about", async () => {
  const { sent } = await readXml(
    assignment("<MaxPoints>10</MaxPoints>") +
      standard +
      result("<DateFulfilled>2021-09-03</DateFulfilled><PointsEarned>7</PointsEarned>"),
  );
  expect(entriesOf(sent, "standards-result")[0]).toMatchObject({
    learner: "7",
    class: algebra,
    observedOn: "2021-09-03",
    body: {
      competency: { framework: "State Standard", code: "A.1", statement: "Add", subject: "Mathematics" },
      title: "Quiz 1",
      score: 7,
      maximum: 10,
    },
  });
});

it("reads points, a grade of 100, and a level where there are no points", async () => {
  for (const [mark, score, maximum] of [
    ["<NumericGradeEarned>74.00</NumericGradeEarned>", 74, 100],
    [value("CompetencyLevel", "CompetencyLevel", "Proficient"), 3, 4],
    ["<PointsEarned>12</PointsEarned>", 12, 10],
  ] as const) {
    const { sent } = await readXml(assignment("<MaxPoints>10</MaxPoints>") + result(mark));
    expect(entriesOf(sent, "standards-result")[0]?.body).toMatchObject({ score, maximum });
  }
});

it("is evidence for each standard of an assignment", async () => {
  const { sent } = await readXml(
    assignment("", ["A.1", "A.2"]) + result("<NumericGradeEarned>80</NumericGradeEarned>"),
  );
  expect(entriesOf(sent, "standards-result")).toHaveLength(2);
  expect(entriesOf(sent, "assignment-result")).toEqual([]);
});

it("keeps an assignment without a standard with its mark, its days and whether it was late", async () => {
  const work = `${value("GradebookEntryType", "GradebookEntryType", "Homework")}<DueDate>2021-09-05</DueDate><MaxPoints>10</MaxPoints>`;
  const late = value("AssignmentLateStatus", "AssignmentLateStatus", "Late");
  const { sent } = await readXml(assignment(work, []) + result(`<PointsEarned>7</PointsEarned>${late}`));
  expect(entriesOf(sent, "assignment-result")).toMatchObject([
    {
      learner: "7",
      class: algebra,
      observedOn: "2021-09-05",
      body: {
        title: "Quiz 1",
        category: "Homework",
        assignedOn: "2021-09-01",
        dueOn: "2021-09-05",
        score: 7,
        maximum: 10,
        status: "graded",
        late: true,
      },
    },
  ]);
});

it("keeps a mark that is no number, a piece that was not handed in, and one that was not asked for", async () => {
  const status = (word: string) => value("SubmissionStatus", "SubmissionStatus", word);
  for (const [mark, body] of [
    ["<LetterGradeEarned>B</LetterGradeEarned>", { text: "B", status: "graded" }],
    [`<NumericGradeEarned>0</NumericGradeEarned>${status("Not Submitted")}`, { score: 0, status: "not-submitted" }],
    [status("Missing"), { status: "not-submitted", missing: true }],
    [status("Exempt"), { status: "exempt" }],
    [status("Submitted"), { status: "submitted" }],
  ] as const) {
    const { sent, remarks } = await readXml(assignment() + result(mark));
    expect(entriesOf(sent, "assignment-result")[0]?.body).toEqual({
      title: "Quiz 1",
      assignedOn: "2021-09-01",
      ...body,
    });
    expect(remarks).toEqual([]);
  }
});

it("keeps a standard that this bundle does not hold under its own code", async () => {
  const { sent } = await readXml(assignment() + result("<NumericGradeEarned>80</NumericGradeEarned>"));
  expect(entriesOf(sent, "standards-result")[0]?.body.competency).toEqual({
    framework: "Learning standards",
    code: "A.1",
    statement: "A.1",
    subject: "Other",
  });
});

const scores = fc.array(
  fc.record({
    learner: fc.constantFrom("7", "8", "9"),
    work: fc.constantFrom("G1", "G2"),
    score: fc.integer({ min: 0, max: 12 }),
  }),
  { minLength: 1, maxLength: 6 },
);

it("writes gradebooks with their standards as valid Ed-Fi and reads the same evidence back", async () => {
  await fc.assert(
    fc.asyncProperty(scores, async (all) => {
      const once = [...new Map(all.map((each) => [`${each.learner}|uri://x|${each.work}`, each])).entries()];
      const sent = once.flatMap(([key, { learner, work, score }]) =>
        ["A.1", "A.2"].map((code): Sent => {
          const row = `StudentGradebookEntry/${key}`;
          const competency = { framework: "Learning standards", code, statement: code, subject: "Other" };
          return {
            fact: {
              noun: "entry",
              key: `${row}#standard/${code}`,
              kind: "standards-result",
              learner,
              class: algebra,
              observedOn: "2021-09-01",
              body: { competency, title: `Quiz ${work}`, score, maximum: 10 },
            },
            row,
            at: "",
          };
        }),
      );
      const { document, remarks } = studentGradebookEntry.write(sent);
      expect(remarks).toEqual([]);
      const xml = [...printInterchange("InterchangeStudentGradebook", document)].join("");
      const read = await readXml({ "StudentGradebook.xml": xml });
      expect(read.sent.map(({ fact, row }) => ({ fact, row }))).toEqual(sent.map(({ fact, row }) => ({ fact, row })));
    }),
  );
});

it("writes the members of an assignment in the order of the standard", async () => {
  const { sent } = await readXml(assignment("<MaxPoints>10</MaxPoints>") + result("<PointsEarned>7</PointsEarned>"));
  const [work, score] = studentGradebookEntry.write(sent).document;
  expect(work?.members.map(({ name }) => name)).toEqual([
    "GradebookEntryIdentifier",
    "Namespace",
    "SourceSectionIdentifier",
    "SectionReference",
    "DateAssigned",
    "Title",
    "MaxPoints",
    "LearningStandardReference",
  ]);
  expect(score?.members.map(({ name }) => name)).toEqual([
    "GradebookEntryReference",
    "StudentReference",
    "DateFulfilled",
    "PointsEarned",
    "SubmissionStatus",
  ]);
});
