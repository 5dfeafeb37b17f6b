import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll } from "vitest";
import { makeApp } from "../src/server/app.ts";
import { projectFolder } from "../src/server/config.ts";
import { buildWeb } from "../src/server/web.ts";
import type { Store } from "../src/store/store.ts";
import { openTestStore } from "../src/store/testing.ts";

/** Beside `dist/web`, so that a server somebody has running keeps its files. */
const webFolder = join(projectFolder, "dist", "web-journeys");
const lock = `${webFolder}.lock`;
/** A build takes some seconds; a lock older than this belongs to one that was killed. */
const buildLasts = 120_000;

/** The built app: the worker that comes first builds it, the others wait. */
async function builtWeb(): Promise<string> {
  await mkdir(join(projectFolder, "dist"), { recursive: true });
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
    return await buildWeb(webFolder, () => undefined);
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
