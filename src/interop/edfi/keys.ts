import { textOf, type XmlElement } from "./element.ts";
import { readSchoolYear } from "./year.ts";

/**
 * Natural keys. Ed-Fi has no ids: an entity is what its identity says (Data Standard, "IdentityType"), and other entities say
 * it again or point at an `id` in the same bundle. A key of ours is the parts of the identity, joined.
 */
export type Ids = Pick<ReadonlyMap<string, XmlElement>, "get">;

const part = (text: string) => text.replaceAll("%", "%25").replaceAll("|", "%7C");
/** A part of a key as it was. */
export const plain = (text: string): string => text.replaceAll("%7C", "|").replaceAll("%25", "%");

/** Parts of a key; `undefined` where one is missing. */
export function joined(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.some((each) => each === undefined) ? undefined : parts.map((each) => part(each ?? "")).join("|");
}
/** Keys and further parts as one key. */
export function within(...keys: readonly (string | undefined)[]): string | undefined {
  return keys.some((each) => each === undefined) ? undefined : keys.join("|");
}
/** The parts that `within` joined, as they were sent. */
export const partsOf = (key: string): string[] => key.split("|").map(plain);

/** What a reference identifies: the identity in it, or the element elsewhere in the bundle that its `ref` names. */
export function identityOf(reference: XmlElement, ids: Ids): XmlElement {
  const target = (reference.ref === undefined ? undefined : ids.get(reference.ref)) ?? reference;
  const identity = target.members.find(({ name }) => name.endsWith("Identity") || name.endsWith("Lookup"));
  return identity ?? target;
}

const referred = (element: XmlElement, names: readonly string[], ids: Ids): XmlElement | undefined => {
  const reference = element.members.find(({ name }) => names.includes(name));
  return reference && identityOf(reference, ids);
};

/** A key from an entity, or from the identity in a reference to it: both have the same members. */
export type KeyOf = (identity: XmlElement, ids: Ids) => string | undefined;

/** The first of these names that an identity has: an older school says a `StateOrganizationId` before its own. */
const ownId =
  (...names: readonly string[]): KeyOf =>
  (identity) => {
    for (const name of names) {
      const text = textOf(identity, name);
      if (text !== undefined) return part(text);
    }
    return undefined;
  };

/** The state's id where a district sends no own. */
export const studentKey = ownId("StudentUniqueId", "StudentUniqueStateId");
/** The state's id where a district sends no own. */
export const staffKey = ownId("StaffUniqueId", "StaffUniqueStateId");
/** `Parent` before Data Standard 5. */
export const contactKey = ownId("ContactUniqueId", "ParentUniqueId", "ParentUniqueStateId");
/** Each kind of organization has another name for its id. */
export const organizationKey = ownId(
  ...["SchoolId", "LocalEducationAgencyId", "EducationServiceCenterId", "StateEducationAgencyId"],
  ...["EducationOrganizationId", "OrganizationDepartmentId", "CommunityOrganizationId", "CommunityProviderId"],
  ...["PostSecondaryInstitutionId", "EducationOrganizationNetworkId", "StateOrganizationId"],
);

/** Key of what the first of these references points at. */
export function referredKey(
  element: XmlElement,
  key: KeyOf,
  ids: Ids,
  ...names: readonly string[]
): string | undefined {
  const identity = referred(element, names, ids);
  return identity && key(identity, ids);
}

const yearOf = (identity: XmlElement): string | undefined => {
  const text = textOf(identity, "SchoolYear");
  return text && String(readSchoolYear(text) ?? text);
};
const valueAfterHash = (text: string | undefined) => text?.slice(text.lastIndexOf("#") + 1);
/** A descriptor as part of a key: its value, so that a namespace that is spelled otherwise is no other thing. */
const descriptor = (identity: XmlElement, name: string) => {
  const value = valueAfterHash(textOf(identity, name) ?? textOf(identity, name, "CodeValue"));
  return value && part(value);
};
const schoolOf = (identity: XmlElement, ids: Ids) =>
  referredKey(identity, organizationKey, ids, "SchoolReference", "EducationOrganizationReference");
const text = (identity: XmlElement, name: string) => joined(textOf(identity, name));

/**
 * What a session is known by: its name since Data Standard 3, its term before, where many sessions had one name. A term then
 * was a word or a code value, never a URI; references said it and no name.
 */
function sessionName(identity: XmlElement): string | undefined {
  const [name, term] = [text(identity, "SessionName"), descriptor(identity, "Term")];
  const older = term !== undefined && !textOf(identity, "Term")?.includes("#");
  return older ? term : name;
}

/** School, year, name (its term before Data Standard 3). */
export const sessionKey: KeyOf = (identity, ids) =>
  within(schoolOf(identity, ids), yearOf(identity), sessionName(identity));

/** School, year, period, and its name (its sequence before Data Standard 5); the day it begins where there is no year. */
export const gradingPeriodKey: KeyOf = (identity, ids) =>
  within(
    schoolOf(identity, ids),
    yearOf(identity) ?? text(identity, "BeginDate"),
    descriptor(identity, "GradingPeriod"),
    text(identity, "GradingPeriodName") ?? text(identity, "PeriodSequence") ?? "",
  );

/** Organization and code. */
export const courseKey: KeyOf = (identity, ids) =>
  within(
    referredKey(identity, organizationKey, ids, "EducationOrganizationReference", "SchoolReference"),
    text(identity, "CourseCode") ?? joined(textOf(identity, "CourseCode", "IdentificationCode")),
  );

/** School, year, session, course: the session's own school is not repeated where it is the same. */
export const courseOfferingKey: KeyOf = (identity, ids) => {
  // Data Standard 2 says year and term here, without a session.
  const session = referred(identity, ["SessionReference"], ids) ?? identity;
  const school = schoolOf(identity, ids) ?? schoolOf(session, ids);
  return within(school, yearOf(session), sessionName(session), text(identity, "LocalCourseCode"));
};

const offeringOf = (identity: XmlElement, ids: Ids) => {
  const offering = referred(identity, ["CourseOfferingReference"], ids);
  return offering && courseOfferingKey(offering, ids);
};

/** Where and when a section of a course meets: how Data Standard 2.0 referred to one. */
function meetingOf(identity: XmlElement, ids: Ids): string | undefined {
  const [period, room] = [
    referred(identity, ["ClassPeriodReference"], ids),
    referred(identity, ["LocationReference"], ids),
  ];
  return within(period && text(period, "ClassPeriodName"), room && text(room, "ClassroomIdentificationCode"));
}

/** Under what a section of Data Standard 2 stands beside the ids, for references that say only where and when it meets. */
export const sectionAlias: KeyOf = (identity, ids) => {
  const key = within(offeringOf(identity, ids), meetingOf(identity, ids));
  return key && `Section ${key}`; // no id of XML has a space in it
};

const ownSection = (identity: XmlElement) => text(identity, "SectionIdentifier") ?? text(identity, "UniqueSectionCode");

/**
 * School, year, session, course, section: a section's identifier alone is not unique in real data. Data Standard 2 called it
 * `UniqueSectionCode`, or said period and room.
 */
export const sectionKey: KeyOf = (identity, ids) => {
  const own = ownSection(identity);
  if (own !== undefined) return within(offeringOf(identity, ids), own);
  const known = ids.get(sectionAlias(identity, ids) ?? "");
  const other = known && ownSection(known);
  const meeting = meetingOf(identity, ids);
  return within(offeringOf(identity, ids), other ?? (meeting && part(plain(meeting.replaceAll("|", " ")))));
};

/** Student, section (five parts), date of beginning. */
export const studentSectionKey: KeyOf = (identity, ids) =>
  within(
    referredKey(identity, studentKey, ids, "StudentReference"),
    referredKey(identity, sectionKey, ids, "SectionReference"),
    text(identity, "BeginDate"),
  );

/** School, year, code. */
export const calendarKey: KeyOf = (identity, ids) =>
  within(schoolOf(identity, ids), yearOf(identity), text(identity, "CalendarCode"));

/** Of a date: its calendar's; before Data Standard 3 a school had one, whose key is the school. */
export const calendarOfDate: KeyOf = (identity, ids) =>
  referredKey(identity, calendarKey, ids, "CalendarReference") ?? within(schoolOf(identity, ids), "", "");

/** Namespace and identifier; title, date and section before Data Standard 4. */
export const gradebookEntryKey: KeyOf = (identity, ids) =>
  within(text(identity, "Namespace"), text(identity, "GradebookEntryIdentifier")) ??
  within(
    text(identity, "GradebookEntryTitle"),
    text(identity, "DateAssigned"),
    referredKey(identity, sectionKey, ids, "SectionReference"),
  );

/** Namespace and identifier; title, subject, grade and version before Data Standard 3. */
export const assessmentKey: KeyOf = (identity) => {
  const own = text(identity, "AssessmentIdentifier");
  if (own !== undefined) return within(text(identity, "Namespace"), own);
  return within(
    text(identity, "AssessmentTitle"),
    descriptor(identity, "AcademicSubject") ?? "",
    descriptor(identity, "AssessedGradeLevel") ?? "",
    text(identity, "Version") ?? "",
  );
};

/** Of a part or an item of an assessment. */
export const assessmentPartKey: KeyOf = (identity, ids) =>
  within(referredKey(identity, assessmentKey, ids, "AssessmentReference"), text(identity, "IdentificationCode"));

/** School and identifier. */
export const incidentKey: KeyOf = (identity, ids) =>
  within(schoolOf(identity, ids), text(identity, "IncidentIdentifier"));

/** School and code. */
export const interventionKey: KeyOf = (identity, ids) =>
  within(schoolOf(identity, ids), text(identity, "InterventionIdentificationCode"));

/** Objective, grade, organization (Ed-Fi CompetencyObjective); subject in its place (LearningObjective before version 3). */
export const objectiveKey: KeyOf = (identity, ids) => {
  const own = within(text(identity, "Namespace"), text(identity, "LearningObjectiveId"));
  if (own !== undefined) return own;
  const of =
    referredKey(identity, organizationKey, ids, "EducationOrganizationReference") ??
    descriptor(identity, "AcademicSubject");
  return within(text(identity, "Objective"), descriptor(identity, "ObjectiveGradeLevel") ?? "", of ?? "");
};

/** Organization, type, year of graduation. */
export const graduationPlanKey: KeyOf = (identity, ids) => {
  const year = textOf(identity, "GraduationSchoolYear");
  return within(
    referredKey(identity, organizationKey, ids, "EducationOrganizationReference") ?? "",
    descriptor(identity, "GraduationPlanType"),
    year && String(readSchoolYear(year) ?? year),
  );
};

/** Student, organization, year, term. */
export const academicRecordKey: KeyOf = (identity, ids) =>
  within(
    referredKey(identity, studentKey, ids, "StudentReference"),
    referredKey(identity, organizationKey, ids, "EducationOrganizationReference", "SchoolReference"),
    yearOf(identity),
    descriptor(identity, "Term"),
  );

/** The standard's own id, unique in all of Ed-Fi. */
export const learningStandardKey: KeyOf = ownId("LearningStandardId");

/** Members that an identity may consist of: what is kept of an element that others point at. */
const identifying =
  /(Id|UniqueId|StateId|Identifier|Code|Name|Namespace|SchoolYear|Date|PeriodSequence|GradingPeriod|Title|Version|AcademicSubject|GradeLevel|Objective|Term|PlanType|ProgramType|Reference|Identity|Lookup)$/;
/** An element cut down to what a `ref` to it needs. */
export const identityMembers = (element: XmlElement): XmlElement => ({
  name: element.name,
  text: "",
  members: element.members.filter(({ name }) => name !== "Name" && identifying.test(name)),
});
