import fc from "fast-check";
import { expect, it } from "vitest";
import type { Sent } from "../adapter.ts";
import { entriesOf } from "../bundle.testing.ts";
import { algebra, interchange, places, printed, readXml, value } from "./edfi.testing.ts";
import { grade } from "./grade.ts";
import { joined } from "./keys.ts";
import { gradingPeriodReference, learningStandardReference, studentSectionReference } from "./references.ts";

const period = joined("9", "2022", "First Six Weeks", "2021-2022 Fall Exam 1") ?? "";
const seat = printed(studentSectionReference("7", algebra, "2021-08-23"), gradingPeriodReference(period));
const gradeOf = (mark: string, more = "", type = "Grading Period") =>
  `<Grade>${mark}${value("GradeType", "GradeType", type)}${seat}${more}</Grade>`;
const standard = (id: string, score: string) =>
  `<LearningStandardGrade>${printed(learningStandardReference(id))}<NumericGradeEarned>${score}</NumericGradeEarned></LearningStandardGrade>`;

it("reads a mark in a class with its course, term and school year", async () => {
  const { sent } = await readXml({
    ...places,
    "StudentGrade.xml": interchange(
      gradeOf("<NumericGradeEarned>63.00</NumericGradeEarned>"),
      "InterchangeStudentGrade",
    ),
  });
  expect(entriesOf(sent, "course-grade")[0]).toMatchObject({
    learner: "7",
    class: algebra,
    course: "9|ALG-1",
    body: {
      course: { title: "Algebra I" },
      subject: "Mathematics",
      term: "2021-2022 Fall Exam 1",
      schoolYear: 2022,
      type: "term",
      number: 63,
    },
  });
});

it("takes a mark that is not final for one of progress", async () => {
  const current = gradeOf(
    "<LetterGradeEarned>B</LetterGradeEarned>",
    "<CurrentGradeIndicator>true</CurrentGradeIndicator><CurrentGradeAsOfDate>2021-09-20</CurrentGradeAsOfDate>",
  );
  const { sent } = await readXml(current + gradeOf("<LetterGradeEarned>A</LetterGradeEarned>", "", "Final"));
  expect(entriesOf(sent, "course-grade").map(({ body, observedOn }) => [body.type, body.letter, observedOn])).toEqual([
    ["progress", "B", "2021-09-20"],
    ["final", "A", undefined],
  ]);
});

it("takes the marks of standards in a grade for evidence, in points of 100 or on a scale of four", async () => {
  const { sent } = await readXml(
    gradeOf("<NumericGradeEarned>63</NumericGradeEarned>", standard("A.1", "63.00") + standard("A.2", "3")),
  );
  expect(entriesOf(sent, "standards-result").map(({ body }) => [body.score, body.maximum])).toEqual([
    [63, 100],
    [3, 4],
  ]);
});

const marks = fc.record(
  {
    letter: fc.constantFrom("A", "B-", "F"),
    number: fc.integer({ min: 0, max: 100 }),
    comment: fc
      .string({ unit: fc.constantFrom("a", "é", "<", "&", " "), minLength: 1, maxLength: 8 })
      .map((text) => `x${text}x`),
  },
  { requiredKeys: ["number"] },
);

it("writes grades as valid Ed-Fi and reads the same ones back", async () => {
  await fc.assert(
    fc.asyncProperty(marks, fc.constantFrom("term", "exam", "final", "progress"), async (body, type) => {
      const ed = { term: "Grading Period", exam: "Exam", final: "Final", progress: "Progress Report" }[type];
      const row = `Grade/7|${algebra}|2021-08-23|${ed}|${period}`;
      const sent: Sent = {
        fact: {
          noun: "entry",
          key: `${row}#grade`,
          kind: "course-grade",
          learner: "7",
          class: algebra,
          body: { course: { title: "ALG-1" }, term: "2021-2022 Fall Exam 1", schoolYear: 2022, type, ...body },
        },
        row,
        at: "",
      };
      const { document, remarks } = grade.write([sent]);
      expect(remarks).toEqual([]);
      const read = await readXml(printed(...document));
      expect(read.sent.map(({ fact, row: own }) => ({ fact, row: own }))).toEqual([{ fact: sent.fact, row }]);
    }),
  );
});

it("writes the members of a grade in the order of the standard", async () => {
  const { sent } = await readXml(
    gradeOf(
      "<LetterGradeEarned>B</LetterGradeEarned><NumericGradeEarned>85</NumericGradeEarned><DiagnosticStatement>Good</DiagnosticStatement>",
      standard("A.1", "80"),
    ),
  );
  expect(grade.write(sent).document[0]?.members.map(({ name }) => name)).toEqual([
    "LetterGradeEarned",
    "NumericGradeEarned",
    "DiagnosticStatement",
    "GradeType",
    "StudentSectionAssociationReference",
    "GradingPeriodReference",
    "LearningStandardGrade",
  ]);
});

it("takes no mark of conduct, and none of a type that nobody knows, for a mark of the course", async () => {
  for (const [type, code] of [
    ["Conduct", "edfi.not-kept"],
    ["Blue", "edfi.descriptor-unknown"],
  ] as const) {
    const { sent, remarks } = await readXml(gradeOf("<LetterGradeEarned>S</LetterGradeEarned>", "", type));
    expect(entriesOf(sent, "course-grade")).toEqual([]);
    expect(remarks.map((each) => each.code)).toEqual([code]);
  }
});
