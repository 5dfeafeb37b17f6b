import { Problem } from "../kernel/problem.ts";
import { BundleRefused } from "./bundle.ts";
import { ImportRefused } from "./import.ts";
import type { ImportPlace } from "./import-run.job.ts";
import type { ReconcileOrder } from "./reconcile.job.ts";
import type { ReconcileReport, ReconcileView } from "./reconcile.ts";

/** A bundle of an upload, as a comparison is told of it. */
export interface CompareOrder extends Pick<ReconcileOrder, "path" | "source" | "startedBy" | "onProgress"> {
  readonly map?: string | undefined;
  readonly signal: AbortSignal;
}

/** What every comparison of this server is given. */
export interface ReconcilePlace extends Pick<ImportPlace, "checkMap" | "shelf" | "onError"> {
  readonly reconcileBundle: (order: CompareOrder) => Promise<ReconcileReport>;
  /** Told of each report, to keep it. */
  readonly onReport: (report: ReconcileReport) => Promise<unknown>;
}

/** An upload to be held against the record, and as what. */
export interface UploadToCompare extends Pick<CompareOrder, "source" | "map"> {
  readonly uploadId: string;
  readonly startedBy: string;
}

/**
 * Comparisons that this server runs, one at a time. What came of a subject's last one is in memory, because nothing is kept of a
 * source that is not here yet; the upload stays, to be imported or removed.
 */
export class ReconcileRun {
  readonly #place: ReconcilePlace;
  readonly #last = new Map<string, { readonly uploadId: string; view: ReconcileView }>();
  #running: { stop: AbortController; over: Promise<void> } | undefined;

  constructor(place: ReconcilePlace) {
    this.#place = place;
  }

  /** Begins to compare an upload. Throws `import-running` while another one is, and what the upload throws. */
  async start({ uploadId, startedBy, ...options }: UploadToCompare): Promise<void> {
    if (this.#running) throw new Problem("import-running");
    const stop = new AbortController();
    const begun = Promise.withResolvers<void>();
    this.#running = { stop, over: begun.promise };
    try {
      await this.#place.checkMap(options.map);
      const path = await this.#place.shelf.open(startedBy, uploadId);
      this.#running.over = this.#compare(uploadId, { ...options, path, startedBy, signal: stop.signal });
    } catch (error) {
      this.#running = undefined;
      throw error;
    } finally {
      begun.resolve();
    }
  }

  /** How one's last comparison goes, or what came of it. Throws `upload-unknown` for every other one. */
  read(startedBy: string, uploadId: string): ReconcileView {
    const last = this.#last.get(startedBy);
    if (last?.uploadId !== uploadId) throw new Problem("upload-unknown");
    return last.view;
  }

  /** Before the server goes. */
  async close(): Promise<void> {
    this.#running?.stop.abort();
    await this.#running?.over;
  }

  async #compare(uploadId: string, order: CompareOrder & { startedBy: string }): Promise<void> {
    const { reconcileBundle, shelf, onReport, onError } = this.#place;
    const last: { readonly uploadId: string; view: ReconcileView } = { uploadId, view: { state: "running" } };
    this.#last.set(order.startedBy, last);
    try {
      const report = await reconcileBundle({
        ...order,
        onProgress: ({ phase, done, share }) => {
          last.view = { state: "running", progress: { phase, done, ...(share !== undefined && { share }) } };
        },
      });
      await onReport(report);
      last.view = { state: "done", report };
    } catch (error) {
      const isRefused = error instanceof ImportRefused || error instanceof BundleRefused;
      last.view = isRefused
        ? { state: "refused", refusal: { code: error.code, message: error.message } }
        : { state: "failed" };
      if (!isRefused) onError(error);
    } finally {
      this.#running = undefined;
      shelf.giveBack(uploadId);
    }
  }
}
