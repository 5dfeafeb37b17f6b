import { made, type XmlElement } from "./element.ts";
import { partsOf, plain } from "./keys.ts";
import { printSchoolYear } from "./year.ts";

/** References by identity, from the parts of a key: what `write` needs (keys.ts). */
const reference = (entity: string, ...members: readonly (XmlElement | undefined)[]): XmlElement =>
  made(`${entity}Reference`, [made(`${entity}Identity`, members)]);

/** By key, as all of these. */
export const studentReference = (student: string): XmlElement =>
  reference("Student", made("StudentUniqueId", plain(student)));
export const schoolReference = (school: string): XmlElement => reference("School", made("SchoolId", plain(school)));
export const learningStandardReference = (standard: string): XmlElement =>
  reference("LearningStandard", made("LearningStandardId", plain(standard)));

const yearElement = (year: string) => made("SchoolYear", /^\d{4}$/.test(year) ? printSchoolYear(Number(year)) : year);

/** The five parts of a section's key, nested as Ed-Fi nests them. */
export function sectionReference(section: string): XmlElement {
  const [school = "", year = "", session = "", course = "", identifier = ""] = partsOf(section);
  const atSchool = reference("School", made("SchoolId", school));
  return reference(
    "Section",
    made("SectionIdentifier", identifier),
    reference(
      "CourseOffering",
      made("LocalCourseCode", course),
      atSchool,
      reference("Session", made("SessionName", session), yearElement(year), atSchool),
    ),
  );
}

/** By the three parts of an enrollment in a section. */
export const studentSectionReference = (student: string, section: string, beginsOn: string): XmlElement =>
  reference(
    "StudentSectionAssociation",
    studentReference(student),
    sectionReference(section),
    made("BeginDate", beginsOn),
  );

/** The four parts of a grading period's key. */
export function gradingPeriodReference(period: string): XmlElement {
  const [school = "", year = "", name = "", title = ""] = partsOf(period);
  return reference(
    "GradingPeriod",
    reference("School", made("SchoolId", school)),
    made("GradingPeriod", `uri://ed-fi.org/GradingPeriodDescriptor#${name}`),
    made("GradingPeriodName", title),
    yearElement(year),
  );
}

/** As Data Standard 4 and later identify one. */
export const gradebookEntryReference = (namespace: string, identifier: string): XmlElement =>
  reference("GradebookEntry", made("GradebookEntryIdentifier", identifier), made("Namespace", namespace));
