import type { Remark } from "../../kernel/remark.ts";
import { type Adapter, Collector, type Row, type Sent } from "../adapter.ts";
import { spanOf } from "../rows.ts";
import { type Batch, type BundleFile, baseName, damage, Share, type Standard } from "../standard.ts";
import { costsRows, readTable, standsForRow } from "../table.ts";
import { columns, type FileName, laterFiles } from "./columns.ts";
import { fileOf, gatherContext, tableOf } from "./gather.ts";
import { type Mode, readManifest } from "./manifest.ts";
import { academicSessions, classes, courses, orgs } from "./places.ts";
import { enrollments, type PeopleContext, roleFacts, users } from "./users.ts";

/** `roles.csv`. Its facts come with the users they belong to; of a delta, alone where the user did not change. */
const roles: Adapter<readonly Row[], readonly Sent[], PeopleContext> = {
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
const nothing: Adapter<readonly Row[], readonly Sent[], PeopleContext> = {
  standard: "oneroster-csv",
  specification: "OneRoster 1.2 CSV, demographics.csv",
  read: () => ({ facts: [], remarks: [] }),
};

/** In the order in which references are satisfied: what a row names stands before it. */
const inOrder: readonly [FileName, Adapter<readonly Row[], readonly Sent[], PeopleContext>][] = [
  ["orgs", orgs],
  ["academicSessions", academicSessions],
  ["courses", courses],
  ["classes", classes],
  ["roles", roles],
  ["users", users],
  ["enrollments", enrollments],
  ["demographics", nothing],
];
/** Without these a row of `users.csv` would say less than it does, and take back what they said before. */
const ofUsers = ["orgs", "roles", "demographics"] as const;

const unread = new Set(["row.id-missing", "row.cell-missing", "date.invalid", "date.order"]);
const gone = new Set(["tobedeleted", "inactive"]);

async function* readFile(
  file: BundleFile,
  name: FileName,
  mode: Mode,
  adapter: Adapter<readonly Row[], readonly Sent[], PeopleContext>,
  context: PeopleContext,
): AsyncGenerator<Batch> {
  let damaged = false;
  const bytes: Remark[] = [];
  const isDelta = mode === "delta";
  try {
    for await (const { rows, remarks, isLast } of tableOf(file, name, (remark) => bytes.push(remark))) {
      const read = adapter.read(rows, context);
      // A row that could not be read may be one that is still there: nothing of this file ends then.
      damaged ||= remarks.some(costsRows) || read.remarks.some(({ code }) => unread.has(code));
      const ended = rows.filter(({ cells }) => gone.has(cells.status?.toLowerCase() ?? ""));
      yield {
        facts: isDelta ? read.facts.map((sent) => ({ ...sent, partial: true })) : read.facts,
        remarks: [...bytes.splice(0), ...remarks, ...read.remarks],
        rows: rows.length + remarks.filter(standsForRow).length,
        ...(isLast && mode === "bulk" && !damaged && { complete: [name] }),
        ...(isDelta && { ended: ended.map(({ cells }) => `${name}/${cells.sourcedId}`) }),
      };
    }
  } catch (error) {
    yield damage(file.path, error);
  }
}

/** Whether any table has a column that OneRoster's have and no other rosters'. */
async function hasOneRosterColumns(files: readonly BundleFile[]): Promise<boolean> {
  for (const [name] of inOrder) {
    const file = fileOf(files, name);
    if (!file) continue;
    try {
      for await (const { headers } of readTable(file.path, file.text(), [
        "enabledUser",
        "status",
        "dateLastModified",
      ])) {
        if (headers.length > 0) return true;
        break;
      }
    } catch (error) {
      damage(file.path, error); // said when the file is read
    }
  }
  return false;
}

/** OneRoster 1.1 and 1.2 CSV: a folder or zip of tables, with or without its manifest. */
export const oneroster: Standard = {
  name: "oneroster",
  detect: async (files) => fileOf(files, "manifest") !== undefined || (await hasOneRosterColumns(files)),
  async *read(files, options) {
    const out = new Collector();
    const modes = await readManifest(files, out);
    const modeOf = (name: string) => modes.get(name.toLowerCase());
    const { context, damaged } = await gatherContext(files, options, modeOf("users") === "delta", out);
    yield { facts: [], remarks: out.remarks, rows: 0 };
    const share = new Share(files);
    for (const [name, adapter] of inOrder) {
      const file = fileOf(files, name);
      const needs = name === "users" ? ofUsers.find((each) => damaged.has(each)) : undefined;
      if (file && needs)
        yield { facts: [], rows: 0, remarks: [{ code: "file.needs-damaged", at: `${file.path}:1`, message: needs }] };
      else if (file)
        for await (const batch of readFile(file, name, modeOf(name) ?? "bulk", adapter, context))
          yield { ...batch, share: share.within(file) };
      else if (modes.has(name.toLowerCase()) && modeOf(name) !== "absent")
        yield { facts: [], rows: 0, remarks: [{ code: "file.missing", at: `${name}.csv:1` }] };
      if (file) share.past(file);
    }
    const used = new Set([fileOf(files, "manifest"), ...inOrder.map(([name]) => fileOf(files, name))]);
    for (const file of files) if (!used.has(file)) yield* remarkOn(file);
    yield { facts: [], remarks: [], rows: 0, share: 1 };
  },
};

/** A file of the standard that we have no place for yet, a second one of the same name, or one that is not of the standard. */
async function* remarkOn(file: BundleFile): AsyncGenerator<Batch> {
  const name = baseName(file.path).replace(/\.csv$/, "");
  const isName = (each: string) => each.toLowerCase() === name;
  if (Object.keys(columns).some(isName))
    return yield { facts: [], rows: 0, remarks: [{ code: "file.repeated", at: `${file.path}:1` }] };
  const isLater = laterFiles.some(isName);
  let rows = 0;
  try {
    if (isLater) for await (const batch of readTable(file.path, file.text(), ["sourcedId"])) rows += batch.rows.length;
    yield {
      facts: [],
      rows,
      remarks: [{ code: isLater ? "oneroster.not-kept" : "file.unknown", at: `${file.path}:1` }],
    };
  } catch (error) {
    yield damage(file.path, error);
  }
}
