import { mkdir, readdir, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll } from "vitest";
import { makeApp } from "../src/server/app.ts";
import { projectFolder } from "../src/server/config.ts";
import { buildWeb, newestSource } from "../src/server/web.ts";
import type { Store } from "../src/store/store.ts";
import { openTestStore } from "../src/store/testing.ts";

/**
 * Beside `dist/web`, so that a server somebody has running keeps its files; a folder of its own for every state of the source, so
 * that a run which began before a change keeps its own.
 */
const builds = join(projectFolder, "dist", "journeys");
const lock = join(builds, "lock");
/** No run takes as long: what no run began with for an hour is nobody's. */
const runLasts = 3_600_000;
/** A build takes some seconds; a lock older than this belongs to one that was killed. */
const buildLasts = 120_000;

/** The built app: the worker that comes first builds it, the others wait. */
async function builtWeb(): Promise<string> {
  await mkdir(builds, { recursive: true });
  while (
    !(await mkdir(lock).then(
      () => true,
      () => false,
    ))
  ) {
    const since = await stat(lock).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - since > buildLasts) await rm(lock, { recursive: true, force: true });
    await wait(200);
  }
  try {
    const newest = String(newestSource());
    for (const each of await readdir(builds)) {
      const folder = join(builds, each);
      if (each !== newest && Date.now() - (await stat(folder)).mtimeMs > runLasts)
        await rm(folder, { recursive: true });
    }
    const folder = await buildWeb(join(builds, newest), () => undefined);
    await utimes(folder, new Date(), new Date()); // in use
    return folder;
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

export interface Place<Made> {
  /** Where the app answers: `http://127.0.0.1:41234`. */
  readonly address: string;
  readonly store: Store;
  readonly made: Made;
}

/**
 * The whole of Daypack for one file of journeys: a database of its own, filled by `prepare`, and the real server with the built
 * app on a port of its own. Gone when the file ends.
 */
export async function openPlace<Made>(prepare: (store: Store) => Promise<Made>): Promise<Place<Made>> {
  const [store, folder] = await Promise.all([openTestStore(), builtWeb()]);
  const made = await prepare(store);
  const app = await makeApp({ store, secure: false, webFolder: folder });
  afterAll(() => app.close());
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  return { address, store, made };
}
