import type { RemarkGroup } from "../kernel/remark.ts";

/** What an import came to. Counts are rows of the source: a row is changed when any of its facts is. */
export interface ImportSummary {
  readonly source: string;
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly ended: number;
  readonly unchanged: number;
  readonly remarks: readonly RemarkGroup[];
}

/** How many rows of each file an import read, and which files have remarks of a code, by names from `sameFile`. */
export interface FilesRead {
  readonly rowsOf: ReadonlyMap<string, number>;
  readonly filesOf: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A file under the name that it has in every export: without folders and dates. */
export const sameFile = (path: string): string =>
  (path.split("/").at(-1) ?? path).toLowerCase().replaceAll(/\d[\d._-]{3,}/g, "#");

/** What an import goes through, in order. */
export const importPhases = ["received", "read", "joining", "summing-up", "shown"] as const;
/** How far an import is, as its progress bar names it, in order. */
export type ImportPhase = (typeof importPhases)[number];

/** Where an import stands: told as it goes, so that long work is visible. */
export interface ImportProgress {
  readonly phase: ImportPhase;
  /** Rows read, or learners summed up, so far; `of` once it is known. */
  readonly done: number;
  readonly of?: number;
  /** Of the bundle's bytes, 0 to 1, while it is read. */
  readonly share?: number;
}

/** Why an import stored nothing, with the exit code that tells scripts apart: 3 for ids of another source, else 1. */
export class ImportRefused extends Error {
  readonly code: string;
  readonly exitCode: number;

  constructor(code: string, message: string, exitCode = 1) {
    super(message);
    this.name = "ImportRefused";
    this.code = code;
    this.exitCode = exitCode;
  }
}

/** Above this share of a set's rows, a person decides what ends. */
export const endsUnasked = 0.1;

/** Any number. One import at a time, and no decision about one meanwhile. */
export const importLock = 7003;
