import type { EntryFact } from "../entry/fact.ts";
import type { CompetencyFact, EdgeFact, UnitFact } from "../framework/fact.ts";
import type { IsoDate } from "../kernel/date.ts";
import type { Remark } from "../kernel/remark.ts";
import type { LinkFact, PlaceFact } from "../roster/fact.ts";

/** Everything a standard can say that we keep. */
export type Fact = PlaceFact | LinkFact | EntryFact | CompetencyFact | EdgeFact | UnitFact;

/**
 * A fact with where it stands. `row` is `set/key` and names the source's row: an import counts rows, and a row that is missing
 * from a later bulk bundle ends its facts. Several facts of one row share it.
 */
export interface Sent {
  readonly fact: Fact;
  readonly row: string;
  /** `file:line`. */
  readonly at: string;
  /** Made up for the sample district, and marked so wherever it is shown. */
  readonly generated?: true;
  /** Of a delta: what an entry does not say stands as it is. */
  readonly partial?: true;
}

/** What reading came to: what was good, and what was not. */
export interface ReadResult<Facts> {
  readonly facts: Facts;
  readonly remarks: readonly Remark[];
}

/**
 * Between one document of a standard and our facts. Pure: bad data is a remark with a stable code and a place, never a throw;
 * `write` remarks on what we hold and the standard cannot carry.
 */
export interface Adapter<Document, Facts, Context = unknown> {
  readonly standard: string;
  /** The clause or file of the specification. */
  readonly specification: string;
  read(document: Document, context: Context): ReadResult<Facts>;
  write?(facts: Facts): { readonly document: Document; readonly remarks: readonly Remark[] };
}

/** One row of a table file: cells by header, and the line it began on. */
export interface Row {
  readonly at: string;
  readonly cells: Readonly<Record<string, string>>;
}

/**
 * Moves every date a source sends by whole days: the sample district is last year's data in this school year. Identity
 * everywhere else.
 */
export type Shift = (date: IsoDate) => IsoDate;
/** For data of its own year. */
export const noShift: Shift = (date) => date;

/** Collects what one batch of rows comes to. */
export class Collector {
  readonly facts: Sent[] = [];
  readonly remarks: Remark[] = [];

  add(row: string, at: string, ...facts: readonly (Fact | undefined)[]): void {
    for (const fact of facts) if (fact) this.facts.push({ fact, row, at });
  }

  /** Everything that one row came to. */
  take(other: Collector | undefined): void {
    if (!other) return;
    this.facts.push(...other.facts);
    this.remarks.push(...other.remarks);
  }

  remark(code: string, at: string, message?: string): void {
    this.remarks.push({ code, at, ...(message !== undefined && { message }) });
  }
}
