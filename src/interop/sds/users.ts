import type { Collector, Row } from "../adapter.ts";
import { adultFacts, calledBy, classFacts, learnerFacts, type Person, schoolFacts } from "../people.ts";
import { codeWord, spanOf } from "../rows.ts";
import { raceWords, statedFact } from "../stated.ts";
import { listed } from "../table.ts";
import { isStaff, isStudent, type SdsContext, type SentRole, teaches } from "./context.ts";
import { isSchoolType } from "./places.ts";
import { fileAdapter } from "./rows.ts";

/** One row of `users.csv` as a person. Passwords are never read further than this. */
export function personOf({ sourcedId = "", givenName = "", ...cells }: Row["cells"], bornOn?: string): Person {
  return {
    key: sourcedId,
    given: givenName,
    family: cells.familyName,
    middle: cells.middleName,
    bornOn,
    emails: listed(cells.email).map((address) => ({ address })),
    phones: [...new Set([cells.sms, cells.phone].filter((each) => each !== undefined))].map((number) => ({ number })),
    identifiers: cells.username === undefined ? [] : [{ system: "Username", value: cells.username }],
  };
}

/** Roles that a row of version 2 carries in itself: one role at each of its organizations. */
const rolesInRow = ({ role, orgSourcedIds, grade }: Row["cells"], row: string, at: string): SentRole[] =>
  role === undefined
    ? []
    : listed(orgSourcedIds).map((organization) => ({ role, organization, gradeLevel: grade, row, at }));

/** `users.csv` with `roles.csv`. Who only enrollments put into a class is there all the same. */
export const users = fileAdapter("users", (cells, { at, row, out, context }) => {
  const key = cells.sourcedId ?? "";
  if (cells.password !== undefined) out.remark("user.password-ignored", at);
  const person = personOf(cells, context.birthdays.get(key));
  const roles = context.roles.get(key) ?? rolesInRow(cells, row, at);
  const staff = roles.filter(({ role }) => isStaff(role));
  const student = roles.filter(({ role }) => isStudent(role));
  const [isLearner, isTeacher] = [context.learners.has(key), context.teachers.has(key)];
  const isAdult = context.adults.has(key);
  if (staff.length > 0 || isTeacher) addStaff(person, staff, row, at, out);
  if (student.length > 0 || (isLearner && staff.length === 0)) addLearner(person, student, row, at, out, context);
  if (isAdult) out.add(row, at, { noun: "guardian", key });
  if (staff.length + student.length === 0 && !isLearner && !isTeacher && !isAdult)
    out.remark(roles.length === 0 ? "user.role-missing" : "user.role-unknown", at, codeWord(roles[0]?.role));
});

function addStaff(person: Person, roles: readonly SentRole[], row: string, at: string, out: Collector): void {
  out.add(row, at, { noun: "staff", key: person.key, ...calledBy(person) });
  for (const { row: from, at: place, organization, role, startsOn, endsOn } of roles)
    out.add(from, place, {
      noun: "assignment",
      key: `${from}#role/${role}/${organization}`,
      staff: person.key,
      organization,
      role: role.toLowerCase(),
      startsOn,
      endsOn,
    });
}

function addLearner(
  person: Person,
  roles: readonly SentRole[],
  row: string,
  at: string,
  out: Collector,
  { types, birthdays }: SdsContext,
): void {
  learnerFacts(person, row, at, out);
  // A row of `demographics.csv` says the birthday, which stands in the identity; it is counted with the learner.
  if (birthdays.has(person.key)) out.add(`demographics/${person.key}`, at, { noun: "learner", key: person.key });
  for (const role of roles)
    if (isSchoolType(types.get(role.organization ?? "")))
      out.add(role.row, role.at, ...schoolFacts(person.key, role.row, role));
}

/** `roles.csv` checked for itself: its facts come with the users they belong to. */
export const roles = fileAdapter("roles", (cells, { at, out, context }) => {
  spanOf(cells, at, out, context.shift, ["roleStartDate", "roleEndDate"]);
});

/** `enrollments.csv`. */
export const enrollments = fileAdapter("enrollments", (cells, { at, row, out, context }) => {
  const { classSourcedId = "", userSourcedId = "", role = "" } = cells;
  const span = spanOf(cells, at, out, context.shift);
  if (!span) return;
  if (isStudent(role)) return out.add(row, at, ...classFacts(userSourcedId, row, classSourcedId, span));
  if (!teaches(role)) return out.remark("enrollment.role-unknown", at, codeWord(role));
  out.add(row, at, {
    noun: "assignment",
    key: row,
    staff: userSourcedId,
    class: classSourcedId,
    organization: context.organizationOfClass.get(classSourcedId),
    role: role.toLowerCase() === "teacher" ? "teacher" : role.toLowerCase(),
    ...span,
  });
});

/** `relationships.csv`: an adult of a learner. */
export const relationships = fileAdapter("relationships", (cells, { at, row, out, context }) => {
  const { userSourcedId = "", relationshipUserSourcedId = "", relationshipRole = "" } = cells;
  const adult = context.adults.get(relationshipUserSourcedId);
  if (!adult) return out.remark("user.agent-missing", at);
  out.add(row, at, ...adultFacts(userSourcedId, adult, relationshipRole.toLowerCase(), row));
});

const plans: Readonly<Record<string, "iep" | "504" | "english-learner">> = {
  iep: "iep",
  "504": "504",
  section504: "504",
  ell: "english-learner",
  englishlanguagelearner: "english-learner",
};
/** Programs that a learner is counted in, with their own word. */
const programs: Readonly<Record<string, { readonly program: string; readonly value?: string }>> = {
  freelunch: { program: "meals", value: "Free" },
  reducedlunch: { program: "meals", value: "Reduced" },
  homeless: { program: "homeless" },
  migrant: { program: "migrant" },
  foster: { program: "foster" },
  fostercare: { program: "foster" },
  military: { program: "military-connected" },
  militaryconnected: { program: "military-connected" },
  title1: { program: "title-i" },
  titlei: { program: "title-i" },
};

/** `userFlags.csv`: that there is a plan, and for an English learner that a teacher knows; a program that the law protects. */
export const userFlags = fileAdapter("userFlags", (cells, { at, row, out }) => {
  const { userSourcedId: learner = "", flag = "" } = cells;
  const word = flag.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const program = programs[word];
  if (program) {
    out.add(row, at, { noun: "entry", key: `${row}#program`, kind: "program-status", learner, body: program });
    return;
  }
  const type = plans[word];
  if (type === undefined) return out.remark("sds.not-kept", at, flag.slice(0, 40));
  // The title is the type: it is said in the reader's language.
  out.add(row, at, { noun: "entry", key: `${row}#plan`, kind: "plan", learner, body: { type, title: type } });
  if (type === "english-learner")
    out.add(row, at, {
      noun: "entry",
      key: `${row}#accommodation`,
      kind: "accommodation",
      learner,
      body: { basis: type, title: "English learner" },
    });
});

/** `demographics.csv`: the birthday comes with its user; sex, race and ethnicity of a learner are a right of their own. */
export const demographics = fileAdapter("demographics", (cells, { at, row, out, context }) => {
  const { userSourcedId: learner = "", ethnicityCodes = "", raceCodes } = cells;
  if (!context.learners.has(learner) && !context.roles.get(learner)?.some(({ role }) => isStudent(role))) return;
  const races = listed(raceCodes).flatMap((code) => raceWords[code] ?? []);
  const said = ethnicityCodes.toLowerCase();
  const hispanicOrLatino = said.includes("hispanic") ? !said.startsWith("not") : undefined;
  out.add(row, at, statedFact(learner, row, { sex: cells.sex, races, hispanicOrLatino }));
});
