import { learnerFacts } from "../people.ts";
import { aboutStudent, gatherAbout, sayAbout } from "./about-student.ts";
import { memberOf } from "./element.ts";
import { identifierOf, identifiersOf } from "./identifiers.ts";
import { organizationKey, plain, studentKey, within } from "./keys.ts";
import { nameOf } from "./person.ts";
import { elementAdapter, ownKey, type Reading } from "./reading.ts";

/** What the standard can say of a person and we never keep (docs/privacy.md), in `Citizenship`, in `BirthData` or by itself. */
const refusedMembers = ["Citizenship", "CitizenshipStatus", "Visa", "IdentificationDocument", "DateEnteredUS"];

function refuse({ element, at, out }: Reading): void {
  const places = [element, memberOf(element, "Citizenship"), memberOf(element, "BirthData")];
  const found = places.flatMap((place) => place?.members.map(({ name }) => name) ?? []);
  for (const name of refusedMembers) if (found.includes(name)) out.remark("field.refused", at, name);
}

/**
 * `Student`: the learner, the name, the identity; before Data Standard 3 all that is said of a student besides. What other
 * elements say of identifiers is in the context.
 */
export const student = elementAdapter("Student", "InterchangeStudent", ownKey(studentKey), readStudent, (reading) => {
  const { element, context } = reading;
  gatherAbout(reading, "Student", studentKey(element, context.ids), studentKey(element, context.ids));
});

function readStudent(reading: Reading, row: string): void {
  const { element, context, at, out } = reading;
  const key = studentKey(element, context.ids) ?? "";
  refuse(reading);
  const name = nameOf(reading);
  if (!name) return;
  const identifiers = [
    { system: "Student Unique ID", value: plain(key) },
    ...(context.identifiers.get(key) ?? []),
    ...identifiersOf(reading),
  ];
  const born = reading.within("BirthData")?.date("BirthDate") ?? reading.date("BirthDate");
  learnerFacts({ key, ...name, bornOn: born, identifiers: identifiers.slice(0, 20) }, row, at, out);
  sayAbout(reading, row, key);
}

/** Before Data Standard 6: addresses, languages and demographics of a student, in one. */
export const studentOrganization = aboutStudent(
  "StudentEducationOrganizationAssociation",
  "InterchangeStudentEnrollment",
);
/** Data Standard 6 splits the association above into these. */
export const studentDirectory = aboutStudent("StudentDirectory", "InterchangeStudent");
export const studentDemographic = aboutStudent("StudentDemographic", "InterchangeStudent");

/** `StudentIdentificationCode` (Data Standard 6): into the identity of its student. */
export const studentIdentificationCode = elementAdapter(
  "StudentIdentificationCode",
  "InterchangeStudent",
  (reading) =>
    within(
      reading.key(studentKey, "StudentReference"),
      reading.key(organizationKey, "EducationOrganizationReference", "SchoolReference"),
      reading.value("StudentIdentificationSystem"),
    ),
  () => undefined,
  (reading) => {
    const learner = reading.key(studentKey, "StudentReference");
    if (learner === undefined) return;
    const { identifiers } = reading.context;
    identifiers.set(learner, [...(identifiers.get(learner) ?? []), ...identifierOf(reading)]);
  },
);
