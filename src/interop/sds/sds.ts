import type { Remark } from "../../kernel/remark.ts";
import { Collector } from "../adapter.ts";
import { readDate } from "../dates.ts";
import { type FirstPass, passOver } from "../first-pass.ts";
import { withoutMangledIds } from "../ids.ts";
import { detached, Packed } from "../packed.ts";
import type { Person } from "../people.ts";
import { spanOf } from "../rows.ts";
import {
  type Batch,
  type BundleFile,
  baseName,
  damage,
  fileNamed,
  type ReadOptions,
  Share,
  type Standard,
} from "../standard.ts";
import { costsRows, readTable, standsForRow } from "../table.ts";
import { columns, type FileName, notKept, required } from "./columns.ts";
import { isStudent, type SdsContext, type SentRole, teaches } from "./context.ts";
import { academicSessions, classes, courses, orgs } from "./places.ts";
import { rowOf, type SdsAdapter } from "./rows.ts";
import { demographics, enrollments, personOf, relationships, roles, userFlags, users } from "./users.ts";
import { isVersion1, readVersion1 } from "./version1.ts";

/** In the order in which references are satisfied. */
const inOrder: readonly [FileName, SdsAdapter][] = [
  ["orgs", orgs],
  ["academicSessions", academicSessions],
  ["courses", courses],
  ["classes", classes],
  ["roles", roles],
  ["users", users],
  ["enrollments", enrollments],
  ["relationships", relationships],
  ["userFlags", userFlags],
  ["demographics", demographics],
];

const fileOf = (files: readonly BundleFile[], name: FileName) => fileNamed(files, `${name}.csv`);
const aliases = { startDate: "beginDate" };
const tableOf = (file: BundleFile, name: FileName, remark: (remark: Remark) => void) =>
  withoutMangledIds(
    readTable(file.path, file.text(remark), columns[name], {
      required: required[name],
      unread: notKept,
      ...(name === "enrollments" && { aliases }),
    }),
    columns[name].filter((column) => /sourcedids?$/i.test(column)),
  );

type Reading = FirstPass<FileName>;
const cellsOf = (reading: Reading, name: FileName) => passOver(reading, name, tableOf);

async function gatherContext(reading: Reading, { shift }: ReadOptions, remarks: Remark[]): Promise<SdsContext> {
  const types = new Map<string, string>();
  for await (const { cells } of cellsOf(reading, "orgs"))
    types.set(detached(cells.sourcedId ?? ""), (cells.type ?? "").toLowerCase());
  const organizationOfClass = new Map<string, string>();
  for await (const { cells } of cellsOf(reading, "classes"))
    organizationOfClass.set(detached(cells.sourcedId ?? ""), detached(cells.orgSourcedId ?? ""));
  const birthdays = new Map<string, string>();
  for await (const { at, cells } of cellsOf(reading, "demographics")) {
    const born = readDate(cells.birthDate);
    if (born) birthdays.set(detached(cells.userSourcedId ?? ""), shift(born));
    else if (cells.birthDate !== undefined) remarks.push({ code: "date.invalid", at, message: "birthDate" });
  }
  const learners = new Set<string>();
  const teachers = new Set<string>();
  for await (const { cells } of cellsOf(reading, "enrollments")) {
    const { userSourcedId = "", role = "" } = cells;
    const among = isStudent(role) ? learners : teaches(role) ? teachers : undefined;
    if (among && !among.has(userSourcedId)) among.add(detached(userSourcedId));
  }
  const context = { shift, types, organizationOfClass, birthdays, learners, teachers };
  return { ...context, roles: await gatherRoles(reading, shift), adults: await gatherAdults(reading) };
}

async function gatherRoles(reading: Reading, shift: ReadOptions["shift"]): Promise<Packed<SentRole[]>> {
  const held = new Packed<SentRole[]>();
  for await (const { at, cells } of cellsOf(reading, "roles")) {
    const { userSourcedId = "", orgSourcedId, role = "", grade } = cells;
    const span = spanOf(cells, at, new Collector(), shift, ["roleStartDate", "roleEndDate"]);
    if (!span) continue;
    const made: SentRole = {
      role,
      organization: orgSourcedId,
      gradeLevel: grade,
      ...span,
      row: rowOf("roles", cells),
      at,
    };
    held.set(userSourcedId, [...(held.get(userSourcedId) ?? []), made]);
  }
  return held;
}

async function gatherAdults(reading: Reading): Promise<Packed<Person>> {
  const named = new Set<string>();
  for await (const { cells } of cellsOf(reading, "relationships"))
    named.add(detached(cells.relationshipUserSourcedId ?? ""));
  const adults = new Packed<Person>();
  for await (const { cells } of cellsOf(reading, "users"))
    if (named.has(cells.sourcedId ?? "") && cells.givenName !== undefined)
      adults.set(cells.sourcedId ?? "", personOf(cells));
  return adults;
}

/** Without these a row of `users.csv` would say less than it does, and take back what they said before. */
const ofUsers = ["orgs", "roles", "demographics", "enrollments"] as const;
const unread = new Set(["row.cell-missing", "date.invalid", "date.order"]);

async function* readFile(
  file: BundleFile,
  name: FileName,
  adapter: SdsAdapter,
  context: SdsContext,
): AsyncGenerator<Batch> {
  let damaged = false;
  const bytes: Remark[] = [];
  try {
    for await (const { rows, remarks, isLast } of tableOf(file, name, (remark) => bytes.push(remark))) {
      const read = adapter.read(rows, context);
      // A row that could not be read may be one that is still there: nothing of this file ends then.
      damaged ||= remarks.some(costsRows) || read.remarks.some(({ code }) => unread.has(code));
      yield {
        facts: read.facts,
        remarks: [...bytes.splice(0), ...remarks, ...read.remarks],
        rows: rows.length + remarks.filter(standsForRow).length,
        ...(isLast && !damaged && { complete: [name] }),
      };
    }
  } catch (error) {
    yield damage(file.path, error);
  }
}

/** The columns of a file, of those named; none where there is no such file. */
async function headersOf(
  files: readonly BundleFile[],
  name: FileName,
  asked: readonly string[],
): Promise<readonly string[]> {
  const file = fileOf(files, name);
  if (!file) return [];
  try {
    for await (const { headers } of readTable(file.path, file.text(), asked)) return headers;
  } catch (error) {
    damage(file.path, error); // said when the file is read
  }
  return [];
}

/**
 * School Data Sync: no manifest, no status anywhere; classes name their organization as `orgSourcedId`, or enrollments and
 * roles have no id of their own. OneRoster has all of these.
 */
async function isSds(files: readonly BundleFile[]): Promise<boolean> {
  if (fileNamed(files, "manifest.csv") || !fileOf(files, "users")) return false;
  const ofOneRoster = await headersOf(files, "users", ["enabledUser", "status", "dateLastModified"]);
  if (ofOneRoster.length > 0) return false;
  const ofClasses = await headersOf(files, "classes", ["orgSourcedId", "schoolSourcedId"]);
  if (ofClasses.includes("orgSourcedId")) return true;
  for (const name of ["enrollments", "roles"] as const) {
    const headers = await headersOf(files, name, ["sourcedId", "userSourcedId"]);
    if (headers.includes("userSourcedId") && !headers.includes("sourcedId")) return true;
  }
  return false;
}

/** School Data Sync V1, V2 and V2.1 CSV: a folder or zip of tables. */
export const sds: Standard = {
  name: "sds",
  detect: async (files) => (await isVersion1(files)) || (await isSds(files)),
  async *read(files, options) {
    if (await isVersion1(files)) return yield* readVersion1(files, options.shift);
    const remarks: Remark[] = [];
    const damaged = new Set<FileName>();
    const context = await gatherContext({ files, damaged }, options, remarks);
    yield { facts: [], remarks, rows: 0 };
    const share = new Share(files);
    for (const [name, adapter] of inOrder) {
      const file = fileOf(files, name);
      if (!file) continue;
      const needs = name === "users" ? ofUsers.find((each) => damaged.has(each)) : undefined;
      if (needs)
        yield { facts: [], rows: 0, remarks: [{ code: "file.needs-damaged", at: `${file.path}:1`, message: needs }] };
      else
        for await (const batch of readFile(file, name, adapter, context)) yield { ...batch, share: share.within(file) };
      share.past(file);
    }
    const used = new Set(inOrder.map(([name]) => fileOf(files, name)));
    const known = new Set(inOrder.map(([name]) => `${name.toLowerCase()}.csv`));
    for (const file of files) {
      const code = known.has(baseName(file.path)) ? "file.repeated" : "file.unknown";
      if (!used.has(file)) yield { facts: [], rows: 0, remarks: [{ code, at: `${file.path}:1` }] };
    }
    yield { facts: [], remarks: [], rows: 0, share: 1 };
  },
};
