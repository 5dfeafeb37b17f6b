import type { Remark } from "../../kernel/remark.ts";
import { type Adapter, Collector, type Row, type Sent } from "../adapter.ts";
import { readDate } from "../dates.ts";
import type { Person } from "../people.ts";
import { spanOf } from "../rows.ts";
import {
  type Batch,
  type BundleFile,
  baseName,
  damage,
  fileNamed,
  type ReadOptions,
  type Standard,
} from "../standard.ts";
import { listed, readTable } from "../table.ts";
import { aliases, columns, type FileName, laterFiles } from "./columns.ts";
import { academicSessions, classes, courses, orgs } from "./places.ts";
import {
  enrollments,
  isAdultRole,
  isStaffRole,
  type PeopleContext,
  personOf,
  rolesInRow,
  type SentRole,
  users,
} from "./users.ts";

/** What the manifest says of each file; a bundle without one is read as bulk. */
type Mode = "bulk" | "delta" | "absent";

async function readManifest(
  files: readonly BundleFile[],
): Promise<{ modes: Map<string, Mode>; version: string | undefined }> {
  const manifest = fileNamed(files, "manifest.csv");
  const modes = new Map<string, Mode>();
  let version: string | undefined;
  if (manifest) {
    for await (const { rows } of readTable(manifest.path, manifest.text(), ["propertyName", "value"])) {
      for (const { cells } of rows) {
        const { propertyName = "", value = "" } = cells;
        const file = /^file\.(\w+)$/.exec(propertyName)?.[1];
        const mode = value.toLowerCase();
        if (file && (mode === "bulk" || mode === "delta" || mode === "absent")) modes.set(file, mode);
        if (propertyName === "oneroster.version") version = value;
      }
    }
  }
  return { modes, version };
}

const fileOf = (files: readonly BundleFile[], name: string) => fileNamed(files, `${name}.csv`);

const tableOf = (file: BundleFile, name: FileName, remark: (remark: Remark) => void) =>
  readTable(file.path, file.text(remark), columns[name], {
    aliases: name === "demographics" ? { ...aliases, userSourcedId: "sourcedId" } : aliases,
    required: requiredOf[name],
  });

const requiredOf: Readonly<Record<FileName, readonly string[]>> = {
  orgs: ["sourcedId", "name"],
  academicSessions: ["sourcedId", "startDate", "endDate"],
  courses: ["sourcedId"],
  classes: ["sourcedId", "title", "schoolSourcedId"],
  users: ["sourcedId", "givenName"],
  roles: ["sourcedId", "userSourcedId", "role"],
  enrollments: ["sourcedId", "classSourcedId", "userSourcedId", "role"],
  demographics: ["sourcedId"],
};

const ignore = () => undefined;

/** Passes over a file for what other files need of it; its remarks come when it is read for itself. */
async function* cellsOf(files: readonly BundleFile[], name: FileName): AsyncGenerator<Row> {
  const file = fileOf(files, name);
  if (!file) return;
  try {
    for await (const { rows } of tableOf(file, name, ignore)) yield* rows;
  } catch (error) {
    damage(file.path, error); // said when the file is read for itself
  }
}

/** Everything one row needs of the rest of the bundle. Grows with the adults and roles of a bundle, not with its results. */
async function gatherContext(
  files: readonly BundleFile[],
  { shift }: ReadOptions,
  remarks: Remark[],
): Promise<PeopleContext> {
  const kinds = new Map<string, string>();
  for await (const { cells } of cellsOf(files, "orgs"))
    if (cells.sourcedId) kinds.set(cells.sourcedId, (cells.type ?? "").toLowerCase());
  const schoolOfClass = new Map<string, string>();
  for await (const { cells } of cellsOf(files, "classes")) {
    if (cells.sourcedId && cells.schoolSourcedId) schoolOfClass.set(cells.sourcedId, cells.schoolSourcedId);
  }
  const schools = new Set(schoolOfClass.values());
  const birthdays = new Map<string, string>();
  for await (const { at, cells } of cellsOf(files, "demographics")) {
    const born = readDate(cells.birthDate);
    if (born && cells.sourcedId) birthdays.set(cells.sourcedId, shift(born));
    else if (cells.birthDate !== undefined) remarks.push({ code: "date.invalid", at, message: "birthDate" });
  }
  const teachers = new Set<string>();
  for await (const { cells } of cellsOf(files, "enrollments")) {
    if (cells.role?.toLowerCase() === "teacher" && cells.userSourcedId) teachers.add(cells.userSourcedId);
  }
  const roles = await gatherRoles(files, shift);
  const { adults, agentsOf } = await gatherAdults(files, roles);
  const isSchool = (id: string) => schools.has(id) || kinds.get(id) === "school" || !kinds.has(id);
  return { shift, roles, birthdays, adults, agentsOf, schoolOfClass, teachers, isSchool };
}

async function gatherRoles(
  files: readonly BundleFile[],
  shift: ReadOptions["shift"],
): Promise<Map<string, SentRole[]>> {
  const roles = new Map<string, SentRole[]>();
  for await (const { at, cells } of cellsOf(files, "roles")) {
    const { sourcedId, userSourcedId, role, orgSourcedId, status } = cells;
    if (!sourcedId || !userSourcedId || !role || (status && status.toLowerCase() !== "active")) continue;
    const span = spanOf(cells, at, new Collector(), shift) ?? {};
    const made: SentRole = { role, organization: orgSourcedId, ...span, row: `roles/${sourcedId}`, at };
    roles.set(userSourcedId, [...(roles.get(userSourcedId) ?? []), made]);
  }
  return roles;
}

async function gatherAdults(files: readonly BundleFile[], roles: ReadonlyMap<string, readonly SentRole[]>) {
  const adults = new Map<string, Person & { role: string }>();
  const agentsOf = new Map<string, Set<string>>();
  for await (const { at, cells } of cellsOf(files, "users")) {
    const key = cells.sourcedId ?? "";
    const held = (roles.get(key) ?? rolesInRow(cells, "", at)).map(({ role }) => role.toLowerCase());
    const adult = held.find(isAdultRole) ?? (held.some(isStaffRole) ? "parent" : undefined);
    const person = adult && personOf(cells, at, new Collector());
    if (!adult || !person) continue;
    // A member of staff whom a learner names as agent is there as a parent.
    adults.set(key, { ...person, role: adult });
    for (const child of listed(cells.agentSourcedIds)) agentsOf.set(child, (agentsOf.get(child) ?? new Set()).add(key));
  }
  return { adults, agentsOf };
}

/** Checks `roles.csv` for itself: its facts come with the users they belong to. */
const rolesCheck: Adapter<readonly Row[], readonly Sent[], PeopleContext> = {
  standard: "oneroster-csv",
  specification: "OneRoster 1.2 CSV, roles.csv",
  read(rows, { shift }) {
    const out = new Collector();
    for (const { at, cells } of rows) {
      if (!cells.sourcedId) out.remark("row.id-missing", at);
      else spanOf(cells, at, out, shift);
    }
    return { facts: [], remarks: out.remarks };
  },
};
const nothing: Adapter<readonly Row[], readonly Sent[], PeopleContext> = {
  standard: "oneroster-csv",
  specification: "OneRoster 1.2 CSV, demographics.csv",
  read: () => ({ facts: [], remarks: [] }),
};

/** In the order in which references are satisfied (FACTS, "CSV"). */
const inOrder: readonly [FileName, Adapter<readonly Row[], readonly Sent[], PeopleContext>][] = [
  ["orgs", orgs],
  ["academicSessions", academicSessions],
  ["courses", courses],
  ["classes", classes],
  ["roles", rolesCheck],
  ["users", users],
  ["enrollments", enrollments],
  ["demographics", nothing],
];

async function* readFile(
  file: BundleFile,
  name: FileName,
  mode: Mode,
  adapter: Adapter<readonly Row[], readonly Sent[], PeopleContext>,
  context: PeopleContext,
): AsyncGenerator<Batch> {
  let damaged = false;
  const bytes: Remark[] = [];
  for await (const { rows, remarks, isLast } of tableOf(file, name, (remark) => bytes.push(remark))) {
    const read = adapter.read(rows, context);
    // A row that could not be read may be one that is still there: nothing of this file ends then.
    damaged ||= remarks.length > 0 || read.remarks.some(({ code }) => unread.has(code));
    const ended = rows.filter(
      ({ cells }) => cells.status?.toLowerCase() === "tobedeleted" || cells.status?.toLowerCase() === "inactive",
    );
    yield {
      facts: read.facts,
      remarks: [...bytes.splice(0), ...remarks, ...read.remarks],
      rows:
        rows.length +
        remarks.filter(({ code }) => code.startsWith("csv.") && code !== "csv.quote-loose" && code !== "csv.empty")
          .length,
      ...(isLast && mode === "bulk" && !damaged && { complete: [name] }),
      ...(mode === "delta" && { ended: ended.map(({ cells }) => `${name}/${cells.sourcedId}`) }),
    };
  }
}
const unread = new Set(["row.id-missing", "row.cell-missing", "date.invalid", "date.order"]);

async function* unlessDamaged(file: BundleFile, batches: AsyncGenerator<Batch>): AsyncGenerator<Batch> {
  try {
    yield* batches;
  } catch (error) {
    yield damage(file.path, error);
  }
}

/** OneRoster 1.1 and 1.2 CSV: a folder or zip of tables, with or without its manifest. */
export const oneroster: Standard = {
  name: "oneroster",
  async detect(files) {
    if (fileNamed(files, "manifest.csv")) return true;
    const users = fileNamed(files, "users.csv");
    if (!users) return false;
    for await (const { headers } of readTable(users.path, users.text(), [
      "sourcedId",
      "enabledUser",
      "userIds",
      "orgSourcedIds",
      "status",
    ])) {
      return headers.includes("enabledUser") || headers.includes("status");
    }
    return false;
  },
  async *read(files, options) {
    const { modes } = await readManifest(files);
    const remarks: Remark[] = [];
    const context = await gatherContext(files, options, remarks);
    yield { facts: [], remarks, rows: 0 };
    for (const [name, adapter] of inOrder) {
      const file = fileOf(files, name);
      const mode = modes.get(name) ?? "bulk";
      if (file) yield* unlessDamaged(file, readFile(file, name, mode, adapter, context));
      else if (mode !== "absent" && modes.has(name))
        yield { facts: [], rows: 0, remarks: [{ code: "file.missing", at: `${name}.csv:1` }] };
    }
    for (const file of files) yield* remarkOnOthers(file);
  },
};

async function* remarkOnOthers(file: BundleFile): AsyncGenerator<Batch> {
  const name = baseName(file.path).replace(/\.csv$/, "");
  if (name in Object.fromEntries(inOrder.map(([known]) => [known.toLowerCase(), 1])) || name === "manifest") return;
  if (!baseName(file.path).endsWith(".csv")) return;
  const isOneRosters = laterFiles.some((each) => each.toLowerCase() === name);
  let rows = 0;
  if (isOneRosters)
    for await (const batch of readTable(file.path, file.text(), ["sourcedId"])) rows += batch.rows.length;
  yield {
    facts: [],
    rows,
    remarks: [{ code: isOneRosters ? "oneroster.not-kept" : "file.unknown", at: `${file.path}:1` }],
  };
}
