import { type Adapter, Collector, type Row, type Sent, type Shift } from "../adapter.ts";
import type { Packed } from "../packed.ts";
import {
  adultFacts,
  calledBy,
  classFacts,
  learnerFacts,
  type Person,
  type PersonRole,
  schoolFacts,
} from "../people.ts";
import { codeWord, needed, spanOf } from "../rows.ts";
import { listed } from "../table.ts";
import { eachRow } from "./places.ts";
import { isGone } from "./status.ts";

type Rows = readonly Row[];

/** A role with the row that gave it. */
export interface SentRole extends PersonRole {
  readonly row: string;
  readonly at: string;
}

/** Somebody whom a learner may name as theirs. */
export interface Adult extends Person {
  readonly role: string;
  /** Whether it is staff by its own row: then only the learner's tells that it is an adult of theirs. */
  readonly isStaff: boolean;
}

/**
 * What the other files of the bundle say of people, read before: roles and birthdays by user, adults by key, and which class is
 * at which school. It is what one row needs of the rest.
 */
export interface PeopleContext {
  readonly shift: Shift;
  /** Whether `users.csv` is a delta: it holds whom something changed, and of them not what other files say. */
  readonly isDelta: boolean;
  /** Whom `users.csv` has, of a delta or where there are demographics. */
  readonly users: ReadonlySet<string>;
  /** Who of them learns. */
  readonly learners: ReadonlySet<string>;
  readonly roles: Packed<SentRole[]>;
  readonly birthdays: ReadonlyMap<string, string>;
  readonly adults: Packed<Adult>;
  /** Learners that adults name as theirs: the link may stand on either side. */
  readonly agentsOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly schoolOfClass: ReadonlyMap<string, string>;
  /** Whom `enrollments.csv` enrolls as teacher, whatever their role says. */
  readonly teachers: ReadonlySet<string>;
  /** Whether an organization is a school, as far as the bundle says. */
  readonly isSchool: (organization: string) => boolean;
}

const staffRoles = new Set([
  "teacher",
  "aide",
  "administrator",
  "proctor",
  "principal",
  "counselor",
  "siteadministrator",
  "districtadministrator",
  "systemadministrator",
]);
const adultRoles = new Set(["parent", "guardian", "relative"]);

/** In any case: exports write `siteAdministrator` and `siteadministrator`. */
export const isStaffRole = (role: string): boolean => staffRoles.has(role.toLowerCase());
export const isAdultRole = (role: string): boolean => adultRoles.has(role.toLowerCase());

/** `{type:id},{type:id}` and plain lists. */
function identifiersOf(cells: Row["cells"]): { system: string; value: string }[] {
  const found = [...(cells.userIds ?? "").matchAll(/\{\s*([^:{}]+?)\s*:\s*([^{}]+?)\s*\}/g)].map(
    ([, system = "", value = ""]) => ({ system, value }),
  );
  if (cells.identifier) found.push({ system: "identifier", value: cells.identifier });
  return found;
}

/** One row of `users.csv` as a person; `undefined` with a remark when it has no name. */
export function personOf(cells: Row["cells"], at: string, out: Collector, bornOn?: string): Person | undefined {
  const given = needed(cells, ["sourcedId", "givenName"], at, out);
  if (!given) return undefined;
  return {
    key: given.sourcedId,
    given: given.givenName,
    family: cells.familyName,
    middle: cells.middleName,
    preferredGiven: cells.preferredGivenName,
    preferredFamily: cells.preferredFamilyName,
    pronouns: cells.pronouns,
    bornOn,
    emails: listed(cells.email).map((address) => ({ address })),
    phones: [...new Set([cells.sms, cells.phone].filter((each) => each !== undefined))].map((number) => ({ number })),
    identifiers: identifiersOf(cells),
  };
}

/** Roles a 1.1 row carries in itself: one role at each of its organizations. */
export function rolesInRow(cells: Row["cells"], row: string, at: string): SentRole[] {
  const role = cells.role;
  if (role === undefined) return [];
  const organizations = listed(cells.orgSourcedIds);
  const gradeLevel = listed(cells.grades)[0];
  return (organizations.length > 0 ? organizations : [undefined]).map((organization) => ({
    role,
    organization,
    gradeLevel,
    row,
    at,
  }));
}

/** One row of `roles.csv` (1.2); `undefined` when it is no role any more, or none that can be read. */
export function roleOf(cells: Row["cells"], at: string, shift: Shift): SentRole | undefined {
  const { sourcedId, userSourcedId, role, orgSourcedId } = cells;
  if (!sourcedId || !userSourcedId || !role || isGone(cells)) return undefined;
  const span = spanOf(cells, at, new Collector(), shift) ?? {};
  return { role, organization: orgSourcedId, ...span, row: `roles/${sourcedId}`, at };
}

/** A role of a delta whose user is not in it: who they are is known from before. */
function roleFacts(cells: Row["cells"], context: PeopleContext, out: Collector): void {
  const { userSourcedId = "" } = cells;
  const role = context.users.has(userSourcedId)
    ? undefined
    : context.roles.get(userSourcedId)?.find(({ row }) => row === `roles/${cells.sourcedId}`);
  if (!role) return;
  if (isStaffRole(role.role)) addAssignment(userSourcedId, role, out);
  else if (role.role.toLowerCase() === "student" && context.isSchool(role.organization ?? ""))
    out.add(role.row, role.at, ...schoolFacts(userSourcedId, role.row, role));
}

/** What a delta says anew of somebody whose roles it does not send. Of a learner; names of staff come with their roles. */
function addChange(person: Person, row: string, at: string, out: Collector): void {
  const said = new Collector();
  learnerFacts(person, row, at, said);
  out.remarks.push(...said.remarks);
  for (const { fact } of said.facts) if (fact.noun === "entry") out.add(row, at, fact);
}

/** `users.csv` with `roles.csv` (1.2) and `demographics.csv`. Passwords are never read further than this line. */
export const users: Adapter<Rows, readonly Sent[], PeopleContext> = {
  standard: "oneroster-csv",
  specification: "OneRoster 1.2 CSV, users.csv; 1.1 CSV, users.csv",
  read: (rows, context) =>
    eachRow("users", rows, (cells, at, out, row) => {
      const key = cells.sourcedId ?? "";
      if (cells.password !== undefined) out.remark("user.password-ignored", at);
      const person = personOf(cells, at, out, context.birthdays.get(key));
      if (!person) return;
      const roles = context.roles.get(key) ?? rolesInRow(cells, row, at);
      if (roles.length === 0 && context.isDelta) return addChange(person, row, at, out);
      if (roles.length === 0) return out.remark("user.role-missing", at);
      const known = roles.filter(
        ({ role }) => role.toLowerCase() === "student" || isStaffRole(role) || isAdultRole(role),
      );
      const staff = known.filter(({ role }) => isStaffRole(role));
      const teaches = context.teachers.has(key) && staff.length === 0;
      if (known.length === 0 && !teaches) return out.remark("user.role-unknown", at, codeWord(roles[0]?.role));
      if (teaches) {
        out.remark("user.teaches-without-role", at);
        out.add(row, at, { noun: "staff", key, ...calledBy(person) });
      }
      const student = known.filter(({ role }) => role.toLowerCase() === "student");
      if (staff.length > 0) addStaff(person, staff, row, at, out);
      if (student.length > 0) addStudent(person, student, cells, row, at, out, context);
      if (known.some(({ role }) => isAdultRole(role))) out.add(row, at, { noun: "guardian", key });
      // An adult's row of `roles.csv` says no more than that; it is counted with it.
      for (const each of known)
        if (isAdultRole(each.role) && each.row !== row) out.add(each.row, each.at, { noun: "guardian", key });
    }),
};

function addStaff(person: Person, roles: readonly SentRole[], row: string, at: string, out: Collector): void {
  const { key } = person;
  out.add(row, at, { noun: "staff", key, ...calledBy(person) });
  for (const each of roles) addAssignment(key, each, out);
}

function addAssignment(
  staff: string,
  { row, at, organization, role, startsOn, endsOn }: SentRole,
  out: Collector,
): void {
  if (organization === undefined) return;
  const key = `${row}#role/${role}/${organization}`;
  out.add(row, at, { noun: "assignment", key, staff, organization, role, startsOn, endsOn });
}

function addStudent(
  person: Person,
  roles: readonly SentRole[],
  cells: Row["cells"],
  row: string,
  at: string,
  out: Collector,
  context: PeopleContext,
): void {
  learnerFacts(person, row, at, out);
  // A row of `demographics.csv` says the birthday, which stands in the identity; it is counted with the learner.
  if (context.birthdays.has(person.key))
    out.add(`demographics/${person.key}`, at, { noun: "learner", key: person.key });
  const grade = listed(cells.grades)[0];
  for (const role of roles) {
    if (role.organization !== undefined && context.isSchool(role.organization)) {
      out.add(
        role.row,
        role.at,
        ...schoolFacts(person.key, role.row, { ...role, gradeLevel: role.gradeLevel ?? grade }),
      );
    }
  }
  const agents = new Set([...listed(cells.agentSourcedIds), ...(context.agentsOf.get(person.key) ?? [])]);
  for (const agent of agents) {
    const adult = context.adults.get(agent);
    // That there is such an adult is for their own row to say, with which it ends.
    if (adult)
      out.add(
        row,
        at,
        ...adultFacts(person.key, adult, adult.role, row).filter(({ noun }) => adult.isStaff || noun !== "guardian"),
      );
    else out.remark("user.agent-missing", at);
  }
}

/** `roles.csv`. Its facts come with the users they belong to; of a delta, alone where the user did not change. */
export const roles: Adapter<Rows, readonly Sent[], PeopleContext> = {
  standard: "oneroster-csv",
  specification: "OneRoster 1.2 CSV, roles.csv",
  read(rows, context) {
    const out = new Collector();
    for (const { at, cells } of rows) {
      if (!cells.sourcedId) out.remark("row.id-missing", at);
      else if (spanOf(cells, at, out, context.shift) && context.isDelta) roleFacts(cells, context, out);
    }
    return { facts: out.facts, remarks: out.remarks };
  },
};

/** `enrollments.csv`. Guardians are not enrolled; `agentSourcedIds` in `users.csv` names them. */
export const enrollments: Adapter<Rows, readonly Sent[], PeopleContext> = {
  standard: "oneroster-csv",
  specification: "OneRoster 1.2 CSV, enrollments.csv",
  read: (rows, { shift, schoolOfClass }) =>
    eachRow("enrollments", rows, (cells, at, out, row) => {
      const given = needed(cells, ["classSourcedId", "userSourcedId", "role"], at, out);
      if (!given) return;
      const span = spanOf(cells, at, out, shift);
      if (!span) return;
      const { classSourcedId, userSourcedId, role } = given;
      const word = role.toLowerCase();
      if (word === "student") return out.add(row, at, ...classFacts(userSourcedId, row, classSourcedId, span));
      if (word === "teacher") {
        const organization = cells.schoolSourcedId ?? schoolOfClass.get(classSourcedId);
        return out.add(row, at, {
          noun: "assignment",
          key: row,
          staff: userSourcedId,
          class: classSourcedId,
          organization,
          role: "teacher",
          ...span,
        });
      }
      out.remark(isStaffRole(role) ? "enrollment.role-not-kept" : "enrollment.role-unknown", at, codeWord(role));
    }),
};
