import { setTimeout as wait } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { BundleRefused } from "../exchange/bundle.ts";
import { settleKilled } from "../exchange/import.job.ts";
import { type ImportProgress, ImportRefused, type ImportSummary } from "../exchange/import.ts";
import type { BundleOrder } from "../exchange/import-run.job.ts";
import type { ReconcileReport } from "../exchange/reconcile.ts";
import type { CompareOrder } from "../exchange/reconcile-run.job.ts";
import type { Connection } from "../store/connect.ts";
import type { Store } from "../store/store.ts";

/** What the thread is given: all that can be sent to it. */
export interface ThreadOrder
  extends Pick<BundleOrder, "path" | "source" | "map" | "acceptEndings" | "accept" | "startedBy"> {
  readonly connection: Connection;
  /** Whether it is only held against the record. */
  readonly isCompared: boolean;
}

/** What the thread says, in the order in which it happens. */
export type ThreadWord =
  | { readonly begun: string }
  | { readonly progress: ImportProgress }
  | { readonly summary: ImportSummary }
  | { readonly report: ReconcileReport }
  | {
      readonly refused: "import" | "bundle";
      readonly code: string;
      readonly message: string;
      readonly exitCode: number;
    }
  | { readonly broke: { readonly name: string; readonly code: string | undefined; readonly stack: string } };

/** A connection that breaks with its thread is noticed after as long, in ms. */
const noticed = 2_000;

/**
 * Imports a bundle in a thread of its own: reading a million rows takes all of a processor, and meanwhile people at the screens
 * are to be answered; and what it took of memory is given back with the thread.
 */
export async function importInThread(store: Store, order: BundleOrder): Promise<ImportSummary> {
  const { path, source, map, acceptEndings, accept, startedBy } = order;
  const over = await inThread(store, { path, source, map, acceptEndings, accept, startedBy, isCompared: false }, order);
  if ("summary" in over) return over.summary;
  throw new Error("an import was asked for");
}

/** Holds a bundle against the record, in a thread of its own too. */
export async function reconcileInThread(store: Store, order: CompareOrder): Promise<ReconcileReport> {
  const { path, source, map, startedBy } = order;
  const over = await inThread(store, { path, source, map, startedBy, isCompared: true }, order);
  if ("report" in over) return over.report;
  throw new Error("a comparison was asked for");
}

type Over = Extract<ThreadWord, { readonly summary: unknown } | { readonly report: unknown }>;
type Listener = Pick<BundleOrder, "signal" | "onBegin" | "onProgress">;

function inThread(
  store: Store,
  order: Omit<ThreadOrder, "connection">,
  { signal, onBegin, onProgress }: Listener,
): Promise<Over> {
  const workerData: ThreadOrder = { ...order, connection: store.connectionOf("work") };
  const thread = new Worker(new URL("./import-worker.ts", import.meta.url), { workerData, execArgv: [] });
  const stop = () => thread.postMessage("stop");
  signal?.addEventListener("abort", stop, { once: true });
  return new Promise<Over>((done, failed) => {
    thread.on("message", (word: ThreadWord) => {
      if ("begun" in word) onBegin?.(word.begun);
      else if ("progress" in word) onProgress?.(word.progress);
      else if ("summary" in word || "report" in word) done(word);
      else if ("refused" in word)
        failed(
          word.refused === "bundle"
            ? new BundleRefused(word.code, word.message)
            : new ImportRefused(word.code, word.message, word.exitCode),
        );
      else failed(Object.assign(new Error("an import broke off"), word.broke));
    });
    thread.once("error", failed);
    // Of one that ended without a word, such as for want of memory, the row still says that it runs.
    thread.once("exit", (code) => {
      if (code !== 0)
        void wait(noticed)
          .then(() => settleKilled(store))
          .finally(() => failed(new Error(`the thread of an import ended with ${code}`)));
    });
  }).finally(() => signal?.removeEventListener("abort", stop));
}
