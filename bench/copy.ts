import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { makeClient } from "../src/store/connect.ts";
import type { Store } from "../src/store/store.ts";

/** Seconds that PostgreSQL takes to store the very bytes of a bundle, without a log, an index or a look at them. */
export interface CopyTimes {
  /** Each line as one text. */
  readonly lines: number;
  /** Each cell as a text of its own: the least that a table to merge from needs. */
  readonly cells: number;
}

async function columnsOf(file: string): Promise<number> {
  const handle = await open(file);
  try {
    for await (const line of handle.readLines()) return line.split(",").length;
    return 0;
  } finally {
    await handle.close();
  }
}

/** Into a table of so many texts, dropped again. */
async function copyOne(client: pg.Client, file: string, columns: number, format: string): Promise<number> {
  const texts = Array.from({ length: columns }, (_, at) => `c${at} text`);
  await client.query(`create unlogged table public.bench_copy (${texts.join(", ")})`);
  const begun = performance.now();
  await pipeline(
    createReadStream(file),
    client.query(copyFrom(`copy public.bench_copy from stdin (format csv, ${format})`)),
  );
  const took = (performance.now() - begun) / 1000;
  await client.query("drop table public.bench_copy");
  return took;
}

/** The files of a bundle by `copy` alone, both ways. */
export async function measureCopy(store: Store, files: readonly string[]): Promise<CopyTimes> {
  const client = makeClient(store.owner, "daypack-bench");
  await client.connect();
  try {
    let [lines, cells] = [0, 0];
    for (const file of files) {
      // Bytes that no line has, so that all of it is one column.
      lines += await copyOne(client, file, 1, "delimiter e'\\x01', quote e'\\x02'");
      cells += await copyOne(client, file, await columnsOf(file), "header");
    }
    return { lines, cells };
  } finally {
    await client.end();
  }
}
