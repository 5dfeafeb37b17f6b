import { expect, it } from "vitest";
import { addDays } from "../../kernel/date.ts";
import { entriesOf } from "../bundle.testing.ts";
import { interchange, readXml, to, value, wrongIn } from "./edfi.testing.ts";

const identity = `${to.student("7")}${to.organization("9")}<SchoolYear>2021-2022</SchoolYear>${value("Term", "Term", "Fall Semester")}`;
const record = (more: string) => `<StudentAcademicRecord>${more}${identity}</StudentAcademicRecord>`;
const recordReference = `<StudentAcademicRecordReference><StudentAcademicRecordIdentity>${identity}</StudentAcademicRecordIdentity></StudentAcademicRecordReference>`;
const courseReference = `<CourseReference><CourseIdentity><CourseCode>ALG-1</CourseCode>${to.organization("9")}</CourseIdentity></CourseReference>`;
const transcript = (more: string, course = courseReference) =>
  `<CourseTranscript>${more}${recordReference}${course}</CourseTranscript>`;
const places = interchange(
  `<School><NameOfInstitution>Harbor</NameOfInstitution><SchoolId>9</SchoolId></School><PostSecondaryInstitution><NameOfInstitution>River College</NameOfInstitution><PostSecondaryInstitutionId>66</PostSecondaryInstitutionId></PostSecondaryInstitution>
  <Course><CourseCode>ALG-1</CourseCode><CourseTitle>Algebra I</CourseTitle>${value("AcademicSubject", "AcademicSubject", "Mathematics")}${to.organization("9")}</Course>`,
  "InterchangeEducationOrganization",
);
const read = async (xml: string) => {
  const { sent, remarks } = await readXml({
    "b.xml": interchange(xml, "InterchangeStudentTranscript"),
    "a.xml": places,
  });
  for (const kind of ["transcript-course", "academic-record", "diploma", "recognition"])
    for (const fact of entriesOf(sent, kind)) expect(wrongIn(fact)).toBeUndefined();
  return { sent, remarks };
};

it("reads a course of the transcript with its credits, its mark and how the credit came", async () => {
  const { sent } = await read(
    transcript(
      `${value("CourseAttemptResult", "CourseAttemptResult", "Pass")}<AttemptedCredits><Credits>1.000</Credits>${value("CreditType", "CreditType", "Carnegie unit")}</AttemptedCredits>
      <EarnedCredits><Credits>0.500</Credits></EarnedCredits>${value("WhenTakenGradeLevel", "GradeLevel", "Ninth grade")}${value("MethodCreditEarned", "MethodCreditEarned", "Classroom credit")}
      <FinalLetterGradeEarned>B+</FinalLetterGradeEarned><FinalNumericGradeEarned>88.50</FinalNumericGradeEarned><CreditCategory>${value("CreditCategory", "CreditCategory", "Honors")}</CreditCategory>`,
    ),
  );
  expect(entriesOf(sent, "transcript-course")).toEqual([
    {
      noun: "entry",
      key: "CourseTranscript/7|9|2022|Fall Semester|9|ALG-1|Pass#course",
      kind: "transcript-course",
      learner: "7",
      course: "9|ALG-1",
      school: "9",
      body: {
        course: { title: "Algebra I" },
        schoolYear: 2022,
        term: "Fall Semester",
        gradeLevel: "09",
        subject: "Mathematics",
        creditKind: "Honors",
        creditsAttempted: 1,
        creditsEarned: 0.5,
        letter: "B+",
        number: 88.5,
        result: "pass",
        method: "Classroom credit",
      },
    },
  ]);
});

it("names the school elsewhere that gave the credit, by its name or by who it is", async () => {
  for (const [said, name] of [
    [
      "<ExternalEducationOrganizationNameOfInstitution>Lakeside</ExternalEducationOrganizationNameOfInstitution>",
      "Lakeside",
    ],
    [
      "<ExternalEducationOrganizationReference><EducationOrganizationIdentity><EducationOrganizationId>66</EducationOrganizationId></EducationOrganizationIdentity></ExternalEducationOrganizationReference>",
      "River College",
    ],
  ]) {
    const { sent } = await read(transcript(`<CourseTitle>Intro Biology</CourseTitle>${said}`));
    const [course] = entriesOf(sent, "transcript-course");
    expect(course?.school).toBeUndefined();
    expect(course?.body).toMatchObject({ course: { title: "Intro Biology" }, school: { title: name } });
  }
});

it("keeps a course that the bundle does not describe under its own code, and one without a code under its title", async () => {
  const own = courseReference.replace("ALG-1", "CHEM");
  expect(entriesOf((await read(transcript("", own))).sent, "transcript-course")[0]?.body.course).toEqual({
    title: "CHEM",
  });
  const titled = await read(transcript("<CourseTitle>Drawing</CourseTitle>", ""));
  expect(entriesOf(titled.sent, "transcript-course")[0]?.body.course).toEqual({ title: "Drawing" });
});

it("follows a record that is referred to by its id", async () => {
  const { sent } = await read(
    `${record("").replace("<StudentAcademicRecord>", '<StudentAcademicRecord id="R">')}<CourseTranscript><StudentAcademicRecordReference ref="R"/>${courseReference}</CourseTranscript>`,
  );
  expect(entriesOf(sent, "transcript-course")).toMatchObject([{ learner: "7", body: { term: "Fall Semester" } }]);
  // The record itself says nothing.
  expect(entriesOf(sent, "academic-record")).toEqual([]);
});

it("reads the credits, averages and honors of a term, and no rank", async () => {
  const { sent } = await read(
    record(
      `<CumulativeEarnedCredits><Credits>12.5</Credits></CumulativeEarnedCredits><CumulativeAttemptedCredits><Credits>13</Credits></CumulativeAttemptedCredits>
      <ClassRanking><ClassRank>3</ClassRank><TotalNumberInClass>200</TotalNumberInClass></ClassRanking>
      <AcademicHonor>${value("AcademicHonorCategory", "AcademicHonorCategory", "Honor roll")}<HonorDescription>A honor roll</HonorDescription></AcademicHonor>
      <SessionEarnedCredits><Credits>3</Credits></SessionEarnedCredits><SessionAttemptedCredits><Credits>3.5</Credits></SessionAttemptedCredits>
      <GradePointAverage>${value("GradePointAverageType", "GradePointAverageType", "Weighted")}<IsCumulative>true</IsCumulative><GradePointAverageValue>4.12</GradePointAverageValue><MaxGradePointAverageValue>5</MaxGradePointAverageValue></GradePointAverage>
      <GradePointAverage>${value("GradePointAverageType", "GradePointAverageType", "Unweighted")}<GradePointAverageValue>3.8</GradePointAverageValue></GradePointAverage>`,
    ),
  );
  expect(entriesOf(sent, "academic-record").map(({ school, body }) => [school, body])).toEqual([
    [
      "9",
      {
        schoolYear: 2022,
        term: "Fall Semester",
        creditsAttempted: 3.5,
        creditsEarned: 3,
        creditsAttemptedInAll: 13,
        creditsEarnedInAll: 12.5,
        averages: [
          { title: "Weighted", value: 4.12, maximum: 5, weighted: true, cumulative: true },
          { title: "Unweighted", value: 3.8, weighted: false },
        ],
        honors: ["A honor roll"],
      },
    ],
  ]);
});

it("reads diplomas and recognitions with who gave them and when", async () => {
  const { sent } = await read(
    record(
      `<Diploma><DiplomaAwardDate>2022-05-30</DiplomaAwardDate>${value("DiplomaLevel", "DiplomaLevel", "Distinguished")}${value("DiplomaType", "DiplomaType", "Regular diploma")}</Diploma>
      <Recognition>${value("RecognitionType", "RecognitionType", "Athletic awards")}<RecognitionDescription>First in state</RecognitionDescription><RecognitionAwardDate>2022-04-02</RecognitionAwardDate></Recognition>
      <Recognition><AchievementTitle>Robotics</AchievementTitle>${value("RecognitionType", "RecognitionType", "Certificate")}<IssuerName>FIRST</IssuerName></Recognition>`,
    ),
  );
  expect(entriesOf(sent, "diploma").map(({ observedOn, body }) => [observedOn, body])).toEqual([
    ["2022-05-30", { title: "Regular diploma", level: "Distinguished", awardedOn: "2022-05-30" }],
  ]);
  expect(entriesOf(sent, "recognition").map(({ observedOn, body }) => [observedOn, body])).toEqual([
    ["2022-04-02", { title: "Athletic awards", issuer: "Harbor", why: "First in state" }],
    [undefined, { title: "Robotics", issuer: "FIRST" }],
  ]);
});

it("moves the year of a record with the dates of the bundle, and no key", async () => {
  const xml = interchange(record("<CumulativeGradePointAverage>3.1</CumulativeGradePointAverage>"));
  const { sent } = await readXml({ "a.xml": xml }, (date) => addDays(date, 5 * 365 + 1));
  const [made] = entriesOf(sent, "academic-record");
  expect(made?.body.schoolYear).toBe(2027);
  expect(made?.key).toContain("|2022|");
});

it("reads the averages of a report card, and nothing of one that only lists grades", async () => {
  const period = `<GradingPeriodReference><GradingPeriodIdentity>${to.school()}${value("GradingPeriod", "GradingPeriod", "First Six Weeks")}<GradingPeriodName>Six weeks 1</GradingPeriodName><SchoolYear>2021-2022</SchoolYear></GradingPeriodIdentity></GradingPeriodReference>`;
  const card = (more: string) => `<ReportCard>${more}${to.student("7")}${to.organization("9")}${period}</ReportCard>`;
  const { sent } = await read(
    `${card("<GPAGivenGradingPeriod>3.2</GPAGivenGradingPeriod><GPACumulative>3.4</GPACumulative><NumberOfDaysAbsent>2</NumberOfDaysAbsent>")}
    <GradingPeriod>${to.school()}${value("GradingPeriod", "GradingPeriod", "First Six Weeks")}<GradingPeriodName>Six weeks 1</GradingPeriodName><SchoolYear>2021-2022</SchoolYear><BeginDate>2021-08-23</BeginDate><EndDate>2021-10-03</EndDate></GradingPeriod>`,
  );
  expect(entriesOf(sent, "academic-record").map(({ observedOn, body }) => [observedOn, body])).toEqual([
    [
      "2021-10-03",
      {
        term: "Six weeks 1",
        averages: [
          { title: "Cumulative", cumulative: true, value: 3.4 },
          { title: "Term", cumulative: false, value: 3.2 },
        ],
      },
    ],
  ]);
  expect(entriesOf((await read(card(""))).sent, "academic-record")).toEqual([]);
});
