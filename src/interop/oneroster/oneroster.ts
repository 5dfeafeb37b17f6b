import type { Remark } from "../../kernel/remark.ts";
import { type Adapter, Collector, type Row, type Sent } from "../adapter.ts";
import { Packed } from "../packed.ts";
import { type Batch, type BundleFile, baseName, damage, type ReadOptions, Share, type Standard } from "../standard.ts";
import { costsRows, readTable, standsForRow } from "../table.ts";
import { countParts, gatherPart, partOf } from "./aligned.ts";
import { columns, type FileName, otherFiles } from "./columns.ts";
import { demographics } from "./demographics.ts";
import { cellsOf, fileOf, gatherPeople, type Reading, tableOf } from "./gather.ts";
import { gatherGradebook, lineItems, onlyChecked } from "./gradebook.ts";
import { type Mode, readManifest } from "./manifest.ts";
import { academicSessions, classes, courses, orgs } from "./places.ts";
import { type ResultContext, results } from "./results.ts";
import { isGone } from "./status.ts";
import { enrollments, type PeopleContext, roles, users } from "./users.ts";

/** What a row of any file needs of the others. */
type Context = PeopleContext & ResultContext;
type FileAdapter = Adapter<readonly Row[], readonly Sent[], Context>;

/** In the order in which references are satisfied: what a row names stands before it. */
const inOrder: readonly [FileName, FileAdapter][] = [
  ["orgs", orgs],
  ["academicSessions", academicSessions],
  ["courses", courses],
  ["classes", classes],
  ["roles", roles],
  ["users", users],
  ["enrollments", enrollments],
  ["demographics", demographics],
  ["categories", onlyChecked("categories")],
  ["scoreScales", onlyChecked("scoreScales")],
  ["lineItems", lineItems],
  ["lineItemScoreScales", onlyChecked("lineItemScoreScales")],
  ["lineItemLearningObjectiveIds", onlyChecked("lineItemLearningObjectiveIds")],
  ["resultScoreScales", onlyChecked("resultScoreScales")],
  ["resultLearningObjectiveIds", onlyChecked("resultLearningObjectiveIds")],
  ["results", results],
];
/** Without these a row would say less than it does, and take back what they said before. */
const needs: Readonly<Partial<Record<FileName, readonly FileName[]>>> = {
  users: ["orgs", "roles", "demographics"],
  results: [
    ...(["academicSessions", "courses", "classes", "categories", "scoreScales", "lineItems"] as const),
    ...([
      "lineItemScoreScales",
      "lineItemLearningObjectiveIds",
      "resultScoreScales",
      "resultLearningObjectiveIds",
    ] as const),
  ],
};

const unread = new Set([
  "row.id-missing",
  "row.cell-missing",
  "date.invalid",
  "date.order",
  "result.line-item-unknown",
]);

/** One file, or of `results.csv` one part of it. */
async function* readFile(
  file: BundleFile,
  name: FileName,
  mode: Mode,
  adapter: FileAdapter,
  context: Context,
  { part, parts }: { readonly part: number; readonly parts: number } = { part: 0, parts: 1 },
): AsyncGenerator<Batch> {
  let damaged = false;
  const bytes: Remark[] = [];
  const isDelta = mode === "delta";
  // Results without line items may lean on what never came: then it is not they that are missing.
  const isWhole = mode === "bulk" && !(name === "results" && context.mayLean);
  try {
    for await (const batch of tableOf(file, name, (remark) => bytes.push(remark))) {
      const { isLast } = batch;
      const remarks = part === 0 ? batch.remarks : [];
      const rows =
        parts === 1 ? batch.rows : batch.rows.filter(({ cells }) => partOf(cells.sourcedId ?? "", parts) === part);
      const read = adapter.read(rows, context);
      // A row that could not be read may be one that is still there: nothing of this file ends then.
      damaged ||= batch.remarks.some(costsRows) || read.remarks.some(({ code }) => unread.has(code));
      const ended = rows.filter(({ cells }) => isGone(cells));
      yield {
        facts: isDelta && name !== "results" ? read.facts.map((sent) => ({ ...sent, partial: true })) : read.facts,
        remarks: [...(part === 0 ? bytes.splice(0) : []), ...remarks, ...read.remarks],
        rows: rows.length + remarks.filter(standsForRow).length,
        ...(isLast && isWhole && !damaged && part === parts - 1 && { complete: [name] }),
        ...(isDelta && { ended: ended.map(({ cells }) => `${name}/${cells.sourcedId}`) }),
      };
    }
  } catch (error) {
    yield damage(file.path, error);
  }
}

/** `results.csv`, once for each part of what other files say of single results; what they say of none is told. */
async function* readResults(file: BundleFile, mode: Mode, context: Context, reading: Reading): AsyncGenerator<Batch> {
  const rowsOf = (name: FileName) => cellsOf(reading, name);
  const parts = await countParts(rowsOf);
  for (let part = 0; part < parts; part++) {
    const ofResults = await gatherPart(rowsOf, part, parts);
    const adapter: FileAdapter = {
      ...results,
      read(rows, each) {
        const read = results.read(rows, each);
        for (const { cells } of rows) ofResults.delete(cells.sourcedId ?? "");
        return read;
      },
    };
    yield* readFile(file, "results", mode, adapter, { ...context, ofResults }, { part, parts });
    const left = [...ofResults.values()].flatMap(({ alignments = [] }) => alignments);
    const remarks = left.map(({ at }) => ({ code: "objective.result-unknown", at }));
    yield { facts: [], rows: 0, remarks };
  }
}

/** Whether any table has a column that OneRoster's have and no other rosters'. */
async function hasOneRosterColumns(files: readonly BundleFile[]): Promise<boolean> {
  for (const [name] of inOrder) {
    const file = fileOf(files, name);
    if (!file) continue;
    try {
      for await (const { headers } of readTable(file.path, file.text(), [
        ...["enabledUser", "status", "dateLastModified", "lineItemSourcedId", "scoreStatus"],
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

async function gather(
  reading: Reading,
  options: ReadOptions,
  modes: ReadonlyMap<string, Mode>,
  out: Collector,
): Promise<Context> {
  const people = await gatherPeople(reading, options, modes.get("users") === "delta", out);
  const hasResults = fileOf(reading.files, "results") !== undefined || fileOf(reading.files, "lineItems") !== undefined;
  const gradebook = hasResults
    ? await gatherGradebook((name) => cellsOf(reading, name), options.shift)
    : { lineItems: new Packed<never>(), scales: new Map() };
  const mayLean = !fileOf(reading.files, "lineItems") || modes.get("lineitems") === "delta";
  return { ...people, ...gradebook, ofResults: new Packed(), mayLean };
}

/** OneRoster 1.1 and 1.2 CSV: a folder or zip of tables, with or without its manifest. */
export const oneroster: Standard = {
  name: "oneroster",
  detect: async (files) => fileOf(files, "manifest") !== undefined || (await hasOneRosterColumns(files)),
  async *read(files, options) {
    const out = new Collector();
    const modes = await readManifest(files, out);
    const modeOf = (name: string) => modes.get(name.toLowerCase());
    const reading: Reading = { files, damaged: new Set() };
    const context = await gather(reading, options, modes, out);
    yield { facts: [], remarks: out.remarks, rows: 0 };
    const share = new Share(files);
    for (const [name, adapter] of inOrder) {
      const file = fileOf(files, name);
      const needed = needs[name]?.find((each) => reading.damaged.has(each));
      if (file && needed)
        yield { facts: [], rows: 0, remarks: [{ code: "file.needs-damaged", at: `${file.path}:1`, message: needed }] };
      else if (file) {
        const mode = modeOf(name) ?? "bulk";
        const batches =
          name === "results" ? readResults(file, mode, context, reading) : readFile(file, name, mode, adapter, context);
        for await (const batch of batches) yield { ...batch, share: share.within(file) };
      } else if (modes.has(name.toLowerCase()) && modeOf(name) !== "absent")
        yield { facts: [], rows: 0, remarks: [{ code: "file.missing", at: `${name}.csv:1` }] };
      if (file) share.past(file);
    }
    const used = new Set([fileOf(files, "manifest"), ...inOrder.map(([name]) => fileOf(files, name))]);
    for (const file of files) if (!used.has(file)) yield* remarkOn(file);
    yield { facts: [], remarks: [], rows: 0, share: 1 };
  },
};

/** A file that is no learner's record, a second one of the same name, or one that is not of the standard. */
async function* remarkOn(file: BundleFile): AsyncGenerator<Batch> {
  const name = baseName(file.path).replace(/\.csv$/, "");
  const isName = (each: string) => each.toLowerCase() === name;
  if (Object.keys(columns).some(isName))
    return yield { facts: [], rows: 0, remarks: [{ code: "file.repeated", at: `${file.path}:1` }] };
  if (!otherFiles.some(isName))
    return yield { facts: [], rows: 0, remarks: [{ code: "file.unknown", at: `${file.path}:1` }] };
  let rows = 0;
  let passwords = 0;
  try {
    for await (const batch of readTable(file.path, file.text(), ["sourcedId", "password"])) {
      rows += batch.rows.length + batch.remarks.filter(standsForRow).length;
      passwords += batch.rows.filter(({ cells }) => cells.password !== undefined).length;
    }
    yield {
      facts: [],
      rows,
      remarks: [
        { code: "oneroster.not-kept", at: `${file.path}:1`, message: `${rows} rows` },
        ...(passwords > 0 ? [{ code: "user.password-ignored", at: `${file.path}:1` }] : []),
      ],
    };
  } catch (error) {
    yield damage(file.path, error);
  }
}
