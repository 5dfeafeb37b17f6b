import { memberOf } from "./element.ts";
import { identityOf, joined, organizationKey, studentKey, within } from "./keys.ts";
import type { Reading } from "./reading.ts";

const studentOf = (reading: Reading) => reading.key(studentKey, "StudentReference");

/** The program a learner is in, as a reading of its identity. */
export function programOf(reading: Reading): Reading | undefined {
  const reference = memberOf(reading.element, "ProgramReference");
  return reference && reading.part(identityOf(reference, reading.context.ids));
}

/** Student, organization, program type and name, date of beginning. */
export function associationKey(reading: Reading): string | undefined {
  const program = programOf(reading);
  return within(
    studentOf(reading),
    reading.key(organizationKey, "EducationOrganizationReference") ??
      program?.key(organizationKey, "EducationOrganizationReference") ??
      "",
    joined(program?.value("ProgramType") ?? "", program?.text("ProgramName") ?? "", reading.text("BeginDate")),
  );
}
