import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { importBundle } from "../src/exchange/import.job.ts";
import type { ImportPhase } from "../src/exchange/import.ts";
import { shippedPack } from "../src/privacy/pack.ts";
import { bringUpToDate } from "../src/server/installation.job.ts";
import { kinds } from "../src/server/kinds.ts";
import { standards } from "../src/server/standards.ts";
import { makeClient } from "../src/store/connect.ts";
import { openStore, type Store } from "../src/store/store.ts";
import { type BundleScale, writeBundle } from "./oneroster-bundle.ts";

/** How long one reading of a bundle took, in seconds, by phase, and its rows a second as compared with `copy` alone. */
export interface ImportTimes {
  readonly rows: number;
  readonly read: number;
  readonly joined: number;
  readonly summedUp: number;
  /** Rows a second until everything is merged and indexed, as a share of those of `copy`. */
  readonly merged: number;
  /** The same until digests and grants stand too. */
  readonly shown: number;
}

const seconds = (from: number, to = performance.now()) => Math.round((to - from) / 100) / 10;

/** Seconds that PostgreSQL takes to store the very bytes as lines, unread and without an index. */
async function copyLines(store: Store, files: readonly string[]): Promise<number> {
  const client = makeClient(store.owner, "daypack-bench");
  await client.connect();
  try {
    await client.query("create table public.bench_line (line text)");
    const begun = performance.now();
    // A byte that no line has, so that all of it is one column.
    for (const file of files)
      await pipeline(
        createReadStream(file),
        client.query(copyFrom("copy public.bench_line from stdin (format csv, delimiter e'\\x01', quote e'\\x02')")),
      );
    const took = (performance.now() - begun) / 1000;
    await client.query("drop table public.bench_line");
    return took;
  } finally {
    await client.end();
  }
}

/**
 * Seconds that the same entries and enrollments take to be stored again, known already, in their tables with indexes and foreign
 * keys: what no import can be quicker than. Taken back.
 */
async function storeAgain(store: Store): Promise<number> {
  const client = makeClient(store.owner, "daypack-bench");
  await client.connect();
  try {
    await client.query("begin");
    await client.query("create temporary table stored_entry on commit drop as select * from base.entry");
    await client.query("create temporary table stored_enrollment on commit drop as select * from base.enrollment");
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

async function importOnce(store: Store, path: string, copied: number): Promise<ImportTimes> {
  const begun = performance.now();
  const at = new Map<ImportPhase, number>();
  const { read: rows } = await importBundle({
    store,
    kinds,
    pack: shippedPack,
    standards,
    path,
    onProgress: ({ phase }) => at.has(phase) || at.set(phase, performance.now()),
  });
  const joining = at.get("joining") ?? begun;
  const summing = at.get("summing-up") ?? joining;
  const share = (until?: number) => Math.round((copied / seconds(begun, until)) * 1000) / 1000;
  return {
    rows,
    read: seconds(begun, joining),
    joined: seconds(joining, summing),
    summedUp: seconds(summing),
    merged: share(summing),
    shown: share(),
  };
}

/** A generated bundle into an empty installation of its own, from its files to compiled grants, and then the same again. */
export async function measureImport(
  folder: string,
  scale: BundleScale,
): Promise<{ copy: number; first: ImportTimes; stored: number; again: ImportTimes }> {
  const bundle = join(folder, "bundle");
  const files = await writeBundle(bundle, scale);
  const store = await openStore({ dataFolder: join(folder, "import") });
  try {
    await bringUpToDate(store, { timeZone: "UTC", today: "2026-11-20", publicUrl: undefined });
    const copied = await copyLines(store, files);
    const first = await importOnce(store, bundle, copied);
    const stored = Math.round((await storeAgain(store)) * 10) / 10;
    return { copy: Math.round(copied * 1000) / 1000, first, stored, again: await importOnce(store, bundle, copied) };
  } finally {
    await store.close();
  }
}
