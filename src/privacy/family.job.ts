import { Problem } from "../kernel/problem.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { numberOf } from "./category.ts";
import { compileLearner } from "./compile.job.ts";
import { lock } from "./compile.store.ts";
import type { Pack } from "./pack.ts";

const keepsRecord = statement<{ keeps: boolean }>(
  "privacy.keeps-record",
  `select get_byte(rights, ${numberOf("household")}) >> 6 >= 3 as keeps from base.grants
  where learner_id = $1 and subject_id = door.subject() and until > now()`,
);

/** Whether the subject of the transaction keeps this learner's record. Throws `learner-unknown` without a tie. */
export async function readKeepsRecord(transaction: Transaction, learnerId: string): Promise<boolean> {
  const row = await firstRow(transaction, keepsRecord, [learnerId]);
  if (!row) throw new Problem("learner-unknown");
  return row.keeps;
}

/**
 * Runs a change of a learner's family, or of what it cannot settle itself, as somebody who keeps the record, and compiles the
 * grants in the same transaction: whoever is kept away is out when it returns. Throws `learner-unknown`, or `not-allowed` for every other role.
 */
export async function changeFamily<T>(
  work: Database,
  pack: Pack,
  subjectId: string,
  learnerId: string,
  change: (transaction: Transaction) => Promise<T | undefined | false>,
): Promise<T> {
  return asSubject(work, subjectId, async (transaction) => {
    if (!(await readKeepsRecord(transaction, learnerId))) throw new Problem("not-allowed");
    await lock(transaction, learnerId);
    const made = await change(transaction);
    if (made === undefined || made === false) throw new Problem("person-unknown");
    await compileLearner(transaction, pack, learnerId);
    return made;
  });
}
