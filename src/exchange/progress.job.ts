import type { Database } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import type { ImportProgress } from "./import.ts";

// Another connection than the import's, whose transaction nobody sees into. What is lost with a crash is a second of a bar.
const keep = statement(
  "exchange.keep-progress",
  `update base.import set phase = $2, phase_at = case when phase is distinct from $2 then now() else phase_at end,
    done = $3, of = $4, share = $5, bytes = $6, updated_at = now() where id = $1`,
);
const often = 1_000;

/** Tells how far an import is: whoever started it at once, and who watches from another process by its row, once a second. */
export class Progress {
  /** Of the bundle, once it is open. */
  bytes: number | undefined;
  readonly #work: Database;
  readonly #importId: string;
  readonly #onProgress: ((progress: ImportProgress) => void) | undefined;
  #latest: ImportProgress | undefined;
  #phase: ImportProgress["phase"] | undefined;
  #keptAt = Number.NEGATIVE_INFINITY;
  #keeping: Promise<unknown> | undefined;

  constructor(work: Database, importId: string, onProgress: ((progress: ImportProgress) => void) | undefined) {
    this.#work = work;
    this.#importId = importId;
    this.#onProgress = onProgress;
  }

  tell(progress: ImportProgress): void {
    this.#onProgress?.(progress);
    this.#latest = progress;
    const isDue = progress.phase !== this.#phase || performance.now() - this.#keptAt >= often;
    if (isDue && this.#keeping === undefined) this.#keep(progress);
  }

  /** Until the last that was told is kept. */
  async settled(): Promise<void> {
    await this.#keeping;
    if (this.#latest?.phase !== this.#phase && this.#latest) this.#keep(this.#latest);
    await this.#keeping;
  }

  #keep({ phase, done, of, share }: ImportProgress): void {
    this.#phase = phase;
    this.#keptAt = performance.now();
    // A row that could not be written says nothing of the import itself: that fails by its own connection, or not at all.
    this.#keeping = this.#work
      .rows(keep, [this.#importId, phase, done, of ?? null, share ?? null, this.bytes ?? null])
      .catch(() => undefined)
      .finally(() => {
        this.#keeping = undefined;
      });
  }
}
