import type { OrganizationFact } from "../../roster/fact.ts";
import { keep } from "./context.ts";
import { gradeLevels } from "./descriptors.ts";
import { courseKey, organizationKey } from "./keys.ts";
import { type ElementAdapter, elementAdapter, ownKey } from "./reading.ts";

const interchange = "InterchangeEducationOrganization";

/** Organizations above, by the references that name them. */
const parents = [
  "LocalEducationAgencyReference",
  "ParentLocalEducationAgencyReference",
  "EducationServiceCenterReference",
  "StateEducationAgencyReference",
  "ParentEducationOrganizationReference",
];

const organization = (name: string, kind: OrganizationFact["kind"]): ElementAdapter =>
  elementAdapter(
    name,
    interchange,
    ownKey(organizationKey),
    (reading, row) => {
      const { element, context, at, out } = reading;
      const key = organizationKey(element, context.ids);
      if (key === undefined) return;
      const title = reading.text("NameOfInstitution");
      if (title === undefined) return out.remark("row.cell-missing", at, "NameOfInstitution");
      const parent = parents.map((each) => reading.key(organizationKey, each)).find((each) => each !== undefined);
      out.add(row, at, { noun: "organization", key, kind, name: title, parent });
    },
    (reading) => {
      const { element, context } = reading;
      keep(context.schoolNames, organizationKey(element, context.ids), reading.text("NameOfInstitution") ?? "");
    },
  );

/** Each kind of organization is an entity of its own; Ed-Fi has no kind as data. */
export const stateEducationAgency = organization("StateEducationAgency", "state");
export const educationServiceCenter = organization("EducationServiceCenter", "other");
export const localEducationAgency = organization("LocalEducationAgency", "district");
export const school = organization("School", "school");
export const organizationDepartment = organization("OrganizationDepartment", "department");

/** An organization that is none of the district's: only its name is of use, where a transcript says that credit came from there. */
const elsewhere = (name: string): ElementAdapter =>
  elementAdapter(
    name,
    interchange,
    ownKey(organizationKey),
    () => undefined,
    (reading) => {
      const { element, context } = reading;
      keep(context.schoolNames, organizationKey(element, context.ids), reading.text("NameOfInstitution") ?? "");
    },
  );

/** Colleges, and whoever else works with a district. */
export const postSecondaryInstitution = elsewhere("PostSecondaryInstitution");
export const communityOrganization = elsewhere("CommunityOrganization");
export const communityProvider = elsewhere("CommunityProvider");

/** `Course`: what a school or district teaches. */
export const course = elementAdapter(
  "Course",
  interchange,
  ownKey(courseKey),
  (reading, row) => {
    const { element, context, at, out } = reading;
    const key = courseKey(element, context.ids);
    const title = reading.text("CourseTitle") ?? reading.text("CourseCode");
    if (key === undefined || title === undefined) return;
    out.add(row, at, {
      noun: "course",
      key,
      title,
      code: reading.text("CourseCode"),
      organization: reading.key(organizationKey, "EducationOrganizationReference"),
      subject: reading.words("AcademicSubject"),
      gradeLevels: reading.meanings(gradeLevels, "OfferedGradeLevel"),
    });
  },
  (reading) => {
    const { element, context } = reading;
    keep(context.courses, courseKey(element, context.ids), {
      title: reading.text("CourseTitle"),
      subject: reading.words("AcademicSubject"),
      gradeLevels: reading.meanings(gradeLevels, "OfferedGradeLevel"),
    });
  },
);
