import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import type { Database } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import { ImportRefused } from "./import.ts";

// One's own role may cancel what runs on another connection of it.
const cancel = statement("exchange.cancel", "select pg_cancel_backend($1)");
/** A statement may end by itself just before it is cancelled, and the next one begin: so it is asked again, in ms. */
const again = 200;

/** Ends the statements of an import that somebody stopped, however long they would still run. */
export class Stopping {
  readonly #work: Database;
  readonly #client: pg.Client;
  readonly #signal: AbortSignal | undefined;
  #isOver = false;

  constructor(work: Database, client: pg.Client, signal: AbortSignal | undefined) {
    this.#work = work;
    this.#client = client;
    this.#signal = signal;
  }

  /** Runs what can be stopped. When it returns, nothing is cancelled any more. */
  async during<T>(run: () => Promise<T>): Promise<T> {
    const signal = this.#signal;
    if (!signal) return run();
    signal.throwIfAborted();
    const { rows } = await this.#client.query<{ pid: number }>("select pg_backend_pid() as pid");
    let cancelling: Promise<void> | undefined;
    const begin = () => {
      cancelling = this.#cancel(rows[0]?.pid);
    };
    signal.addEventListener("abort", begin, { once: true });
    try {
      return await run();
    } finally {
      this.#isOver = true;
      signal.removeEventListener("abort", begin);
      await cancelling;
    }
  }

  /** What to tell instead of the statement that broke off. */
  because(error: unknown): unknown {
    return this.#signal?.aborted
      ? new ImportRefused("import.stopped", "The import was stopped. Nothing of it was stored.")
      : error;
  }

  async #cancel(pid: number | undefined): Promise<void> {
    while (!this.#isOver) {
      await this.#work.rows(cancel, [pid]).catch(() => undefined); // the next one does
      if (!this.#isOver) await wait(again);
    }
  }
}
