import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { counted, entriesOf, factsOf, filesOf, needs, readAll, shared } from "../bundle.testing.ts";
import { readXml, wrongIn } from "./edfi.testing.ts";
import { edfi } from "./edfi.ts";
import { versions } from "./versions.testing.ts";

const lines = (...records: readonly object[]) => records.map((each) => JSON.stringify(each)).join("\n");
const uri = (descriptor: string, code: string) => `uri://ed-fi.org/${descriptor}Descriptor#${code}`;
const link = { rel: "X", href: "/ed-fi/x/1" };
const session = { schoolId: 901, schoolYear: 2022, sessionName: "2021-2022 Fall Semester", link };
const offering = {
  localCourseCode: "ALG",
  schoolId: 901,
  schoolYear: 2022,
  sessionName: "2021-2022 Fall Semester",
  link,
};
const section = { ...offering, sectionIdentifier: "S1" };
const student = { studentUniqueId: "7", link };
const district = { educationOrganizationId: 9, link };
const record = {
  educationOrganizationId: 901,
  schoolYear: 2022,
  studentUniqueId: "7",
  termDescriptor: uri("Term", "Fall Semester"),
};

/** The district of versions.testing.ts as an API of Data Standard 5 tells it. */
const api: Readonly<Record<string, string>> = {
  "schools.json": lines({
    id: "a",
    schoolId: 901,
    nameOfInstitution: "Harbor",
    localEducationAgencyReference: { localEducationAgencyId: 9, link },
    _etag: "1",
  }),
  "localEducationAgencies.json": lines({
    id: "b",
    localEducationAgencyId: 9,
    nameOfInstitution: "Riverton",
    _etag: "1",
  }),
  "courses.json": lines({
    id: "c",
    educationOrganizationReference: district,
    courseCode: "ALG",
    courseTitle: "Algebra I",
    academicSubjects: [{ academicSubjectDescriptor: uri("AcademicSubject", "Mathematics") }],
  }),
  "sessions.json": lines({
    id: "d",
    schoolReference: { schoolId: 901, link },
    schoolYearTypeReference: { schoolYear: 2022, link },
    sessionName: "2021-2022 Fall Semester",
    beginDate: "2021-08-23",
    endDate: "2021-12-17",
    termDescriptor: uri("Term", "Fall Semester"),
  }),
  "gradingPeriods.json": lines({
    id: "e",
    schoolReference: { schoolId: 901, link },
    schoolYearTypeReference: { schoolYear: 2022, link },
    gradingPeriodDescriptor: uri("GradingPeriod", "First Six Weeks"),
    gradingPeriodName: "2021-2022 Fall Semester Exam 1",
    beginDate: "2021-08-23",
    endDate: "2021-10-03",
  }),
  "courseOfferings.json": lines({
    id: "f",
    schoolReference: { schoolId: 901, link },
    sessionReference: session,
    courseReference: { courseCode: "ALG", educationOrganizationId: 9, link },
    localCourseCode: "ALG",
  }),
  "sections.json": lines({
    id: "g",
    courseOfferingReference: offering,
    sectionIdentifier: "S1",
    classPeriods: [{ classPeriodReference: { classPeriodName: "02", schoolId: 901, link } }],
  }),
  "students.json": lines({
    id: "h",
    studentUniqueId: "7",
    firstName: "Ana",
    lastSurname: "Núñez",
    birthDate: "2007-11-13",
    visas: [],
    _etag: "1",
  }),
  "studentEducationOrganizationAssociations.json": lines({
    id: "i",
    educationOrganizationReference: district,
    studentReference: student,
    sexDescriptor: uri("Sex", "Female"),
    hispanicLatinoEthnicity: true,
    races: [{ raceDescriptor: uri("Race", "White") }],
    languages: [{ languageDescriptor: uri("Language", "spa"), uses: [] }],
    studentCharacteristics: [
      {
        studentCharacteristicDescriptor: uri("StudentCharacteristic", "Foster Care"),
        periods: [{ beginDate: "2021-09-01" }],
      },
    ],
  }),
  "contacts.json": lines({ id: "j", contactUniqueId: "70", firstName: "Rosa", lastSurname: "Núñez", _etag: "1" }),
  "studentContactAssociations.json": lines({
    id: "k",
    contactReference: { contactUniqueId: "70", link },
    studentReference: student,
    relationDescriptor: uri("Relation", "Mother"),
  }),
  "studentSchoolAssociations.json": lines({
    id: "l",
    schoolReference: { schoolId: 901, link },
    studentReference: student,
    graduationPlanReference: {
      educationOrganizationId: 9,
      graduationPlanTypeDescriptor: uri("GraduationPlanType", "Recommended"),
      graduationSchoolYear: 2025,
      link,
    },
    entryDate: "2021-08-23",
    entryGradeLevelDescriptor: uri("GradeLevel", "Ninth grade"),
    alternativeGraduationPlans: [],
  }),
  "graduationPlans.json": lines({
    id: "m",
    educationOrganizationReference: district,
    graduationSchoolYearTypeReference: { schoolYear: 2025, link },
    graduationPlanTypeDescriptor: uri("GraduationPlanType", "Recommended"),
    totalRequiredCredits: 26,
    creditsBySubjects: [{ academicSubjectDescriptor: uri("AcademicSubject", "Mathematics"), credits: 4 }],
  }),
  "studentSectionAssociations.json": lines({
    id: "n",
    sectionReference: section,
    studentReference: student,
    beginDate: "2021-08-23",
  }),
  "studentSchoolAttendanceEvents.json": lines({
    id: "o",
    schoolReference: { schoolId: 901, link },
    sessionReference: session,
    studentReference: student,
    eventDate: "2021-09-20",
    attendanceEventCategoryDescriptor: uri("AttendanceEventCategory", "Excused Absence"),
  }),
  "grades.json": lines({
    id: "p",
    gradeTypeDescriptor: uri("GradeType", "Grading Period"),
    numericGradeEarned: 92,
    gradingPeriodReference: {
      gradingPeriodDescriptor: uri("GradingPeriod", "First Six Weeks"),
      gradingPeriodName: "2021-2022 Fall Semester Exam 1",
      schoolId: 901,
      schoolYear: 2022,
      link,
    },
    studentSectionAssociationReference: { ...section, beginDate: "2021-08-23", studentUniqueId: "7" },
  }),
  "courseTranscripts.json": lines({
    id: "q",
    courseAttemptResultDescriptor: uri("CourseAttemptResult", "Pass"),
    attemptedCredits: 1,
    earnedCredits: 1,
    finalLetterGradeEarned: "A",
    courseReference: { courseCode: "ALG", educationOrganizationId: 9, link },
    studentAcademicRecordReference: record,
  }),
  "studentAcademicRecords.json": lines({
    id: "r",
    educationOrganizationReference: { educationOrganizationId: 901, link },
    schoolYearTypeReference: { schoolYear: 2022, link },
    studentReference: student,
    termDescriptor: uri("Term", "Fall Semester"),
    cumulativeEarnedCredits: 3.5,
    gradePointAverages: [
      {
        gradePointAverageTypeDescriptor: uri("GradePointAverageType", "Weighted"),
        isCumulative: true,
        gradePointAverageValue: 3.75,
      },
    ],
  }),
  "studentMigrantEducationProgramAssociations.json": lines({
    id: "s",
    educationOrganizationReference: district,
    programReference: {
      educationOrganizationId: 9,
      programName: "Migrant",
      programTypeDescriptor: uri("ProgramType", "Migrant Education"),
      link,
    },
    studentReference: student,
    beginDate: "2021-08-30",
  }),
  "staffs.json": lines({ id: "v", staffUniqueId: "50", firstName: "Ida", lastSurname: "Wells", _etag: "1" }),
  "staffEducationOrganizationAssignmentAssociations.json": lines({
    id: "w",
    educationOrganizationReference: { educationOrganizationId: 901, link },
    staffReference: { staffUniqueId: "50", link },
    staffClassificationDescriptor: uri("StaffClassification", "Teacher"),
    beginDate: "2021-08-01",
  }),
  "staffSectionAssociations.json": lines({
    id: "x",
    sectionReference: section,
    staffReference: { staffUniqueId: "50", link },
    classroomPositionDescriptor: uri("ClassroomPosition", "Teacher of Record"),
    beginDate: "2021-08-23",
  }),
  "gradebookEntries.json": lines({
    id: "y",
    gradebookEntryIdentifier: "Q1",
    namespace: "uri://state.example",
    sectionReference: section,
    dateAssigned: "2021-09-01",
    title: "Quiz 1",
    gradebookEntryTypeDescriptor: uri("GradebookEntryType", "Quiz"),
    learningStandards: [],
  }),
  "studentGradebookEntries.json": lines({
    id: "z",
    gradebookEntryReference: { gradebookEntryIdentifier: "Q1", namespace: "uri://state.example", link },
    studentReference: student,
    numericGradeEarned: 74,
  }),
  "studentSpecialEducationProgramAssociations.json": lines({
    id: "aa",
    educationOrganizationReference: district,
    programReference: {
      educationOrganizationId: 9,
      programName: "Special Education",
      programTypeDescriptor: uri("ProgramType", "Special Education"),
      link,
    },
    studentReference: student,
    beginDate: "2021-08-30",
    iepReviewDate: "2022-03-01",
    specialEducationSettingDescriptor: uri("SpecialEducationSetting", "Regular class"),
    specialEducationProgramServices: [
      {
        specialEducationProgramServiceDescriptor: uri("SpecialEducationProgramService", "Speech therapy"),
        providers: [],
      },
    ],
  }),
  "assessments.json": lines({
    id: "t",
    assessmentIdentifier: "SM-9",
    namespace: "uri://state.example/Assessment",
    assessmentTitle: "State Math",
    academicSubjects: [{ academicSubjectDescriptor: uri("AcademicSubject", "Mathematics") }],
  }),
  "studentAssessments.json": lines({
    id: "u",
    studentAssessmentIdentifier: "1",
    assessmentReference: { assessmentIdentifier: "SM-9", namespace: "uri://state.example/Assessment", link },
    studentReference: student,
    administrationDate: "2021-10-01T09:00:00Z",
    scoreResults: [
      {
        assessmentReportingMethodDescriptor: uri("AssessmentReportingMethod", "Scale score"),
        resultDatatypeTypeDescriptor: uri("ResultDatatypeType", "Integer"),
        result: "1520",
      },
    ],
  }),
};

it("says of pages of the API exactly what it says of the same district as XML", async () => {
  const said = async (documents: Readonly<Record<string, string>>) => {
    const { sent, remarks } = await readAll(edfi, filesOf(documents));
    expect(remarks).toEqual([]);
    return sent.map(({ fact }) => JSON.stringify(fact)).sort();
  };
  expect(await said(api)).toEqual(await said(versions["5"] ?? {}));
});

const upserts = (name: string, ...records: readonly object[]) => ({
  [`${name}/upserts/2022-07-14/1.json`]: lines(...records),
});
const deletes = (name: string, ...records: readonly object[]) => ({
  [`${name}/deletes/2022-07-14/1.json`]: lines(...records),
});
const ana = { id: "h", studentUniqueId: "7", firstName: "Ana", _etag: "1" };

it("is a delta: what is missing from a page ends nothing, what is deleted by its identity does", async () => {
  const { sent, complete, ended, rows } = await readXml({
    ...upserts("students", ana),
    ...deletes("students", { id: "x", changeVersion: 9, keyValues: { studentUniqueId: "8" } }),
    ...deletes("studentSectionAssociations", {
      id: "y",
      changeVersion: 9,
      keyValues: { ...section, studentUniqueId: "7", beginDate: "2021-08-23" },
    }),
  });
  expect(factsOf(sent, "learner").map(({ key }) => key)).toEqual(["7"]);
  expect([...complete]).toEqual([]);
  expect([...ended].sort()).toEqual([
    "Student/8",
    "StudentSectionAssociation/7|901|2022|2021-2022 Fall Semester|ALG|S1|2021-08-23",
  ]);
  expect(rows).toBe(3);
});

it("ends what a page held and an older delete names by the API's own id, and says which it cannot tell", async () => {
  const { sent, ended, remarks } = await readXml({
    ...upserts("students", ana, { ...ana, id: "z", studentUniqueId: "9" }),
    ...deletes("students", { Id: "h", ChangeVersion: "123" }, { Id: "never seen", ChangeVersion: "124" }),
  });
  expect(factsOf(sent, "learner").map(({ key }) => key)).toEqual(["9"]);
  expect(ended).toEqual(["Student/7"]);
  expect(remarks).toEqual([{ code: "edfi.delete-unknown", at: "students/deletes/2022-07-14/1.json:2" }]);
});

it("keeps what was deleted and made again", async () => {
  const again = deletes("students", { id: "old", changeVersion: 5, keyValues: { studentUniqueId: "7" } });
  const { sent, ended } = await readXml({ ...again, ...upserts("students", ana) });
  expect(factsOf(sent, "learner")).toHaveLength(1);
  expect(ended).toEqual([]);
});

it("knows a page by what a record says, and not by a name that others use too", async () => {
  expect(await edfi.detect(filesOf(upserts("students", ana)))).toBe(true);
  expect(await edfi.detect(filesOf({ "students.json": `\uFEFF[${JSON.stringify(ana)}]` }))).toBe(true);
  for (const text of ['[{"name":"Ana"}]', "{}", "", "no json", "[1,2]"])
    expect(await edfi.detect(filesOf({ "students.json": text }))).toBe(false);
});

it("passes over a file of another program that stands beside its own under such a name", async () => {
  const { sent, rows, remarks } = await readXml({
    ...upserts("students", ana),
    "lms/students.json": '[{"name":"Ben"}]',
  });
  expect(factsOf(sent, "learner")).toHaveLength(1);
  expect(rows).toBe(1);
  expect(remarks).toEqual([{ code: "file.unknown", at: "lms/students.json:1" }]);
});

it("reads a list as well as lines, behind a mark and in any pieces", async () => {
  const both = JSON.stringify([ana, { ...ana, studentUniqueId: "9" }], null, 2);
  for (const [text, chunk] of [
    [both, 7],
    [`\uFEFF${lines(ana, { ...ana, studentUniqueId: "9" })}\r\n`, 5],
    ["\uFEFF", 5],
  ] as const) {
    const { rows, remarks } = await readAll(edfi, filesOf({ "students.json": text }, chunk));
    expect([rows, remarks]).toEqual([text === "\uFEFF" ? 0 : 2, []]);
  }
});

it("loses a page that is cut off alone, and says where", async () => {
  const cut = lines(ana, { ...ana, studentUniqueId: "9" }).slice(0, -20);
  const { sent, remarks } = await readXml({ "students.json": cut, "contacts.json": api["contacts.json"] });
  expect(factsOf(sent, "learner")).toEqual([]);
  expect(factsOf(sent, "guardian")).toHaveLength(1);
  expect(remarks).toEqual([{ code: "json.not-well-formed", at: "students.json:2" }]);
});

const path = "data/edfi/oea-api-json";
const folder = shared(path);

describe.skipIf(!folder)(`pages of a real API${needs(path)}`, () => {
  it("reads every record of every page, and the school that was deleted", async () => {
    const texts = Object.fromEntries(
      readdirSync(folder ?? "", { recursive: true, encoding: "utf8" })
        .filter((name) => /\.json(\.gz)?$/.test(name))
        .map((name) => {
          const bytes = readFileSync(join(folder ?? "", name));
          return [name.replace(/\.gz$/, ""), (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8")];
        }),
    );
    const present = Object.values(texts)
      .flatMap((text) => text.replace(/^\uFEFF/, "").split("\n"))
      .filter((line) => line.trim() !== "");
    const { sent, rows, remarks, complete, ended } = await readAll(edfi, filesOf(texts));
    expect(rows).toBe(present.length);
    expect(complete.size).toBe(0);
    expect(counted(remarks)).toEqual({});
    // The one delete is of a school that a page had.
    expect(ended).toEqual(["School/255901005"]);
    const linesIn = (resource: string) =>
      Object.entries(texts).flatMap(([name, text]) =>
        name.startsWith(`${resource}/upserts/`) ? text.split("\n").filter((line) => line.includes("{")) : [],
      ).length;
    expect(factsOf(sent, "learner")).toHaveLength(linesIn("students"));
    expect(factsOf(sent, "course")).toHaveLength(linesIn("courses"));
    const enrolled = factsOf(sent, "enrollment").filter(({ organization }) => organization !== undefined);
    expect(enrolled).toHaveLength(linesIn("studentSchoolAssociations"));
    const plans = entriesOf(sent, "graduation-plan");
    expect(plans.length).toBeGreaterThan(1_000);
    for (const fact of factsOf(sent, "entry")) expect(wrongIn(fact)).toBeUndefined();
  });
});
