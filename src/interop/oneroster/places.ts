import { schoolYearOf } from "../../kernel/school-year.ts";
import { gradeCode } from "../../record/grade-level.ts";
import type { ClassFact, CourseFact, OrganizationFact, TermFact } from "../../roster/fact.ts";
import { type Adapter, Collector, type Row, type Sent, type Shift } from "../adapter.ts";
import { readDate } from "../dates.ts";
import { needed } from "../rows.ts";
import { listed } from "../table.ts";
import { checkStatus, isGone } from "./status.ts";

type Rows = readonly Row[];
interface Options {
  readonly shift: Shift;
}
const standard = "oneroster-csv";

/** The facts of one row, or nothing with a remark: every file is read in this way. */
export function eachRow(
  set: string,
  rows: Rows,
  read: (cells: Row["cells"], at: string, out: Collector, row: string) => void,
) {
  const out = new Collector();
  for (const { at, cells } of rows) {
    const { sourcedId } = cells;
    if (sourcedId === undefined) {
      out.remark("row.id-missing", at);
      continue;
    }
    if (isGone(cells)) continue; // the reader ends it
    checkStatus(cells, at, out);
    read(cells, at, out, `${set}/${sourcedId}`);
  }
  return { facts: out.facts, remarks: out.remarks };
}

const organizationKinds: Readonly<Record<string, OrganizationFact["kind"]>> = {
  school: "school",
  district: "district",
  local: "district",
  state: "state",
  national: "other",
  department: "department",
};

/** `orgs.csv`. */
export const orgs: Adapter<Rows, readonly Sent[]> = {
  standard,
  specification: "OneRoster 1.2 CSV, orgs.csv",
  read: (rows) =>
    eachRow("orgs", rows, (cells, at, out, row) => {
      const given = needed(cells, ["sourcedId", "name"], at, out);
      if (!given) return;
      const kind = organizationKinds[(cells.type ?? "").toLowerCase()];
      if (!kind) out.remark("org.type-unknown", at, cells.type?.slice(0, 40));
      out.add(row, at, {
        noun: "organization",
        key: given.sourcedId,
        kind: kind ?? "other",
        name: given.name,
        parent: cells.parentSourcedId,
      });
    }),
};

const termKinds: Readonly<Record<string, TermFact["kind"]>> = {
  schoolyear: "schoolYear",
  semester: "semester",
  term: "term",
  gradingperiod: "gradingPeriod",
};

/** `academicSessions.csv`. A session whose dates do not exist is left out: a class in it would be open for ever. */
export const academicSessions: Adapter<Rows, readonly Sent[], Options> = {
  standard,
  specification: "OneRoster 1.2 CSV, academicSessions.csv",
  read: (rows, { shift }) =>
    eachRow("academicSessions", rows, (cells, at, out, row) => {
      const given = needed(cells, ["sourcedId", "title", "startDate", "endDate"], at, out);
      if (!given) return;
      const [starts, ends] = [readDate(given.startDate), readDate(given.endDate)];
      if (!starts || !ends) return out.remark("date.invalid", at, starts ? "endDate" : "startDate");
      if (ends < starts) return out.remark("date.order", at);
      const year = /^\d{4}$/.test(cells.schoolYear ?? "") ? Number(cells.schoolYear) : schoolYearOf(ends);
      const kind = termKinds[(cells.type ?? "").toLowerCase()] ?? "term";
      out.add(row, at, {
        noun: "term",
        key: given.sourcedId,
        title: given.title,
        kind,
        schoolYear: year,
        startsOn: shift(starts),
        endsOn: shift(ends),
        parent: cells.parentSourcedId,
      });
    }),
};

const gradesOf = (cell: string | undefined): string[] => listed(cell).map((grade) => gradeCode(grade) ?? grade);

/** `courses.csv`. */
export const courses: Adapter<Rows, readonly Sent[]> = {
  standard,
  specification: "OneRoster 1.2 CSV, courses.csv",
  read: (rows) =>
    eachRow("courses", rows, (cells, at, out, row) => {
      const given = needed(cells, ["sourcedId", "title"], at, out);
      if (!given) return;
      const course: CourseFact = {
        noun: "course",
        key: given.sourcedId,
        title: given.title,
        code: cells.courseCode,
        organization: cells.orgSourcedId,
        subject: listed(cells.subjects)[0],
        gradeLevels: gradesOf(cells.grades),
      };
      out.add(row, at, course);
    }),
};

/** `classes.csv`. */
export const classes: Adapter<Rows, readonly Sent[]> = {
  standard,
  specification: "OneRoster 1.2 CSV, classes.csv",
  read: (rows) =>
    eachRow("classes", rows, (cells, at, out, row) => {
      const given = needed(cells, ["sourcedId", "title", "schoolSourcedId"], at, out);
      if (!given) return;
      const made: ClassFact = {
        noun: "class",
        key: given.sourcedId,
        title: given.title,
        organization: given.schoolSourcedId,
        code: cells.classCode,
        course: cells.courseSourcedId,
        terms: listed(cells.termSourcedIds),
        period: listed(cells.periods).join(", ") || undefined,
        subject: listed(cells.subjects)[0],
        gradeLevels: gradesOf(cells.grades),
      };
      out.add(row, at, made);
    }),
};
