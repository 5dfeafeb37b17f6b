import type { Remark } from "../kernel/remark.ts";
import type { Sent, Shift } from "./adapter.ts";

/** One file of a bundle, under the name it has in there; a `.gz` around it is already taken off. Text can be read again. */
export interface BundleFile {
  /** Path inside the bundle, with `/`. */
  readonly path: string;
  /** Bytes as stored, for progress. */
  readonly bytes: number;
  /** Of these, how many the reading that began last has passed. */
  passed(): number;
  /** Decoded text in chunks. `remark` is told what was wrong with the bytes. */
  text(remark?: (remark: Remark) => void): AsyncIterable<string>;
}

/** What a standard hands over while it reads a bundle: memory holds one batch. */
export interface Batch {
  readonly facts: readonly Sent[];
  readonly remarks: readonly Remark[];
  /** Rows read for it, good and bad. */
  readonly rows: number;
  /** How much of the bundle is read, 0 to 1, where the reader can tell. */
  readonly share?: number;
  /** Sets of which this bundle now has sent every row: what is missing from them ends. */
  readonly complete?: readonly string[];
  /** Rows that a delta says are safe to end. */
  readonly ended?: readonly string[];
  /** What its source is called where nobody says and no organization tells: the product that wrote it. */
  readonly called?: string;
  /** A file that turned out damaged: whatever it sent so far is to be forgotten. */
  readonly discard?: string;
}

/** Thrown by a file's text when its bytes end before their time or make no sense; costs that file and no other. */
export class FileDamaged extends Error {
  readonly code: string;
  readonly at: string;

  constructor(code: string, at: string) {
    super(`${code} at ${at}`);
    this.name = "FileDamaged";
    this.code = code;
    this.at = at;
  }
}

/** What a reader yields for a damaged file. Throws on whatever else went wrong. */
export function damage(path: string, error: unknown): Batch {
  if (!(error instanceof FileDamaged)) throw error;
  return { facts: [], rows: 0, remarks: [{ code: error.code, at: error.at }], discard: path };
}

/** How much of some files is read, 0 to 1, while they are read one after the other. */
export class Share {
  readonly #total: number;
  #before = 0;

  constructor(files: readonly BundleFile[]) {
    this.#total = files.reduce((sum, { bytes }) => sum + bytes, 0) || 1;
  }

  within(file: BundleFile): number {
    return (this.#before + Math.min(file.passed(), file.bytes)) / this.#total;
  }
  past({ bytes }: BundleFile): void {
    this.#before += bytes;
  }
}

/** What reading depends on beside the files. */
export interface ReadOptions {
  readonly shift: Shift;
}

/** A standard that can read a whole bundle of files. */
export interface Standard {
  readonly name: string;
  /** Whether these files are of this standard; the first of the list that says so reads them. */
  detect(files: readonly BundleFile[]): Promise<boolean>;
  read(files: readonly BundleFile[], options: ReadOptions): AsyncGenerator<Batch>;
}

/** The file name without folders, in lower case. */
export const baseName = (path: string): string => (path.split("/").at(-1) ?? path).toLowerCase();

/** A table file by its name, `users.csv`, wherever in the bundle it lies. */
export const fileNamed = (files: readonly BundleFile[], name: string): BundleFile | undefined =>
  files.find(({ path }) => baseName(path) === name.toLowerCase());
