import { lettersOf, type Table, table } from "./table.ts";

/** What states write in their own namespaces where Ed-Fi has words: `9`, `09`, `KG`. */
const gradeNumbers = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, "0"));
const shortCodes = Object.fromEntries([
  ...gradeNumbers.flatMap((code) => [code, String(Number(code))].map((spelling) => [spelling, code])),
  ...[...["KG", "K"].map((spelling) => [spelling, "KG"]), ...["PK", "TK"].map((code) => [code, code])],
]) as Readonly<Record<string, string>>;

/** CEDS codes, as `record/grade-level.ts` words them. The last spelling of a code is the one we write. */
const gradeCodes: Readonly<Record<string, string>> = {
  ...shortCodes,
  "Infant/toddler": "IT",
  "Early Education": "PR",
  Preschool: "PR",
  "Preschool/Prekindergarten": "PK",
  Prekindergarten: "PK",
  "Transitional Kindergarten": "TK",
  Kindergarten: "KG",
  "First grade": "01",
  "Second grade": "02",
  "Third grade": "03",
  "Fourth grade": "04",
  "Fifth grade": "05",
  "Sixth grade": "06",
  "Seventh grade": "07",
  "Eighth grade": "08",
  "Ninth grade": "09",
  "Tenth grade": "10",
  "Eleventh grade": "11",
  "Twelfth grade": "12",
  "Grade 13": "13",
  Postsecondary: "PS",
  "No grade level": "UG",
  Ungraded: "UG",
};
/** To codes of record/grade-level.ts. */
export const gradeLevels: Table<string> = table("GradeLevelDescriptor", gradeCodes);
const gradeNames = new Map(Object.entries(gradeCodes).map(([name, code]) => [code, name]));
/** The Ed-Fi value of one of our grade codes. */
export const gradeLevelName = (code: string): string => gradeNames.get(code) ?? code;

/** To the category of a mark, and whether it was excused. */
export const attendanceCategories = table("AttendanceEventCategoryDescriptor", {
  Present: { category: "present" },
  "In Attendance": { category: "present" },
  // In school for the part that the duration says.
  Partial: { category: "absent", attended: true },
  Tardy: { category: "late" },
  "Early departure": { category: "left-early" },
  "Excused Absence": { category: "absent", excused: true },
  "Unexcused Absence": { category: "absent", excused: false },
} as const satisfies Record<string, { category: string; excused?: boolean; attended?: boolean }>);

/**
 * What to call the adult, and whether the relation alone makes a parent in the sense of 34 CFR 99.3. Ed-Fi's partners and
 * in-laws are none: a paper or `LegalGuardian` can make them one.
 */
export const relations = table<{ readonly words: string; readonly parent?: true }>("RelationDescriptor", {
  Mother: { words: "Mother", parent: true },
  Father: { words: "Father", parent: true },
  Parent: { words: "Parent", parent: true },
  "Mother, step": { words: "Stepmother", parent: true },
  "Father, step": { words: "Stepfather", parent: true },
  "Parent, step": { words: "Stepparent", parent: true },
  "Mother, foster": { words: "Foster mother", parent: true },
  "Father, foster": { words: "Foster father", parent: true },
  "Foster parent": { words: "Foster parent", parent: true },
  Guardian: { words: "Guardian", parent: true },
  "Legal guardian": { words: "Legal guardian", parent: true },
  CourtAppointedGuardian: { words: "Court-appointed guardian", parent: true },
  Aunt: { words: "Aunt" },
  Uncle: { words: "Uncle" },
  "Great aunt": { words: "Great aunt" },
  "Great uncle": { words: "Great uncle" },
  Grandmother: { words: "Grandmother" },
  Grandfather: { words: "Grandfather" },
  Grandparent: { words: "Grandparent" },
  "Great Grandparent": { words: "Great-grandparent" },
  Godparent: { words: "Godparent" },
  Brother: { words: "Brother" },
  Sister: { words: "Sister" },
  Sibling: { words: "Sibling" },
  BrotherInLaw: { words: "Brother-in-law" },
  SisterInLaw: { words: "Sister-in-law" },
  MotherInLaw: { words: "Mother-in-law" },
  FatherInLaw: { words: "Father-in-law" },
  SonInLaw: { words: "Son-in-law" },
  DaughterInLaw: { words: "Daughter-in-law" },
  MothersSignificantOther: { words: "Mother's partner" },
  FathersSignificantOther: { words: "Father's partner" },
  MothersCivilPartner: { words: "Mother's partner" },
  FathersCivilPartner: { words: "Father's partner" },
  SignificantOther: { words: "Partner" },
  Spouse: { words: "Spouse" },
  Husband: { words: "Husband" },
  Wife: { words: "Wife" },
  Fiance: { words: "Fiancé" },
  Fiancee: { words: "Fiancée" },
  Cousin: { words: "Cousin" },
  Nephew: { words: "Nephew" },
  Niece: { words: "Niece" },
  Son: { words: "Son" },
  Daughter: { words: "Daughter" },
  Ward: { words: "Ward" },
  Relative: { words: "Relative" },
  Friend: { words: "Friend" },
  Neighbor: { words: "Neighbor" },
  Employer: { words: "Employer" },
  Emergency: { words: "Emergency contact" },
  Other: { words: "Other" },
  Unknown: { words: "Other" },
});

/** To the kinds of a term of ours. */
export const termKinds = table("TermDescriptor", {
  Semester: "semester",
  "Fall Semester": "semester",
  "Spring Semester": "semester",
  "Summer Semester": "semester",
  Quarter: "term",
  "First Quarter": "term",
  "Second Quarter": "term",
  "Third Quarter": "term",
  "Fourth Quarter": "term",
  Trimester: "term",
  "First Trimester": "term",
  "Second Trimester": "term",
  "Third Trimester": "term",
  MiniTerm: "term",
  Other: "term",
  "Year Round": "schoolYear",
} as const);

/** Whether learners are expected in school. */
export const calendarEvents = table("CalendarEventDescriptor", {
  "Instructional day": true,
  "Make-up day": true,
  "Student late arrival/early dismissal": true,
  "Emergency day": false,
  Holiday: false,
  "Non-instructional day": false,
  Other: false,
  Strike: false,
  "Teacher only day": false,
  "Weather day": false,
});

/** Which calendar of a school speaks for all its learners: the highest. 0 speaks for one person or one kind of staff only. */
export const calendarTypes = table("CalendarTypeDescriptor", {
  School: 3,
  "Grade Level": 1,
  IEP: 0,
  Staff: 0,
  "Student Specific": 0,
  Teacher: 0,
});

/** To the types of a course grade; conduct is none. */
export const gradeTypes = table("GradeTypeDescriptor", {
  Conduct: "conduct",
  "Progress Report": "progress",
  "Grading Period": "term",
  "Mid-Term Grade": "term",
  Semester: "term",
  Exam: "exam",
  Final: "final",
} as const);

/** What was handed in, and when. A piece that was returned was marked. */
export interface SubmissionStatus {
  readonly status: "graded" | "submitted" | "not-submitted" | "exempt";
  readonly missing?: true;
  readonly late?: true;
}
/** To what became of an assignment. */
export const submissions = table<SubmissionStatus>("SubmissionStatusDescriptor", {
  Graded: { status: "graded" },
  Returned: { status: "graded" },
  Submitted: { status: "submitted" },
  "Turned in": { status: "submitted" },
  Late: { status: "submitted", late: true },
  "Not Submitted": { status: "not-submitted" },
  Missing: { status: "not-submitted", missing: true },
  Exempt: { status: "exempt" },
  Excused: { status: "exempt" },
});

/**
 * Reporting methods that say growth. "Growth/value-added/indexing" is of any of three kinds: only where the score is a
 * percentile is it known which (student-assessment.ts).
 */
export const growthMethods = table<"growth-percentile" | "gain">("AssessmentReportingMethodDescriptor", {
  "Growth percentile": "growth-percentile",
  "Student growth percentile": "growth-percentile",
  SGP: "growth-percentile",
  "Conditional growth percentile": "growth-percentile",
  CGP: "growth-percentile",
  Gain: "gain",
  "Gain score": "gain",
  "Observed growth": "gain",
});

/** Whether harder courses count more in an average. */
export const weightings = table("GradePointAverageTypeDescriptor", { Weighted: true, Unweighted: false });

/** What came of a course. */
export const attemptResults = table("CourseAttemptResultDescriptor", {
  Pass: "pass",
  Fail: "fail",
  Incomplete: "incomplete",
  Withdrawn: "withdrawn",
} as const);

/** To the role of an assignment. */
export const classroomPositions = table("ClassroomPositionDescriptor", {
  "Teacher of Record": "teacher",
  "Co-teacher": "teacher",
  "Assistant Teacher": "assistant teacher",
  "Support Teacher": "support teacher",
  "Substitute Teacher": "substitute teacher",
});

/** To a learner's part in an incident. */
export const participations = table("DisciplineIncidentParticipationCodeDescriptor", {
  Perpetrator: "took-part",
  Victim: "affected",
  Witness: "witness",
  Reporter: "reported",
} as const);

/** Disciplines that take a learner out of class; every other one only stands in what followed. */
export const removals = table("DisciplineDescriptor", {
  "In School Suspension": "in-school-suspension",
  "Out of School Suspension": "out-of-school-suspension",
  Expulsion: "expulsion",
  "Expulsion with Services": "expulsion",
  "Expulsion under Guns Free School Act": "expulsion",
  "Expulsion under Guns Free School Act with Services": "expulsion",
} as const);

/** On a scale of four, where a source says a level instead of points. */
export const levelsOfFour = table("CompetencyLevelDescriptor", {
  Advanced: 4,
  "Above Benchmark": 4,
  "Commended Performance": 4,
  Proficient: 3,
  "Met Standard": 3,
  Pass: 3,
  Satisfactory: 3,
  Basic: 2,
  Minimum: 2,
  "Below Basic": 1,
  "Did Not Meet Standard": 1,
  Fail: 1,
  Unsatisfactory: 1,
  "Well Below Basic": 1,
});

/** Share of an item's points. */
export const itemResults = table("AssessmentItemResultDescriptor", {
  Correct: 1,
  "Above Standard": 1,
  "Met Standard": 1,
  "Partially Correct": 0.5,
  "Below Standard": 0,
  Incorrect: 0,
});

/** Exits that say the learner never came. */
export const voidExits = new Set(["No show", "Invalid enrollment"].map(lettersOf));
