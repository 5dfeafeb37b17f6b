import type { IsoDate } from "../../kernel/date.ts";
import type { Shift } from "../adapter.ts";
import type { Packed } from "../packed.ts";
import type { Person, PersonRole } from "../people.ts";

/** A role with the row that gave it. */
export interface SentRole extends PersonRole {
  readonly row: string;
  readonly at: string;
}

/** What one row needs of the other files. Grows with people and classes. */
export interface SdsContext {
  readonly shift: Shift;
  /** Types of organizations, in lower case. */
  readonly types: ReadonlyMap<string, string>;
  readonly organizationOfClass: ReadonlyMap<string, string>;
  readonly roles: Packed<SentRole[]>;
  readonly birthdays: ReadonlyMap<string, IsoDate>;
  /** Adults that relationships name, with their own names. */
  readonly adults: Packed<Person>;
  /** Whom enrollments put into a class as a learner, or as one who teaches. */
  readonly learners: ReadonlySet<string>;
  readonly teachers: ReadonlySet<string>;
}

/** Roles of those who teach or work at a school or college; every other role is a learner's or an adult's of a family. */
const staffRoles = new Set([
  ...["teacher", "aide", "administrator", "staff", "faculty", "professor", "lecturer", "instructor", "adjunct"],
  ...["assistant", "counselor", "advisor", "principal", "proctor", "chair", "researcher", "substitute", "tutor"],
  ...["siteadministrator", "districtadministrator", "systemadministrator", "itadmin", "schoolleader", "nurse"],
  ...["officestaff", "paraprofessional", "coach"],
]);
/** Those whose classes are theirs: they see the learners in them. */
const teachingRoles = new Set([
  ...["teacher", "aide", "faculty", "professor", "lecturer", "instructor", "adjunct", "assistant", "staff"],
  ...["substitute", "tutor", "paraprofessional", "coach"],
]);

/** In any case; every role but this one is an adult's. */
export const isStudent = (role: string): boolean => role.toLowerCase() === "student";
export const isStaff = (role: string): boolean => staffRoles.has(role.toLowerCase());
export const teaches = (role: string): boolean => teachingRoles.has(role.toLowerCase());
