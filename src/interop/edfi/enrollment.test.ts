import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../../kernel/date.ts";
import { counted, entriesOf, factsOf } from "../bundle.testing.ts";
import { classFacts, schoolFacts } from "../people.ts";
import { algebra, printed, readXml, to, value } from "./edfi.testing.ts";
import { studentSchool, studentSection } from "./enrollment.ts";
import { joined } from "./keys.ts";

const inSchool = (more: string) =>
  `<StudentSchoolAssociation>${to.student("7")}${to.school()}<EntryDate>2021-08-23</EntryDate>${value("EntryGradeLevel", "GradeLevel", "Fifth grade")}${more}</StudentSchoolAssociation>`;

it("puts a learner into a school with the grade and why they came and went", async () => {
  const { sent } = await readXml(
    inSchool(
      `${value("EntryType", "EntryType", "Transfer")}<ExitWithdrawDate>2021-12-01</ExitWithdrawDate>${value("ExitWithdrawType", "ExitWithdrawType", "Transferred")}`,
    ),
  );
  expect(factsOf(sent, "enrollment")[0]).toMatchObject({ learner: "7", organization: "9", endsOn: "2021-12-01" });
  expect(entriesOf(sent, "enrollment")[0]?.body).toEqual({
    startsOn: "2021-08-23",
    endsOn: "2021-12-01",
    gradeLevel: "05",
    entryReason: "Transfer",
    exitReason: "Transferred",
  });
});

it("reads the short codes of grades that states write in their own namespaces", async () => {
  const grade = (code: string) => `<EntryGradeLevel>uri://state.example/GradeLevelDescriptor#${code}</EntryGradeLevel>`;
  for (const [code, expected] of [
    ["9", "09"],
    ["09", "09"],
    ["KG", "KG"],
  ] as const) {
    const { sent, remarks } = await readXml(
      inSchool("").replace(value("EntryGradeLevel", "GradeLevel", "Fifth grade"), grade(code)),
    );
    expect([entriesOf(sent, "enrollment")[0]?.body.gradeLevel, remarks]).toEqual([expected, []]);
  }
});

it("enrolls nobody who never came", async () => {
  const { sent, remarks } = await readXml(inSchool(value("ExitWithdrawType", "ExitWithdrawType", "No show")));
  expect(sent).toEqual([]);
  expect(counted(remarks)).toEqual({ "edfi.enrollment-void": 1 });
});

it("leaves out an enrollment whose end does not exist, for it would stay open, and ends none for it", async () => {
  const { sent, remarks, complete } = await readXml(inSchool("<ExitWithdrawDate>2021-11-31</ExitWithdrawDate>"));
  expect(sent).toEqual([]);
  expect(counted(remarks)).toEqual({ "date.invalid": 1 });
  expect(complete.has("StudentSchoolAssociation")).toBe(false);
});

const word = fc.string({ unit: fc.constantFrom("a", "7", "é", "&", "|", "%"), minLength: 1, maxLength: 6 });
const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays("2021-07-01", days));
const span = fc
  .record({ startsOn: day, length: fc.option(fc.nat(300), { nil: undefined }) })
  .map(({ startsOn, length }) => ({ startsOn, ...(length !== undefined && { endsOn: addDays(startsOn, length) }) }));

it("writes enrollments in schools as valid Ed-Fi and reads the same ones back", async () => {
  const role = fc.record({
    gradeLevel: fc.constantFrom("KG", "01", "08", "12", "UG", "PS"),
    span,
    entryReason: fc.option(fc.constant("Transfer"), { nil: undefined }),
    exitReason: fc.option(fc.constant("Graduated"), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(word, word, role, async (learner, school, { span: dates, ...rest }) => {
      const [own, at] = [joined(learner) ?? "", joined(school) ?? ""];
      const row = `StudentSchoolAssociation/${own}|${at}|${dates.startsOn}`;
      const facts = schoolFacts(own, row, { role: "student", organization: at, ...rest, ...dates });
      const { document, remarks } = studentSchool.write(facts.map((fact) => ({ fact, row, at: "" })));
      expect(remarks).toEqual([]);
      const { sent } = await readXml(printed(...document));
      expect(sent.map(({ fact, row: read }) => ({ fact, row: read }))).toEqual(facts.map((fact) => ({ fact, row })));
    }),
  );
});

it("writes enrollments in classes as valid Ed-Fi and reads the same ones back", async () => {
  await fc.assert(
    fc.asyncProperty(word, word, span, async (learner, section, dates) => {
      const own = joined(learner) ?? "";
      const key = joined("9", "2022", "2021-2022 Fall", "ALG-1", section) ?? "";
      const row = `StudentSectionAssociation/${own}|${key}|${dates.startsOn}`;
      const facts = classFacts(own, row, key, dates);
      const { document } = studentSection.write(facts.map((fact) => ({ fact, row, at: "" })));
      const { sent } = await readXml(printed(...document));
      expect(sent.map(({ fact, row: read }) => ({ fact, row: read }))).toEqual(facts.map((fact) => ({ fact, row })));
    }),
  );
});

it("writes the members of an enrollment in the order of the standard", () => {
  const facts = schoolFacts("7", "x", {
    role: "student",
    organization: "9",
    gradeLevel: "05",
    startsOn: "2021-08-23",
    endsOn: "2022-05-27",
    exitReason: "End of school year",
    entryReason: "Transfer",
  });
  const { document } = studentSchool.write(facts.map((fact) => ({ fact, row: "x", at: "" })));
  expect(document[0]?.members.map(({ name }) => name)).toEqual([
    "StudentReference",
    "SchoolReference",
    "EntryDate",
    "EntryGradeLevel",
    "EntryType",
    "ExitWithdrawDate",
    "ExitWithdrawType",
  ]);
});

it("says what it cannot write: Ed-Fi knows no enrollment without a beginning", () => {
  const facts = [
    ...schoolFacts("7", "x", { role: "student", organization: "9" }),
    ...classFacts("7", "y", algebra, {}),
  ];
  const sent = facts.map((fact) => ({ fact, row: "x", at: "" }));
  expect(studentSchool.write(sent).remarks).toEqual([
    { code: "edfi.not-written", at: "enrollment:1", message: "EntryDate" },
  ]);
  expect(studentSection.write(sent).remarks).toEqual([
    { code: "edfi.not-written", at: "enrollment:1", message: "BeginDate" },
  ]);
});
