import Value from "typebox/value";
import type { EntryFact } from "../../entry/fact.ts";
import { recognition } from "../../profile/recognition.ts";
import { academicRecord } from "../../record/academic-record.ts";
import { accommodation } from "../../record/accommodation.ts";
import { assignmentResult } from "../../record/assignment-result.ts";
import { attendance } from "../../record/attendance.ts";
import { background } from "../../record/background.ts";
import { contact } from "../../record/contact.ts";
import { courseGrade } from "../../record/course-grade.ts";
import { demographics } from "../../record/demographics.ts";
import { diploma } from "../../record/diploma.ts";
import { enrollment } from "../../record/enrollment.ts";
import { graduationPlan } from "../../record/graduation-plan.ts";
import { growth } from "../../record/growth.ts";
import { healthAlert } from "../../record/health-alert.ts";
import { homeAccess } from "../../record/home-access.ts";
import { identity } from "../../record/identity.ts";
import { immunization } from "../../record/immunization.ts";
import { incident } from "../../record/incident.ts";
import { name } from "../../record/name.ts";
import { plan } from "../../record/plan.ts";
import { programStatus } from "../../record/program-status.ts";
import { removal } from "../../record/removal.ts";
import { standardsResult } from "../../record/standards-result.ts";
import { testResult } from "../../record/test-result.ts";
import { transcriptCourse } from "../../record/transcript-course.ts";
import type { Shift } from "../adapter.ts";
import { filesOf, type Read, readAll } from "../bundle.testing.ts";
import { edfi } from "./edfi.ts";
import { printInterchange, type XmlElement } from "./element.ts";
import { joined } from "./keys.ts";
import { schoolReference, sectionReference, studentReference } from "./references.ts";

const kinds = [
  ...[academicRecord, accommodation, assignmentResult, attendance, background, contact, courseGrade, demographics],
  ...[diploma, enrollment, graduationPlan, growth, healthAlert, homeAccess, identity, immunization, incident, name],
  ...[plan, programStatus, recognition, removal, standardsResult, testResult, transcriptCourse],
];

/** What the schema of its kind finds wrong with an entry, its places filled in as the merge does; `undefined` where nothing is. */
export function wrongIn({ kind, body, ...keys }: EntryFact): string | undefined {
  const known = kinds.find((each) => each.name === kind);
  if (!known) return "no such kind";
  const named = { title: "X" };
  // A class is in a school.
  const places = {
    ...((keys.school ?? keys.class) && { school: named }),
    ...(keys.class && { class: named }),
    ...(keys.course && { course: named }),
  };
  const [first] = Value.Errors(known.schema, { ...body, ...places });
  return first && `${first.instancePath} ${first.message}`;
}

/** An interchange document around some elements. */
export const interchange = (inner: string, root = "InterchangeStudent"): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://ed-fi.org/5.2.0">\n${inner}\n</${root}>`;

/** Reads documents by their file names, or the elements of one. */
export const readXml = (
  documents: string | Readonly<Record<string, string | undefined>>,
  shift?: Shift,
): Promise<Read> =>
  readAll(edfi, filesOf(typeof documents === "string" ? { "a.xml": interchange(documents) } : documents), shift);

/** An element as text. */
export const printed = (...elements: readonly XmlElement[]): string =>
  [...printInterchange("InterchangeX", elements)].slice(2, -1).join("");

/** Key of a class of the school 9 in the fall of 2021. */
export const algebra = joined("9", "2022", "2021-2022 Fall", "ALG-1", "S1") ?? "";

/** References as text. */
export const to = {
  student: (id: string): string => printed(studentReference(id)),
  school: (id = "9"): string => printed(schoolReference(id)),
  section: (key = algebra): string => printed(sectionReference(key)),
  organization: (id = "9"): string =>
    `<EducationOrganizationReference><EducationOrganizationIdentity><EducationOrganizationId>${id}</EducationOrganizationId></EducationOrganizationIdentity></EducationOrganizationReference>`,
  session: `<SessionReference><SessionIdentity><SessionName>2021-2022 Fall</SessionName><SchoolYear>2021-2022</SchoolYear>${printed(schoolReference("9"))}</SessionIdentity></SessionReference>`,
} as const;

/** A value of an Ed-Fi descriptor as text of an element. */
export const value = (element: string, descriptor: string, code: string): string =>
  `<${element}>uri://ed-fi.org/${descriptor}Descriptor#${code}</${element}>`;

/** A district, its school, a course and a class of it. */
export const places = {
  "EducationOrganization.xml": interchange(
    `<LocalEducationAgency id="LEA"><NameOfInstitution>Riverton</NameOfInstitution><LocalEducationAgencyId>8</LocalEducationAgencyId></LocalEducationAgency>
    <School><NameOfInstitution>Harbor</NameOfInstitution><SchoolId>9 </SchoolId><LocalEducationAgencyReference ref="LEA"/></School>
    <Course><CourseCode>ALG-1</CourseCode><CourseTitle>Algebra I</CourseTitle>${value("AcademicSubject", "AcademicSubject", "Mathematics")}${to.organization("9")}</Course>`,
    "InterchangeEducationOrganization",
  ),
  "MasterSchedule.xml": interchange(
    `<CourseOffering><LocalCourseCode>ALG-1</LocalCourseCode>${to.school()}${to.session}<CourseReference><CourseIdentity><CourseCode>ALG-1</CourseCode>${to.organization("9")}</CourseIdentity></CourseReference></CourseOffering>
    <Section><SectionIdentifier>S1</SectionIdentifier><CourseOfferingReference><CourseOfferingIdentity><LocalCourseCode>ALG-1</LocalCourseCode>${to.school()}${to.session}</CourseOfferingIdentity></CourseOfferingReference>
    <ClassPeriodReference><ClassPeriodIdentity>${to.school()}<ClassPeriodName>02</ClassPeriodName></ClassPeriodIdentity></ClassPeriodReference></Section>`,
    "InterchangeMasterSchedule",
  ),
} as const;
