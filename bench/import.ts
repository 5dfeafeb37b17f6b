import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { ImportPhase } from "../src/exchange/import.ts";
import { makeClient } from "../src/store/connect.ts";
import { openStore, type Store } from "../src/store/store.ts";
import { type CopyTimes, measureCopy } from "./copy.ts";
import { writeBundle } from "./oneroster-bundle.ts";

/** One reading of a bundle, in seconds by phase. */
export interface ImportTimes {
  readonly rows: number;
  readonly changed: number;
  readonly read: number;
  readonly joined: number;
  /** Digests and grants. */
  readonly summedUp: number;
  readonly rowsMergedASecond: number;
  readonly rowsShownASecond: number;
  /** The most memory its process had. */
  readonly megabytes: number;
}

/** An import of a generated district, and what it is compared with, all of one run. */
export interface ImportResult {
  readonly learners: number;
  readonly results: number;
  readonly copy: CopyTimes;
  /** Seconds that its entries and enrollments take to be stored once more, with indexes, when all is known of them. */
  readonly stored: number;
  readonly first: ImportTimes;
  readonly again: ImportTimes;
  /** Rows a second until all is merged and indexed, as a share of those of `copy`, and how many times as fast the same again is. */
  readonly ratios: {
    readonly ofLines: number;
    readonly ofCells: number;
    readonly shownOfLines: number;
    readonly again: number;
  };
}

const round = (value: number, digits = 3) => Math.round(value * 10 ** digits) / 10 ** digits;

interface Printed {
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly at: Readonly<Record<ImportPhase, number>>;
  readonly megabytes: number;
}

async function importOnce(dataFolder: string, bundle: string): Promise<ImportTimes> {
  const script = fileURLToPath(new URL("./import-once.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, dataFolder, bundle]);
  const { read: rows, added, changed, at, megabytes } = JSON.parse(stdout) as Printed; // import-once.ts prints it
  const [joining, summing, shown] = [at.joining / 1000, at["summing-up"] / 1000, at.shown / 1000];
  return {
    rows,
    changed: added + changed,
    read: round(joining, 1),
    joined: round(summing - joining, 1),
    summedUp: round(shown - summing, 1),
    rowsMergedASecond: Math.round(rows / summing),
    rowsShownASecond: Math.round(rows / shown),
    megabytes,
  };
}

/** What no import can be quicker than. Taken back. */
async function storeAgain(store: Store): Promise<number> {
  const client = makeClient(store.owner, "daypack-bench");
  await client.connect();
  try {
    await client.query("begin");
    await client.query("create temporary table stored_entry on commit drop as select * from base.entry");
    await client.query("create temporary table stored_enrollment on commit drop as select * from base.enrollment");
    await client.query("set local session_replication_role = replica");
    await client.query("truncate base.entry, base.enrollment");
    const begun = performance.now();
    for (const table of ["entry", "enrollment"])
      await client.query(`insert into base.${table} select * from stored_${table} order by learner_id, id`);
    return (performance.now() - begun) / 1000;
  } finally {
    await client.query("rollback");
    await client.end();
  }
}

/** A generated bundle into an empty installation of its own, from its files to compiled grants, and then the same again. */
export async function measureImport(folder: string, learners: number, results: number): Promise<ImportResult> {
  const bundle = join(folder, "bundle");
  const files = await writeBundle(bundle, { learners, results });
  const dataFolder = join(folder, "import");
  const store = await openStore({ dataFolder });
  try {
    const copy = await measureCopy(store, files);
    const first = await importOnce(dataFolder, bundle);
    const again = await importOnce(dataFolder, bundle);
    const stored = await storeAgain(store);
    const seconds = ({ read, joined }: ImportTimes) => read + joined;
    return {
      learners,
      results,
      copy: { lines: round(copy.lines), cells: round(copy.cells) },
      stored: round(stored, 1),
      first,
      again,
      ratios: {
        ofLines: round(copy.lines / seconds(first)),
        ofCells: round(copy.cells / seconds(first)),
        shownOfLines: round(copy.lines / (seconds(first) + first.summedUp)),
        again: round((seconds(first) + first.summedUp) / (seconds(again) + again.summedUp), 2),
      },
    };
  } finally {
    await store.close();
  }
}

/** As a person reads it. */
export function sayImport({ learners, results, copy, stored, first, again, ratios }: ImportResult): string {
  const count = (value: number) => value.toLocaleString("en");
  const line = (
    name: string,
    { read, joined, summedUp, rowsMergedASecond, rowsShownASecond, megabytes }: ImportTimes,
  ) =>
    `  ${name}: read ${read} s, joined ${joined} s, summed up ${summedUp} s; ${count(rowsMergedASecond)} rows a second merged, ${count(rowsShownASecond)} shown; ${megabytes} MB`;
  return [
    `An import of ${count(learners)} learners with ${count(results)} results, ${count(first.rows)} rows:`,
    `  copy alone: its lines ${copy.lines} s, its cells ${copy.cells} s; storing what it comes to, with indexes: ${stored} s`,
    line("from nothing", first),
    line("the same again", again),
    `  of copy's rows a second, merged and indexed: ${ratios.ofCells} of its cells, ${ratios.ofLines} of its lines (aim: 0.3), shown ${ratios.shownOfLines}; the same again ${ratios.again} times as fast (aim: 1.5)`,
  ].join("\n");
}
