import { Problem } from "../kernel/problem.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { asSubject } from "../store/subject.ts";
import { compileLearner, readKeepsRecord } from "./compile.job.ts";
import type { Pack } from "./pack.ts";
import { lock } from "./privacy.store.ts";

/**
 * Runs a change of a learner's family relations as somebody who keeps the record, and compiles the grants in the same
 * transaction: whoever is kept away is out when it returns. Throws `learner-unknown`, or `not-allowed` for every other role.
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
