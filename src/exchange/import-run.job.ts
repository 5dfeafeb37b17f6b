import { Problem } from "../kernel/problem.ts";
import { BundleRefused } from "./bundle.ts";
import type { ImportOrder } from "./import.job.ts";
import { ImportRefused, type ImportSummary } from "./import.ts";
import type { UploadShelf } from "./upload.store.ts";

/** A bundle of an upload, as an import is told of it. */
export interface BundleOrder
  extends Pick<
    ImportOrder,
    "path" | "source" | "acceptEndings" | "accept" | "startedBy" | "onBegin" | "onProgress" | "signal"
  > {
  /** Name of the map that reads it. */
  readonly map?: string | undefined;
}

/** What every import of this server is given. */
export interface ImportPlace {
  readonly importBundle: (order: BundleOrder) => Promise<ImportSummary>;
  /** Throws `map-unknown` for a name that no map has. */
  readonly checkMap: (map: string | undefined) => Promise<unknown>;
  readonly shelf: UploadShelf;
  /** Told after each one that stored something, with the session that began it. */
  readonly onStored: (session: Buffer) => Promise<void>;
  /** Told of what is neither the caller's nor the data's fault. */
  readonly onError: (error: unknown) => void;
}

/** An upload to be imported, and as what. */
export interface UploadToImport extends Pick<BundleOrder, "source" | "map" | "acceptEndings" | "accept"> {
  readonly uploadId: string;
  readonly startedBy: string;
  /** Hash of the token of the session that begins it. */
  readonly session: Buffer;
}

/** Imports that this server runs: one at a time, because the database takes one at a time. */
export class ImportRun {
  readonly #place: ImportPlace;
  #running: { id: string; stop: AbortController; over: Promise<void>; isStored: boolean } | undefined;

  constructor(place: ImportPlace) {
    this.#place = place;
  }

  /** Begins to import an upload, and answers with the import's id once it has begun. Throws `import-running` and what the upload throws. */
  async start({ uploadId, startedBy, session, ...options }: UploadToImport): Promise<string> {
    if (this.#running) throw new Problem("import-running");
    await this.#place.checkMap(options.map);
    const path = await this.#place.shelf.open(startedBy, uploadId);
    const stop = new AbortController();
    const begun = Promise.withResolvers<string>();
    const over = this.#import(uploadId, session, {
      ...options,
      path,
      startedBy,
      signal: stop.signal,
      onBegin: (id) => {
        this.#running = { id, stop, over, isStored: false };
        begun.resolve(id);
      },
      onProgress: ({ phase }) => {
        if (this.#running) this.#running.isStored = phase === "summing-up" || phase === "shown";
      },
    }).catch((error) => {
      const runs = error instanceof ImportRefused && error.code === "import.running";
      begun.reject(runs ? new Problem("import-running") : error); // nobody hears of it once it has begun: it stands in its row
    });
    return begun.promise;
  }

  /** Ends an import of this server of which nothing is stored yet. Throws `import-over` for every other one. */
  async stop(importId: string): Promise<void> {
    const running = this.#running;
    if (running?.id !== importId || running.isStored) throw new Problem("import-over");
    running.stop.abort();
    await running.over;
  }

  /** Before the server goes: what is not stored yet is stopped, and what is stored goes on until it is shown, or the next start does. */
  async close(): Promise<void> {
    this.#running?.stop.abort();
    await this.#running?.over;
  }

  async #import(uploadId: string, session: Buffer, order: BundleOrder): Promise<void> {
    const { importBundle, shelf, onStored, onError } = this.#place;
    let summary: ImportSummary | undefined;
    try {
      summary = await importBundle(order);
      await onStored(session);
    } catch (error) {
      if (!(error instanceof ImportRefused || error instanceof BundleRefused)) onError(error);
      throw error;
    } finally {
      this.#running = undefined;
      // Refused, it may be imported again under another name; a day later it is gone.
      if (summary) await shelf.remove(uploadId);
      else shelf.giveBack(uploadId);
    }
  }
}
