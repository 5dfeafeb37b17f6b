import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import type { AnyKind } from "../entry/kind.ts";
import { noShift } from "../interop/adapter.ts";
import type { ReadOptions, Standard } from "../interop/standard.ts";
import { newId } from "../kernel/id.ts";
import type { Remark } from "../kernel/remark.ts";
import type { Pack } from "../privacy/pack.ts";
import { makeClient } from "../store/connect.ts";
import type { Store } from "../store/store.ts";
import { openBundle } from "./bundle.store.ts";
import { BundleRefused } from "./bundle.ts";
import { workOff } from "./due.job.ts";
import { refuseRespelledSource } from "./ids-changed.store.ts";
import { type FilesRead, type ImportProgress, ImportRefused, type ImportSummary, importLock } from "./import.ts";
import { json } from "./merge/copy.ts";
import { countRows, merge, takeRemarks } from "./merge/merge.job.ts";
import { roomForStaging, Stage, stagingTables } from "./merge/stage.store.ts";
import { Progress } from "./progress.job.ts";
import { checkRecords, noteRemarks } from "./quality.job.ts";
import { Said, stageAll } from "./read.job.ts";
import { chooseSource } from "./source.store.ts";
import { refuseOthers } from "./started-by.store.ts";
import { Stopping } from "./stopping.job.ts";

/** One bundle to be read: where it is, by which standards, and as whose. */
export interface ImportOrder {
  readonly store: Store;
  readonly kinds: readonly AnyKind[];
  readonly pack: Pack;
  readonly standards: readonly Standard[];
  readonly path: string;
  /** Name of the source; its root organization ids where nobody says. */
  readonly source?: string | undefined;
  /** Sets whose many endings a person accepted, or all of them. */
  readonly acceptEndings?: readonly string[] | undefined;
  /** What a person said yes to that is refused else: `ids-changed`, `wrong-year`. */
  readonly accept?: readonly string[] | undefined;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** A subject, where somebody started it in the browser: only sources of their own schools may come of it. */
  readonly startedBy?: string | undefined;
  /** Told once it has begun, with its id. */
  readonly onBegin?: ((importId: string) => void) | undefined;
  /** Ends it while nothing is stored; afterwards it goes on. */
  readonly signal?: AbortSignal | undefined;
  /** Of the shipped district only. */
  readonly sample?:
    | { readonly shiftedDays: number; readonly shift: ReadOptions["shift"]; readonly generated: boolean }
    | undefined;
}

/**
 * Reads a bundle and merges it, all of it or nothing: one transaction from the first staged row to the last merged one. Then
 * digests and grants follow, page by page; what is still owed when it is killed there, the next start pays.
 */
export async function importBundle(order: ImportOrder): Promise<ImportSummary> {
  const { store } = order;
  const client = makeClient(store.connectionOf("work"), "daypack-import");
  client.on("error", () => undefined); // the query that runs fails with it
  await client.connect();
  const importId = newId();
  const progress = new Progress(store.work, importId, order.onProgress);
  const stopping = new Stopping(store.work, client, order.signal);
  let isStored = false;
  try {
    await claimImport(client, importId, order.startedBy);
    order.onBegin?.(importId);
    const { summary, files } = await stopping.during(() => readAndMerge(client, importId, order, progress));
    isStored = true;
    progress.tell({ phase: "summing-up", done: 0 });
    await workOff({
      ...order,
      work: store.work,
      onProgress: (done, of) => progress.tell({ phase: "summing-up", done, of }),
    });
    await noteRemarks(store.work, importId, summary, files);
    await checkRecords(store.work);
    progress.tell({ phase: "shown", done: summary.read });
    await progress.settled();
    await client.query("update base.import set state = 'done', finished_at = now() where id = $1", [importId]);
    return summary;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    await progress.settled();
    const refusal = inWords(isStored ? error : stopping.because(error), isStored);
    const isRefused = refusal instanceof ImportRefused || refusal instanceof BundleRefused;
    const why = isRefused ? { code: refusal.code, message: refusal.message } : null;
    await client.query(finish, [importId, isRefused ? "refused" : "failed", why]).catch(() => undefined); // the next import does
    throw refusal;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A summary is written with what it sums up: an import that has one is stored, whatever came after. */
const finish = `update base.import set state = case when summary is null then $2 else 'done' end, finished_at = now(), refusal = $3
  where state = 'running' and ($1::uuid is null or id = $1)`;

/** Tries for two seconds: as long as the database may take to notice that an import before was killed. */
async function claimImport(client: pg.Client, importId: string, startedBy: string | undefined): Promise<void> {
  await client.query("set client_connection_check_interval = '500ms'");
  const got = async () =>
    (await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [importLock])).rows[0]?.got ===
    true;
  for (let tries = 1; !(await got()); tries++) {
    if (tries === 5)
      throw new ImportRefused("import.running", "Another import is running. Wait until it is done, then try again.");
    await wait(500);
  }
  await client.query(finish, [null, "failed", null]);
  await client.query("insert into base.import (id, state, started_by) values ($1, 'running', $2)", [
    importId,
    startedBy ?? null,
  ]);
}

/** At a server's start: what a killed process left as running is not. Nothing, while another process does import. */
export async function settleKilled(store: Store): Promise<void> {
  const client = makeClient(store.connectionOf("work"), "daypack-settle");
  await client.connect();
  try {
    const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [importLock]);
    if (rows[0]?.got === true) await client.query(finish, [null, "failed", null]);
  } finally {
    await client.end();
  }
}

async function readAndMerge(
  client: pg.Client,
  importId: string,
  order: ImportOrder,
  progress: Progress,
): Promise<{ summary: ImportSummary; files: FilesRead }> {
  const bundle = await openBundle(order.path);
  progress.bytes = bundle.bytes;
  try {
    const standard = await detect(order.standards, bundle.files);
    await client.query(roomForStaging);
    await client.query("begin");
    await client.query(stagingTables);
    const stage = new Stage(client, order.kinds, order.sample?.generated ? "generated" : "reported");
    const said = new Said();
    const reading = standard.read(bundle.files, { shift: order.sample?.shift ?? noShift });
    const { read, rowsOf, complete, ended, roots, isEmpty } = await stageAll(
      reading,
      stage,
      said,
      (each) => {
        order.signal?.throwIfAborted();
        progress.tell(each);
      },
      bundle.bytes,
    );
    if (isEmpty && ended.size === 0) refuseUnreadable(said);
    if (!order.accept?.includes("ids-changed")) await refuseRespelledSource(client, roots);
    const source = await chooseSource(client, {
      given: order.source,
      standard: standard.name,
      isSample: order.sample !== undefined,
      roots,
      ended: [...ended],
    });
    progress.tell({ phase: "joining", done: read });
    await merge(client, importId, { ...order, shiftedDays: order.sample?.shiftedDays }, source, {
      complete: [...complete],
      ended: [...ended],
    });
    if (order.startedBy !== undefined) await refuseOthers(client, order.startedBy, source.id);
    for (const remark of await takeRemarks(client)) said.add(remark);
    const summary = { source: source.name, read, ...(await countRows(client)), remarks: said.tally.groups() };
    await keepRemarks(client, importId, said.kept);
    await client.query("update base.import set source_id = $2, standard = $3, summary = $4 where id = $1", [
      importId,
      source.id,
      standard.name,
      summary,
    ]);
    order.signal?.throwIfAborted();
    await client.query("commit");
    return { summary, files: { rowsOf, filesOf: said.files } };
  } finally {
    bundle.close();
  }
}

/** The standard that knows these files. Throws `ImportRefused` where none does. */
export async function detect(
  standards: readonly Standard[],
  files: Parameters<Standard["detect"]>[0],
): Promise<Standard> {
  for (const standard of standards) if (await standard.detect(files)) return standard;
  throw new ImportRefused(
    "bundle.unknown",
    "These files are of no standard that Daypack reads: OneRoster CSV, School Data Sync CSV, Ed-Fi XML, an export it knows. Check that the folder or zip is the export itself; of any other table say what its columns are (daypack map guess FILE, or Imports, Map a file).",
  );
}

/** Remarks alone are no import: somebody would take it for one. */
function refuseUnreadable({ tally }: Said): void {
  const reasons = tally.groups().map(({ code, first }) => `${code} at ${first}`);
  if (reasons.length > 0)
    throw new ImportRefused("bundle.unreadable", `Nothing of it can be read: ${reasons.slice(0, 3).join(", ")}.`);
}

async function keepRemarks(client: pg.Client, importId: string, remarks: readonly Remark[]): Promise<void> {
  await client.query(
    `insert into base.import_remark (import_id, number, code, at, message)
    select $1, (row_number() over ())::int, r.code, r.at, r.message from jsonb_to_recordset($2) as r (code text, at text, message text)`,
    [importId, json(remarks)],
  );
}

/** What PostgreSQL or the system says, in words for who started the import. */
function inWords(error: unknown, isStored: boolean): unknown {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  const after = isStored
    ? "The bundle is stored; what follows from it is made up for by the next start, or by running it again."
    : "Nothing of it was stored; run it again.";
  if (code === "53100" || code === "ENOSPC" || code === "58030")
    return new ImportRefused("disk.full", `The disk of the database is full. Make room first. ${after}`);
  if (/^(57P|08|ECONN)/.test(code) || /connection/i.test(message))
    return new ImportRefused("database.away", `The connection to the database was lost. ${after}`);
  return error;
}
