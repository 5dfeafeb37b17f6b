import type { QueryResultRow } from "pg";
import type { Capacity } from "../identity/capacity.ts";
import { newId } from "../kernel/id.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { type Runner, type Statement, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { numberOf, type Slice } from "./category.ts";
import type { Mask } from "./mask.ts";

/** By what way a learner's data left. A preview is "see as": the family looking through another's eyes. */
const channels = ["screen", "api", "export", "print", "file", "sync", "preview"] as const;
export type Channel = (typeof channels)[number];

/** Why somebody reads, which follows from the hat unless a form of exceptional access sets it. */
export const purposeOf: Readonly<Record<Capacity | "agreement", string>> = {
  learner: "own-record",
  guardian: "guardian-of-learner",
  teacher: "teaching",
  support: "support-case",
  nurse: "health-at-school",
  leader: "school-leadership",
  registrar: "keeping-the-record",
  district: "district-function",
  administrator: "administration",
  helper: "family-consent",
  exception: "exception", // the database writes the basis instead
  agreement: "agreement",
};

/** Who asks, in which hat, for what and by what way. Goes into the log with what was handed out. */
export interface DisclosureReason {
  readonly subjectId: string;
  readonly purpose: string;
  /** What they did, as a stable word: `backpack`, `class.day-one`, `learners.search`, ... */
  readonly what: string;
  readonly channel: Channel;
  /** Of a program: what its agreement lets through. People read whatever their grant opens. */
  readonly mask?: Mask | undefined;
}

/** What one row told about one learner. */
export interface Disclosed {
  readonly learnerId: string;
  readonly slice: Slice;
  readonly level: "status" | "summary" | "detail";
}

const noteRead = statement<{ noted: number }>(
  "privacy.note-read",
  "select door.note_read($1::uuid[], $2::uuid[], $3::int[], $4::int[], $5::int[], $6, $7, $8) as noted",
);

/**
 * The proof that we asked: whoever reads a learner's data needs one, and what comes through it is in the log before it is
 * handed out. Made only by `disclose`.
 */
export class Disclosure {
  readonly #transaction: Transaction;
  readonly #told = new Map<string, { status: number; summary: number; detail: number }>();
  readonly reason: DisclosureReason;

  constructor(transaction: Transaction, reason: DisclosureReason) {
    this.#transaction = transaction;
    this.reason = reason;
  }

  /** What an agreement lets through, where a program reads. */
  get mask(): Mask | undefined {
    return this.reason.mask;
  }

  /** Rows about learners, from the door; `whatOf` says what each row tells. One that tells nothing is not handed out. */
  async read<Row extends QueryResultRow>(
    which: Statement<Row>,
    values: readonly unknown[],
    whatOf: (row: Row) => Disclosed | undefined,
  ): Promise<Row[]> {
    const rows = await this.#transaction.rows(which, values);
    return rows.filter((row) => {
      const told = whatOf(row);
      if (told) this.#tell(told);
      return told !== undefined;
    });
  }

  /** For stores that read only what no learner is in: classes, terms, standards. */
  get open(): Runner {
    return this.#transaction;
  }

  /** Rows in which no learner is: classes, terms, standards, one's own ties. */
  readOpen<Row extends QueryResultRow>(which: Statement<Row>, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#transaction.rows(which, values);
  }

  #tell({ learnerId, slice, level }: Disclosed): void {
    const told = this.#told.get(learnerId) ?? { status: 0, summary: 0, detail: 0 };
    told[level] |= 1 << numberOf(slice);
    this.#told.set(learnerId, told);
  }

  /** Writes the log; the transaction fails if a learner was told about whom the subject may not see. */
  async note(): Promise<void> {
    if (this.#told.size === 0) return;
    const learners = [...this.#told.keys()];
    const told = [...this.#told.values()];
    const { purpose, what, channel } = this.reason;
    const masks = (["status", "summary", "detail"] as const).map((level) => told.map((each) => each[level]));
    const [row] = await this.#transaction.rows(noteRead, [
      learners.map(newId),
      learners,
      ...masks,
      purpose,
      what,
      channel,
    ]);
    if (row?.noted !== learners.length) throw new Error("a read could not be logged, so nothing is handed out");
  }
}

/**
 * Opens a disclosure: one transaction as the subject, everything read in it logged in it, and the answer handed out only when
 * both are committed.
 */
export function disclose<T>(
  serve: Database,
  reason: DisclosureReason,
  work: (disclosure: Disclosure) => Promise<T>,
): Promise<T> {
  return asSubject(serve, reason.subjectId, async (transaction) => {
    const disclosure = new Disclosure(transaction, reason);
    const answer = await work(disclosure);
    await disclosure.note();
    return answer;
  });
}
