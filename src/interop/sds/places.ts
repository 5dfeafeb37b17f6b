import { schoolYearOf } from "../../kernel/school-year.ts";
import { gradeCode } from "../../record/grade-level.ts";
import type { OrganizationFact, TermFact } from "../../roster/fact.ts";
import { spanOf } from "../rows.ts";
import { listed } from "../table.ts";
import { fileAdapter } from "./rows.ts";

const organizationKinds: Readonly<Record<string, OrganizationFact["kind"]>> = {
  school: "school",
  college: "school",
  campus: "school",
  district: "district",
  local: "district",
  university: "district",
  state: "state",
  national: "state",
  region: "other",
  ministryofeducation: "state",
  department: "department",
  faculty: "department",
};

/** `orgs.csv`. */
export const orgs = fileAdapter("orgs", (cells, { at, row, out }) => {
  const kind = organizationKinds[(cells.type ?? "").toLowerCase()];
  if (!kind) out.remark("org.type-unknown", at, cells.type?.slice(0, 40));
  const { sourcedId = "", name = "", parentSourcedId } = cells;
  out.add(row, at, { noun: "organization", key: sourcedId, kind: kind ?? "other", name, parent: parentSourcedId });
});

/** Whether learners are in an organization of this type, as in a school. */
export const isSchoolType = (type: string | undefined): boolean => {
  const kind = organizationKinds[type ?? ""];
  return kind === undefined || kind === "school" || kind === "department";
};

const termKinds: Readonly<Record<string, TermFact["kind"]>> = {
  schoolyear: "schoolYear",
  semester: "semester",
  term: "term",
  gradingperiod: "gradingPeriod",
};

/** `academicSessions.csv`. Its `schoolYear` is the year it begins in for some and ends in for others: the dates tell. */
export const academicSessions = fileAdapter("academicSessions", (cells, { at, row, out, context }) => {
  const span = spanOf(cells, at, out, context.shift, ["startDate", "endDate"]);
  if (!span?.startsOn || !span.endsOn) return;
  const { sourcedId = "", title = sourcedId, type = "" } = cells;
  out.add(row, at, {
    noun: "term",
    key: sourcedId,
    title,
    kind: termKinds[type.toLowerCase()] ?? "term",
    schoolYear: schoolYearOf(span.endsOn),
    startsOn: span.startsOn,
    endsOn: span.endsOn,
  });
});

const gradesOf = (cell: string | undefined): string[] => listed(cell).map((grade) => gradeCode(grade) ?? grade);

/** `courses.csv`. */
export const courses = fileAdapter("courses", (cells, { at, row, out }) => {
  const { sourcedId = "", title = sourcedId, code, orgSourcedId, subject, grade } = cells;
  out.add(row, at, {
    noun: "course",
    key: sourcedId,
    title,
    code,
    organization: orgSourcedId,
    subject,
    gradeLevels: gradesOf(grade),
  });
});

/** `classes.csv`. */
export const classes = fileAdapter("classes", (cells, { at, row, out }) => {
  const { sourcedId = "", title = sourcedId, orgSourcedId = "", courseSourcedId, code, sessionSourcedIds } = cells;
  out.add(row, at, {
    noun: "class",
    key: sourcedId,
    title,
    organization: orgSourcedId,
    code,
    course: courseSourcedId,
    terms: listed(sessionSourcedIds),
  });
});
