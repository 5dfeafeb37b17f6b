import { maybe } from "../optional.ts";
import { yearAndTerm } from "./academic-record.ts";
import { creditsIn } from "./credits.ts";
import { attemptResults, gradeLevels } from "./descriptors.ts";
import { memberOf } from "./element.ts";
import {
  academicRecordKey,
  courseKey,
  identityOf,
  joined,
  organizationKey,
  partsOf,
  studentKey,
  within,
} from "./keys.ts";
import { elementAdapter, type Reading } from "./reading.ts";

const recordOf = (reading: Reading): Reading | undefined => {
  const reference = memberOf(reading.element, "StudentAcademicRecordReference");
  return reference && reading.part(identityOf(reference, reading.context.ids));
};
const courseOf = (reading: Reading) => reading.key(courseKey, "CourseReference");

/** The school that gave the credit: another than the learner's where it was transferred. */
function givenBy(reading: Reading, record: Reading | undefined) {
  const { schoolNames } = reading.context;
  const elsewhere = reading.key(organizationKey, "ExternalEducationOrganizationReference");
  const name =
    reading.text("ExternalEducationOrganizationNameOfInstitution") ??
    (elsewhere === undefined ? undefined : schoolNames.get(elsewhere) || undefined);
  if (name !== undefined) return { title: name };
  const own = record?.key(organizationKey, "EducationOrganizationReference", "SchoolReference");
  return { school: reading.key(organizationKey, "SchoolReference") ?? own };
}

/** `CourseTranscript`: one course of the transcript, under the academic record of its term. */
export const courseTranscript = elementAdapter(
  "CourseTranscript",
  "InterchangeStudentTranscript",
  (reading) => {
    const record = recordOf(reading);
    return within(
      record && academicRecordKey(record.element, reading.context.ids),
      courseOf(reading) ?? joined(reading.text("CourseTitle")),
      joined(reading.value("CourseAttemptResult") ?? ""),
    );
  },
  (reading, row) => {
    const { context, at, out } = reading;
    const record = recordOf(reading);
    const course = courseOf(reading);
    const info = course === undefined ? undefined : context.courses.get(course);
    const code = course === undefined ? undefined : partsOf(course).at(-1);
    const title =
      reading.text("CourseTitle") ?? reading.text("AlternativeCourseTitle") ?? info?.title ?? code ?? "Course";
    const { school, title: elsewhere } = givenBy(reading, record);
    out.add(row, at, {
      noun: "entry",
      key: `${row}#course`,
      kind: "transcript-course",
      learner: record?.key(studentKey, "StudentReference") ?? "",
      ...maybe("course", course),
      ...maybe("school", school),
      body: {
        course: { title },
        ...(elsewhere !== undefined && { school: { title: elsewhere } }),
        ...(record && yearAndTerm(record)),
        ...maybe("gradeLevel", reading.meaning(gradeLevels, "WhenTakenGradeLevel")),
        ...maybe("subject", reading.words("AcademicSubject") ?? info?.subject),
        ...maybe("creditKind", reading.eachWords("CreditCategory").join(", ") || undefined),
        ...maybe("creditsAttempted", creditsIn(reading, "AttemptedCredits")),
        ...maybe("creditsEarned", creditsIn(reading, "EarnedCredits")),
        ...maybe("letter", reading.text("FinalLetterGradeEarned")),
        ...maybe("number", reading.number("FinalNumericGradeEarned")),
        ...maybe("result", reading.meaning(attemptResults, "CourseAttemptResult")),
        ...maybe("method", reading.words("MethodCreditEarned")),
      },
    });
  },
);
