import { calledBy } from "../people.ts";
import { classroomPositions } from "./descriptors.ts";
import { joined, organizationKey, sectionKey, staffKey, within } from "./keys.ts";
import { nameOf } from "./person.ts";
import { elementAdapter, ownKey, type Reading } from "./reading.ts";

const interchange = "InterchangeStaffAssociation";

/** `Staff`: the name in the staff directory, and nothing of origin, birthday, pay or leave. */
export const staff = elementAdapter("Staff", interchange, ownKey(staffKey), (reading, row) => {
  const { element, context, at, out } = reading;
  const name = nameOf(reading);
  if (!name) return;
  const title = reading.text("Name", "PersonalTitlePrefix");
  const key = staffKey(element, context.ids) ?? "";
  out.add(row, at, { noun: "staff", key, ...calledBy(name), title });
});

const staffOf = (reading: Reading) => reading.key(staffKey, "StaffReference");
const organizationOf = (reading: Reading) =>
  reading.key(organizationKey, "EducationOrganizationReference", "SchoolReference");
const pair = (reading: Reading) => within(staffOf(reading), organizationOf(reading));

/** `StaffEducationOrganizationAssignmentAssociation`: what a member of staff is at a school or district. */
export const assignment = elementAdapter(
  "StaffEducationOrganizationAssignmentAssociation",
  interchange,
  (reading) => within(pair(reading), joined(reading.value("StaffClassification")), joined(reading.text("BeginDate"))),
  (reading, row) => {
    const span = reading.span("BeginDate", "EndDate");
    if (!span) return;
    reading.out.add(row, reading.at, {
      noun: "assignment",
      key: row,
      staff: staffOf(reading) ?? "",
      organization: organizationOf(reading),
      role: reading.words("StaffClassification") ?? "staff",
      ...span,
    });
  },
  (reading) => {
    const key = pair(reading);
    if (key !== undefined) reading.context.classified.add(key);
  },
);

/** `StaffSchoolAssociation`: instructs at a school. Where the assignment says what they are there, that says more. */
export const staffSchool = elementAdapter(
  "StaffSchoolAssociation",
  interchange,
  (reading) => within(pair(reading), joined(reading.value("ProgramAssignment") ?? "")),
  (reading, row) => {
    if (reading.context.classified.has(pair(reading) ?? "")) return;
    reading.out.add(row, reading.at, {
      noun: "assignment",
      key: row,
      staff: staffOf(reading) ?? "",
      organization: organizationOf(reading),
      role: "instructional staff",
    });
  },
);

/** `StaffSectionAssociation`: who teaches a class. Whatever a state calls the position, the section is theirs. */
export const staffSection = elementAdapter(
  "StaffSectionAssociation",
  interchange,
  (reading) =>
    within(staffOf(reading), reading.key(sectionKey, "SectionReference"), joined(reading.text("BeginDate") ?? "")),
  (reading, row) => {
    const role = reading.meaning(classroomPositions, "ClassroomPosition") ?? reading.words("ClassroomPosition");
    const span = reading.span("BeginDate", "EndDate");
    if (!span) return;
    reading.out.add(row, reading.at, {
      noun: "assignment",
      key: row,
      staff: staffOf(reading) ?? "",
      class: reading.key(sectionKey, "SectionReference"),
      role: role ?? "teacher",
      ...span,
    });
  },
);
