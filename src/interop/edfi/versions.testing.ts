import { interchange } from "./edfi.testing.ts";

/**
 * One small district as each version of the Data Standard writes it: one school, one learner, one class, and a little of
 * everything said of them. Written by hand from the schemas; the same facts must come of each.
 */

/** A reference by identity, as text. */
const to = (entity: string, inner: string, role = entity) =>
  `<${role}Reference><${entity}Identity>${inner}</${entity}Identity></${role}Reference>`;
const student = to("Student", "<StudentUniqueId>7</StudentUniqueId>");
const school = to("School", "<SchoolId>901</SchoolId>");
const district = to("EducationOrganization", "<EducationOrganizationId>9</EducationOrganizationId>");
const schoolAsOrganization = to("EducationOrganization", "<EducationOrganizationId>901</EducationOrganizationId>");
const course = to("Course", `<CourseCode>ALG</CourseCode>${district}`);

const uri = (name: string, code: string, descriptor = name) =>
  `<${name}>uri://ed-fi.org/${descriptor}Descriptor#${code}</${name}>`;
/** A descriptor before Data Standard 3, and a type, which was a word. */
const coded = (name: string, code: string) => `<${name}><CodeValue>${code}</CodeValue></${name}>`;
const typed = (name: string, code: string) => `<${name}>${code}</${name}>`;

const name = "<Name><FirstName>Ana</FirstName><LastSurname>Núñez</LastSurname></Name>";
const birth = "<BirthData><BirthDate>2007-11-13</BirthDate></BirthData>";
const places = `<LocalEducationAgency><StateOrganizationId>9-S</StateOrganizationId><NameOfInstitution>Riverton</NameOfInstitution><LocalEducationAgencyId>9</LocalEducationAgencyId></LocalEducationAgency>
<School><StateOrganizationId>901-S</StateOrganizationId><NameOfInstitution>Harbor</NameOfInstitution><SchoolId>901</SchoolId>${to("LocalEducationAgency", "<LocalEducationAgencyId>9</LocalEducationAgencyId>")}</School>`;

const staff = to("Staff", "<StaffUniqueId>50</StaffUniqueId>");
const teacher = `<Staff><StaffUniqueId>50</StaffUniqueId><Name><FirstName>Ida</FirstName><LastSurname>Wells</LastSurname></Name></Staff>`;
/** An assignment until Data Standard 3. */
const work = "<GradebookEntryTitle>Quiz 1</GradebookEntryTitle><DateAssigned>2021-09-01</DateAssigned>";
const specialEducation = (type: string) =>
  to("Program", `${type}<ProgramName>Special Education</ProgramName>${district}`);

type Documents = Readonly<Record<string, string>>;
const files = (documents: Documents): Documents =>
  Object.fromEntries(
    Object.entries(documents).map(([root, inner]) => [`${root}.xml`, interchange(inner, `Interchange${root}`)]),
  );

function version2(): Documents {
  const session = to("Session", `${school}<SchoolYear>2021-2022</SchoolYear>${typed("Term", "Fall Semester")}`);
  const offering = to(
    "CourseOffering",
    `<LocalCourseCode>ALG</LocalCourseCode>${typed("Term", "Fall Semester")}<SchoolYear>2021-2022</SchoolYear>${school}`,
  );
  const meeting = `${to("ClassPeriod", `<ClassPeriodName>02</ClassPeriodName>${school}`)}${to("Location", `<ClassroomIdentificationCode>220</ClassroomIdentificationCode>${school}`)}`;
  const section = to("Section", `${meeting}${offering}`);
  const seat = to("StudentSectionAssociation", `${student}${section}<BeginDate>2021-08-23</BeginDate>`);
  const test = to(
    "Assessment",
    `<AssessmentTitle>State Math</AssessmentTitle>${coded("AcademicSubject", "Mathematics")}${coded("AssessedGradeLevel", "Ninth grade")}<Version>2021</Version>`,
  );
  const program = to(
    "Program",
    `${typed("ProgramType", "Migrant Education")}<ProgramName>Migrant</ProgramName>${district}`,
  );
  const record = to(
    "StudentAcademicRecord",
    `${student}${schoolAsOrganization}<SchoolYear>2021-2022</SchoolYear>${typed("Term", "Fall Semester")}`,
  );
  return files({
    EducationOrganization: `${places}<Course><CourseCode>ALG</CourseCode><CourseTitle>Algebra I</CourseTitle>${coded("AcademicSubject", "Mathematics")}${district}</Course>`,
    EducationOrgCalendar: `<Session><SessionName>Traditional</SessionName><SchoolYear>2021-2022</SchoolYear>${typed("Term", "Fall Semester")}<BeginDate>2021-08-23</BeginDate><EndDate>2021-12-17</EndDate>${school}</Session>
    <GradingPeriod id="GP1">${schoolAsOrganization}${coded("GradingPeriod", "First Six Weeks")}<BeginDate>2021-08-23</BeginDate><EndDate>2021-10-03</EndDate></GradingPeriod>`,
    MasterSchedule: `<CourseOffering><LocalCourseCode>ALG</LocalCourseCode>${school}${session}${course}</CourseOffering>
    <Section><UniqueSectionCode>S1</UniqueSectionCode><SequenceOfCourse>1</SequenceOfCourse>${offering}${school}${meeting}</Section>`,
    Student: `<Student><StudentUniqueId>7</StudentUniqueId>${name}${typed("Sex", "Female")}${birth}<HispanicLatinoEthnicity>true</HispanicLatinoEthnicity>${typed("Race", "White")}<StudentCharacteristic>${coded("StudentCharacteristic", "Foster Care")}<BeginDate>2021-09-01</BeginDate></StudentCharacteristic><Language>${coded("Language", "spa")}</Language></Student>`,
    Parent: `<Parent><ParentUniqueId>70</ParentUniqueId><Name><FirstName>Rosa</FirstName><LastSurname>Núñez</LastSurname></Name></Parent>
    <StudentParentAssociation>${student}${to("Parent", "<ParentUniqueId>70</ParentUniqueId>")}${typed("Relation", "Mother")}</StudentParentAssociation>`,
    StudentEnrollment: `<StudentSchoolAssociation>${student}${school}<EntryDate>2021-08-23</EntryDate>${coded("EntryGradeLevel", "Ninth grade")}${to("GraduationPlan", `${coded("GraduationPlanType", "Recommended")}${district}<GraduationSchoolYear>2024-2025</GraduationSchoolYear>`)}</StudentSchoolAssociation>
    <StudentSectionAssociation id="SEAT">${student}${section}<BeginDate>2021-08-23</BeginDate></StudentSectionAssociation>
    <GraduationPlan>${coded("GraduationPlanType", "Recommended")}<TotalRequiredCredits><Credit>26</Credit></TotalRequiredCredits>${district}<GraduationSchoolYear>2024-2025</GraduationSchoolYear><CreditsBySubject>${coded("AcademicSubject", "Mathematics")}<Credits><Credit>4</Credit></Credits></CreditsBySubject></GraduationPlan>`,
    StudentAttendance: `<StudentSchoolAttendanceEvent><AttendanceEvent><EventDate>2021-09-20</EventDate>${coded("AttendanceEventCategory", "Excused Absence")}</AttendanceEvent>${student}${school}${session}</StudentSchoolAttendanceEvent>`,
    StudentGrade: `<Grade><NumericGradeEarned>92</NumericGradeEarned>${typed("GradeType", "Grading Period")}${seat}<GradingPeriodReference ref="GP1"/></Grade>`,
    StudentTranscript: `<CourseTranscript>${typed("CourseAttemptResult", "Pass")}<AttemptedCredits><Credit>1</Credit></AttemptedCredits><EarnedCredits><Credit>1</Credit></EarnedCredits><FinalLetterGradeEarned>A</FinalLetterGradeEarned>${record}${course}</CourseTranscript>
    <StudentAcademicRecord><CumulativeEarnedCredits><Credit>3.5</Credit></CumulativeEarnedCredits><CumulativeGradePointAverage>3.75</CumulativeGradePointAverage>${student}${schoolAsOrganization}<SchoolYear>2021-2022</SchoolYear>${typed("Term", "Fall Semester")}</StudentAcademicRecord>`,
    StudentProgram: `<StudentProgramAssociation>${student}${program}<BeginDate>2021-08-30</BeginDate>${district}</StudentProgramAssociation>
    <StudentSpecialEducationProgramAssociation>${student}${specialEducation(typed("ProgramType", "Special Education"))}${coded("Service", "Speech therapy")}<BeginDate>2021-08-30</BeginDate>${district}${coded("SpecialEducationSetting", "Regular class")}<IEPReviewDate>2022-03-01</IEPReviewDate></StudentSpecialEducationProgramAssociation>`,
    StaffAssociation: `${teacher}<StaffEducationOrganizationAssignmentAssociation>${staff}${schoolAsOrganization}${coded("StaffClassification", "Teacher")}<BeginDate>2021-08-01</BeginDate></StaffEducationOrganizationAssignmentAssociation>
    <StaffSectionAssociation>${staff}${section}${coded("ClassroomPosition", "Teacher of Record")}<BeginDate>2021-08-23</BeginDate></StaffSectionAssociation>`,
    StudentGradebook: `<GradebookEntry>${work}${typed("GradebookEntryType", "Quiz")}${section}</GradebookEntry>
    <StudentGradebookEntry><NumericGradeEarned>74</NumericGradeEarned>${seat}${to("GradebookEntry", `${section}${work}`)}</StudentGradebookEntry>`,
    AssessmentMetadata: `<Assessment><AssessmentTitle>State Math</AssessmentTitle>${coded("AcademicSubject", "Mathematics")}${coded("AssessedGradeLevel", "Ninth grade")}<Version>2021</Version></Assessment>`,
    StudentAssessment: `<StudentAssessment><AdministrationDate>2021-10-01</AdministrationDate><ScoreResult AssessmentReportingMethod="Scale score"><Result>1520</Result></ScoreResult>${student}${test}</StudentAssessment>`,
  });
}

/** What changed between Data Standard 3 and 6, where this district touches it. */
interface Later {
  readonly adult: "Parent" | "Contact";
  /** Where demographics stand. */
  readonly about: "StudentEducationOrganizationAssociation" | "StudentDemographic";
  /** How a grading period is told from others. */
  readonly period: string;
  readonly average: string;
  /** What identifies an assignment; by itself, or only together with its section. */
  readonly work: { readonly identity: string; readonly alone: boolean };
}

function later({ adult, about, period, average, work }: Later): Documents {
  const session = to(
    "Session",
    `${school}<SchoolYear>2021-2022</SchoolYear><SessionName>2021-2022 Fall Semester</SessionName>`,
  );
  const offering = to("CourseOffering", `<LocalCourseCode>ALG</LocalCourseCode>${school}${session}`);
  const section = to("Section", `<SectionIdentifier>S1</SectionIdentifier>${offering}`);
  const seat = to("StudentSectionAssociation", `${student}${section}<BeginDate>2021-08-23</BeginDate>`);
  const test = to(
    "Assessment",
    "<AssessmentIdentifier>SM-9</AssessmentIdentifier><Namespace>uri://state.example/Assessment</Namespace>",
  );
  const program = to(
    "Program",
    `<ProgramName>Migrant</ProgramName>${uri("ProgramType", "Migrant Education")}${district}`,
  );
  const record = to(
    "StudentAcademicRecord",
    `${student}${schoolAsOrganization}<SchoolYear>2021-2022</SchoolYear>${uri("Term", "Fall Semester")}`,
  );
  const inPeriod = to(
    "GradingPeriod",
    `${school}${uri("GradingPeriod", "First Six Weeks")}${period}<SchoolYear>2021-2022</SchoolYear>`,
  );
  return files({
    EducationOrganization: `${places}<Course><CourseCode>ALG</CourseCode><CourseTitle>Algebra I</CourseTitle>${uri("AcademicSubject", "Mathematics")}${district}</Course>`,
    EducationOrgCalendar: `<Session><SessionName>2021-2022 Fall Semester</SessionName><SchoolYear>2021-2022</SchoolYear>${uri("Term", "Fall Semester")}<BeginDate>2021-08-23</BeginDate><EndDate>2021-12-17</EndDate>${school}</Session>
    <GradingPeriod>${school}${uri("GradingPeriod", "First Six Weeks")}${period}<SchoolYear>2021-2022</SchoolYear><BeginDate>2021-08-23</BeginDate><EndDate>2021-10-03</EndDate></GradingPeriod>`,
    MasterSchedule: `<CourseOffering><LocalCourseCode>ALG</LocalCourseCode>${school}${session}${course}</CourseOffering>
    <Section><SectionIdentifier>S1</SectionIdentifier>${offering}${to("ClassPeriod", `<ClassPeriodName>02</ClassPeriodName>${school}`)}</Section>`,
    Student: `<Student><StudentUniqueId>7</StudentUniqueId>${name}${birth}</Student>`,
    StudentEnrollment: `<${about}>${district}${student}${uri("Sex", "Female")}<HispanicLatinoEthnicity>true</HispanicLatinoEthnicity>${uri("Race", "White")}<StudentCharacteristic>${uri("StudentCharacteristic", "Foster Care")}<Period><BeginDate>2021-09-01</BeginDate></Period></StudentCharacteristic><Language>${uri("Language", "spa")}</Language></${about}>
    <StudentSchoolAssociation>${student}${school}<EntryDate>2021-08-23</EntryDate>${uri("EntryGradeLevel", "Ninth grade", "GradeLevel")}<GraduationPlanReference ref="PLAN"/></StudentSchoolAssociation>
    <StudentSectionAssociation>${student}${section}<BeginDate>2021-08-23</BeginDate></StudentSectionAssociation>
    <GraduationPlan id="PLAN">${uri("GraduationPlanType", "Recommended")}<TotalRequiredCredits><Credits>26</Credits></TotalRequiredCredits>${district}<GraduationSchoolYear>2024-2025</GraduationSchoolYear><CreditsBySubject>${uri("AcademicSubject", "Mathematics")}<Credits><Credits>4</Credits></Credits></CreditsBySubject></GraduationPlan>`,
    [adult]: `<${adult}><${adult}UniqueId>70</${adult}UniqueId><Name><FirstName>Rosa</FirstName><LastSurname>Núñez</LastSurname></Name></${adult}>
    <Student${adult}Association>${student}${to(adult, `<${adult}UniqueId>70</${adult}UniqueId>`)}${uri("Relation", "Mother")}</Student${adult}Association>`,
    StudentAttendance: `<StudentSchoolAttendanceEvent><AttendanceEvent><EventDate>2021-09-20</EventDate>${uri("AttendanceEventCategory", "Excused Absence")}</AttendanceEvent>${student}${school}${session}</StudentSchoolAttendanceEvent>`,
    StudentGrade: `<Grade><NumericGradeEarned>92.00</NumericGradeEarned>${uri("GradeType", "Grading Period")}${seat}${inPeriod}</Grade>`,
    StudentTranscript: `<CourseTranscript>${uri("CourseAttemptResult", "Pass")}<AttemptedCredits><Credits>1.000</Credits></AttemptedCredits><EarnedCredits><Credits>1.000</Credits></EarnedCredits><FinalLetterGradeEarned>A</FinalLetterGradeEarned>${record}${course}</CourseTranscript>
    <StudentAcademicRecord><CumulativeEarnedCredits><Credits>3.500</Credits></CumulativeEarnedCredits>${average}${student}${schoolAsOrganization}<SchoolYear>2021-2022</SchoolYear>${uri("Term", "Fall Semester")}</StudentAcademicRecord>`,
    StudentProgram: `<StudentMigrantEducationProgramAssociation>${student}${program}<BeginDate>2021-08-30</BeginDate>${district}</StudentMigrantEducationProgramAssociation>
    <StudentSpecialEducationProgramAssociation>${student}${specialEducation(uri("ProgramType", "Special Education"))}<BeginDate>2021-08-30</BeginDate>${district}${uri("SpecialEducationSetting", "Regular class")}<IEPReviewDate>2022-03-01</IEPReviewDate><SpecialEducationProgramService>${uri("SpecialEducationProgramService", "Speech therapy")}</SpecialEducationProgramService></StudentSpecialEducationProgramAssociation>`,
    StaffAssociation: `${teacher}<StaffEducationOrganizationAssignmentAssociation>${staff}${schoolAsOrganization}${uri("StaffClassification", "Teacher")}<BeginDate>2021-08-01</BeginDate></StaffEducationOrganizationAssignmentAssociation>
    <StaffSectionAssociation>${staff}${section}${uri("ClassroomPosition", "Teacher of Record")}<BeginDate>2021-08-23</BeginDate></StaffSectionAssociation>`,
    StudentGradebook: `<GradebookEntry>${work.identity}${uri("GradebookEntryType", "Quiz")}${section}</GradebookEntry>
    <StudentGradebookEntry>${to("GradebookEntry", `${work.identity}${work.alone ? "" : section}`)}<NumericGradeEarned>74.00</NumericGradeEarned>${work.alone ? student : seat}</StudentGradebookEntry>`,
    AssessmentMetadata: `<Assessment><AssessmentIdentifier>SM-9</AssessmentIdentifier><AssessmentTitle>State Math</AssessmentTitle>${uri("AcademicSubject", "Mathematics")}<Namespace>uri://state.example/Assessment</Namespace></Assessment>`,
    StudentAssessment: `<StudentAssessment><StudentAssessmentIdentifier>1</StudentAssessmentIdentifier><AdministrationDate>2021-10-01T09:00:00</AdministrationDate><ScoreResult>${uri("AssessmentReportingMethod", "Scale score")}<Result>1520</Result></ScoreResult>${student}${test}</StudentAssessment>`,
  });
}

const titled = { identity: work, alone: false };
const identified = {
  identity: `<GradebookEntryIdentifier>Q1</GradebookEntryIdentifier><Namespace>uri://state.example</Namespace><DateAssigned>2021-09-01</DateAssigned><Title>Quiz 1</Title>`,
  alone: true,
};
const sequence = "<PeriodSequence>1</PeriodSequence>";
const periodName = "<GradingPeriodName>2021-2022 Fall Semester Exam 1</GradingPeriodName>";
const average = `<GradePointAverage>${uri("GradePointAverageType", "Weighted")}<IsCumulative>true</IsCumulative><GradePointAverageValue>3.75</GradePointAverageValue></GradePointAverage>`;
const older = "<CumulativeGradePointAverage>3.75</CumulativeGradePointAverage>";
const association = "StudentEducationOrganizationAssociation";

/** The district by version. */
export const versions: Readonly<Record<string, Documents>> = {
  "2": version2(),
  "3": later({ adult: "Parent", about: association, period: sequence, average: older, work: titled }),
  "4": later({ adult: "Parent", about: association, period: sequence, average, work: identified }),
  "5": later({ adult: "Contact", about: association, period: periodName, average, work: identified }),
  "6": later({ adult: "Contact", about: "StudentDemographic", period: periodName, average, work: identified }),
};
