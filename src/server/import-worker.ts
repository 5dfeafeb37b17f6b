import { setFlagsFromString } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import { BundleRefused } from "../exchange/bundle.ts";
import { importBundle } from "../exchange/import.job.ts";
import { type ImportProgress, ImportRefused } from "../exchange/import.ts";
import { reconcileBundle } from "../exchange/reconcile.job.ts";
import { livePack } from "../privacy/live-pack.ts";
import { readActivePack } from "../privacy/pack-version.job.ts";
import { listCustomKinds } from "../profile/custom-element.store.ts";
import { Database } from "../store/connect.ts";
import type { Store } from "../store/store.ts";
import type { ThreadOrder, ThreadWord } from "./import-thread.ts";
import { kinds } from "./kinds.ts";
import { standardsFor } from "./standards.ts";

// The other side of import-thread.ts: one import or one comparison, then the thread ends.

// As `daypack import` does: a little slower, and a third of the memory.
setFlagsFromString("--heap-growing-percent=10");

const { connection, map, isCompared, ...given } = workerData as ThreadOrder; // written there
const say = (word: ThreadWord) => parentPort?.postMessage(word);
const stopping = new AbortController();
parentPort?.on("message", () => stopping.abort());

const work = new Database(connection, { max: 6 });
try {
  const order = {
    ...given,
    store: { work, connectionOf: () => connection } as unknown as Store, // an import uses nothing else of it
    kinds: [...kinds, ...(await listCustomKinds(work))],
    standards: await standardsFor(work, map),
    signal: stopping.signal,
    onProgress: (progress: ImportProgress) => say({ progress }),
  };
  if (isCompared) say({ report: await reconcileBundle(order) });
  else {
    const pack = livePack(await readActivePack(work));
    say({ summary: await importBundle({ ...order, pack, onBegin: (begun) => say({ begun }) }) });
  }
} catch (error) {
  const { code, message, name = "Error", stack = "" } = error as Error & { code?: string };
  if (error instanceof ImportRefused) say({ refused: "import", code: error.code, message, exitCode: error.exitCode });
  else if (error instanceof BundleRefused) say({ refused: "bundle", code: error.code, message, exitCode: 1 });
  else say({ broke: { name, code, stack } });
} finally {
  await work.close();
  parentPort?.close();
}
