import { textOf, type XmlElement } from "./element.ts";
import { readSchoolYear } from "./year.ts";

/**
 * Natural keys. Ed-Fi has no ids: an entity is what its identity says (Data Standard, "IdentityType"), and other entities say
 * it again or point at an `id` in the same bundle. A key of ours is the parts of the identity, joined.
 */
export type Ids = ReadonlyMap<string, XmlElement>;

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

const ownId =
  (...names: readonly string[]): KeyOf =>
  (identity) => {
    const found = identity.members.find(({ name, text }) => names.includes(name) && text !== "");
    return found && part(found.text);
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

/** School, year, name. */
export const sessionKey: KeyOf = (identity, ids) =>
  within(schoolOf(identity, ids), yearOf(identity), text(identity, "SessionName"));

/** School, year, period, and its name (its sequence before Data Standard 5). */
export const gradingPeriodKey: KeyOf = (identity, ids) =>
  within(
    schoolOf(identity, ids),
    yearOf(identity),
    descriptor(identity, "GradingPeriod"),
    text(identity, "GradingPeriodName") ?? text(identity, "PeriodSequence") ?? "",
  );

/** Organization and code. */
export const courseKey: KeyOf = (identity, ids) =>
  within(
    referredKey(identity, organizationKey, ids, "EducationOrganizationReference", "SchoolReference"),
    text(identity, "CourseCode"),
  );

/** School, year, session, course: the session's own school is not repeated where it is the same. */
export const courseOfferingKey: KeyOf = (identity, ids) => {
  const session = referred(identity, ["SessionReference"], ids);
  const school = schoolOf(identity, ids) ?? (session && schoolOf(session, ids));
  return within(
    school,
    session && yearOf(session),
    session && text(session, "SessionName"),
    text(identity, "LocalCourseCode"),
  );
};

/** School, year, session, course, section: a section's identifier alone is not unique in real data. */
export const sectionKey: KeyOf = (identity, ids) => {
  const offering = referred(identity, ["CourseOfferingReference"], ids);
  return within(offering && courseOfferingKey(offering, ids), text(identity, "SectionIdentifier"));
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

/** Namespace and identifier; title, date and section before Data Standard 4. */
export const gradebookEntryKey: KeyOf = (identity, ids) =>
  within(text(identity, "Namespace"), text(identity, "GradebookEntryIdentifier")) ??
  within(
    text(identity, "GradebookEntryTitle"),
    text(identity, "DateAssigned"),
    referredKey(identity, sectionKey, ids, "SectionReference"),
  );

/** Namespace and identifier. */
export const assessmentKey: KeyOf = (identity) =>
  within(text(identity, "Namespace"), text(identity, "AssessmentIdentifier"));

/** Of a part or an item of an assessment. */
export const assessmentPartKey: KeyOf = (identity, ids) =>
  within(referredKey(identity, assessmentKey, ids, "AssessmentReference"), text(identity, "IdentificationCode"));

/** School and identifier. */
export const incidentKey: KeyOf = (identity, ids) =>
  within(schoolOf(identity, ids), text(identity, "IncidentIdentifier"));

/** School and code. */
export const interventionKey: KeyOf = (identity, ids) =>
  within(schoolOf(identity, ids), text(identity, "InterventionIdentificationCode"));

/** The standard's own id, unique in all of Ed-Fi. */
export const learningStandardKey: KeyOf = ownId("LearningStandardId");

/** Members that an identity may consist of: what is kept of an element that others point at. */
const identifying =
  /(Id|UniqueId|StateId|Identifier|Code|Name|Namespace|SchoolYear|Date|PeriodSequence|GradingPeriod|GradebookEntryTitle|Reference|Identity|Lookup)$/;
/** An element cut down to what a `ref` to it needs. */
export const identityMembers = (element: XmlElement): XmlElement => ({
  name: element.name,
  text: "",
  members: element.members.filter(({ name }) => name !== "Name" && identifying.test(name)),
});
