import { schoolYearOf } from "../../kernel/school-year.ts";
import { Collector, type Row, type Shift } from "../adapter.ts";
import { readDate } from "../dates.ts";
import { detached, type Packed } from "../packed.ts";
import { adultFacts, calledBy, classFacts, learnerFacts, type Person, schoolFacts } from "../people.ts";
import { spanOf } from "../rows.ts";

/** Columns that we read of School Data Sync V1. Source: Microsoft, SDS V1 CSV file format. */
export const columns = {
  School: ["SIS ID", "Name"],
  Section: [
    ...["SIS ID", "School SIS ID", "Section Name", "Section Number", "Term SIS ID", "Term Name", "Term StartDate"],
    ...["Term EndDate", "Course SIS ID", "Course Name", "Course Number", "Course Subject", "Periods"],
  ],
  Student: [
    ...["SIS ID", "School SIS ID", "Username", "First Name", "Last Name", "Middle Name", "Password", "State ID"],
    ...["Student Number", "Secondary Email", "Grade", "Birthdate", "Mailing Address", "Mailing City", "Mailing State"],
    ...["Mailing Zip"],
  ],
  Teacher: ["SIS ID", "School SIS ID", "Username", "First Name", "Last Name", "Title", "Password"],
  User: ["SIS ID", "Email", "First Name", "Last Name", "Phone", "Password"],
  GuardianRelationship: ["SIS ID", "Email", "Role"],
  StudentEnrollment: ["Section SIS ID", "SIS ID"],
  TeacherRoster: ["Section SIS ID", "SIS ID"],
} as const;
/** A file's name without `.csv`. */
export type FileName = keyof typeof columns;
/** In the order in which references are satisfied. */
export const names = Object.keys(columns) as FileName[]; // its own keys

/** Cells without which a row says nothing. */
export const required: Readonly<Record<FileName, readonly string[]>> = {
  School: ["SIS ID", "Name"],
  Section: ["SIS ID", "School SIS ID", "Section Name"],
  Student: ["SIS ID", "School SIS ID", "First Name"],
  Teacher: ["SIS ID", "School SIS ID", "First Name"],
  User: ["Email"],
  GuardianRelationship: ["SIS ID", "Email", "Role"],
  StudentEnrollment: ["Section SIS ID", "SIS ID"],
  TeacherRoster: ["Section SIS ID", "SIS ID"],
};

/** What one row needs of the other files. */
export interface Context {
  readonly shift: Shift;
  readonly schoolOf: ReadonlyMap<string, string>;
  /** Adults by the address that relationships name them by. */
  readonly adults: Packed<Person>;
  /** Whom an earlier row of their file told of: a person has a row for each school. */
  readonly told: Set<string>;
}
interface Place {
  readonly at: string;
  readonly row: string;
  readonly out: Collector;
  readonly context: Context;
}
export type Cells = Row["cells"];

/** Whether a learner or a member of staff is told of for the first time; the rows of their other schools only say where. */
function isFirst({ told }: Context, person: string): boolean {
  if (told.has(person)) return false;
  told.add(detached(person));
  return true;
}

/** What a row of each file comes to. */
export const rowsOf: Readonly<Record<FileName, (cells: Cells, place: Place) => void>> = {
  School: (cells, { at, row, out }) =>
    out.add(row, at, { noun: "organization", key: cells["SIS ID"] ?? "", kind: "school", name: cells.Name ?? "" }),
  Section: (cells, place) => addSection(cells, place),
  Student: (cells, place) => addStudent(cells, place),
  Teacher: (cells, { at, row, out, context }) => {
    const key = cells["SIS ID"] ?? "";
    if (cells.Password !== undefined) out.remark("user.password-ignored", at);
    if (isFirst(context, `Teacher/${key}`))
      out.add(row, at, { noun: "staff", key, ...calledBy(nameOf(cells)), ...(cells.Title && { title: cells.Title }) });
    const organization = cells["School SIS ID"];
    out.add(row, at, { noun: "assignment", key: `${row}#role`, staff: key, organization, role: "teacher" });
  },
  User: (cells, { at, out }) => {
    if (cells.Password !== undefined) out.remark("user.password-ignored", at);
  },
  GuardianRelationship: (cells, { at, row, out, context }) => {
    const adult = context.adults.get((cells.Email ?? "").toLowerCase());
    if (adult) out.add(row, at, ...adultFacts(cells["SIS ID"] ?? "", adult, (cells.Role ?? "").toLowerCase(), row));
    else out.remark("user.agent-missing", at);
  },
  StudentEnrollment: (cells, { at, row, out }) =>
    out.add(row, at, ...classFacts(cells["SIS ID"] ?? "", row, cells["Section SIS ID"] ?? "", {})),
  TeacherRoster: (cells, { at, row, out, context }) => {
    const section = cells["Section SIS ID"] ?? "";
    const organization = context.schoolOf.get(section);
    const staff = cells["SIS ID"] ?? "";
    out.add(row, at, { noun: "assignment", key: row, staff, class: section, organization, role: "teacher" });
  },
};

/** A name as every file of people writes it. */
export const nameOf = (cells: Cells) => ({ given: cells["First Name"] ?? "", family: cells["Last Name"] });

/** A section carries its course and its term, which stand in no file of their own. */
function addSection(cells: Cells, { at, row, out, context }: Place): void {
  const course = cells["Course SIS ID"];
  const span = spanOf(cells, at, out, context.shift, ["Term StartDate", "Term EndDate"]);
  const { startsOn, endsOn } = span ?? {};
  const term = startsOn && endsOn ? (cells["Term SIS ID"] ?? `${startsOn}/${endsOn}`) : undefined;
  if (course !== undefined)
    out.add(row, at, {
      noun: "course",
      key: course,
      title: cells["Course Name"] ?? course,
      code: cells["Course Number"],
      subject: cells["Course Subject"],
    });
  if (startsOn && endsOn && term !== undefined)
    out.add(row, at, {
      noun: "term",
      key: term,
      title: cells["Term Name"] ?? term,
      kind: "term",
      schoolYear: schoolYearOf(endsOn),
      startsOn,
      endsOn,
    });
  out.add(row, at, {
    noun: "class",
    key: cells["SIS ID"] ?? "",
    title: cells["Section Name"] ?? "",
    organization: cells["School SIS ID"] ?? "",
    code: cells["Section Number"],
    period: cells.Periods,
    course,
    subject: cells["Course Subject"],
    terms: term === undefined ? [] : [term],
  });
}

function addStudent(cells: Cells, { at, row, out, context }: Place): void {
  const key = cells["SIS ID"] ?? "";
  if (cells.Password !== undefined) out.remark("user.password-ignored", at);
  if (isFirst(context, `Student/${key}`)) {
    const said = new Collector();
    learnerFacts(personOf(cells, at, out, context.shift), `Student/${key}`, at, said);
    out.remarks.push(...said.remarks);
    for (const { fact } of said.facts) out.add(row, at, fact);
  }
  out.add(
    row,
    at,
    ...schoolFacts(key, row, { role: "student", organization: cells["School SIS ID"], gradeLevel: cells.Grade }),
  );
}

function personOf(cells: Cells, at: string, out: Collector, shift: Shift): Person {
  const bornOn = readDate(cells.Birthdate);
  if (cells.Birthdate !== undefined && bornOn === undefined) out.remark("date.invalid", at, "Birthdate");
  const city = [cells["Mailing City"], [cells["Mailing State"], cells["Mailing Zip"]].filter(Boolean).join(" ")];
  const lines = [cells["Mailing Address"], city.filter(Boolean).join(", ")].filter(
    (line) => line !== undefined && line !== "",
  );
  const identifiers = ["Username", "State ID", "Student Number"].flatMap((system) =>
    cells[system] === undefined ? [] : [{ system, value: cells[system] }],
  );
  return {
    key: cells["SIS ID"] ?? "",
    ...nameOf(cells),
    middle: cells["Middle Name"],
    bornOn: bornOn && shift(bornOn),
    emails: cells["Secondary Email"] === undefined ? [] : [{ address: cells["Secondary Email"] }],
    addresses: cells["Mailing Address"] === undefined ? [] : [{ lines: lines as string[] }], // just filtered
    identifiers,
  };
}
