import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { categoryOf, sliceAt } from "../privacy/category.ts";
import { compileLearner } from "../privacy/compile.job.ts";
import { lock } from "../privacy/compile.store.ts";
import type { Pack } from "../privacy/pack.ts";
import type { Transaction } from "../store/connect.ts";
import { firstRow } from "../store/statement.ts";
import { importLock } from "./import.ts";
import {
  carryChoice,
  carryLess,
  carryTrust,
  choosersAbout,
  choosersOfLess,
  choosersOfTrust,
  importFree,
  insertMerge,
  isTrusted,
  listLasting,
  listLastingLess,
  listWider,
  listWiderPersons,
  mergeRows,
  noteLevels,
  oneMerge,
  oweAll,
  undoneMerge,
  unmergeRows,
} from "./link-merge.store.ts";

/** Two records of one person, and who said so. */
export interface MergeOrder {
  /** The record that goes on. */
  readonly kept: string;
  /** The record that goes over into it. */
  readonly gone: string;
  readonly caseId: string;
  readonly mergedBy: string;
}

/** No import may read keys of learners while they change hands. Throws `import-running`. */
export async function holdImports(transaction: Transaction): Promise<void> {
  const row = await firstRow(transaction, importFree, [importLock]);
  if (!row?.free) throw new Problem("import-running");
}

/** In one order, whoever merges whom at the same moment. */
async function lockBoth(transaction: Transaction, ids: readonly string[]): Promise<void> {
  for (const id of ids.toSorted()) await lock(transaction, id);
}

/**
 * Makes one record of two, in the caller's transaction: nobody sees more of either than before. Whoever was kept from one is kept
 * from both, and where the family's choices differ the narrower is carried over. Throws when that cannot be, with nothing done.
 * Digests are due afterwards.
 */
export async function mergeLearners(transaction: Transaction, pack: Pack, order: MergeOrder): Promise<string> {
  const { kept, gone, caseId, mergedBy } = order;
  const id = newId();
  await lockBoth(transaction, [kept, gone]);
  const before = await firstRow(transaction, noteLevels, [kept, gone]);
  const lasting = await transaction.rows(listLasting, [kept, gone]);
  const lastingLess = await transaction.rows(listLastingLess, [kept, gone]);
  await transaction.rows(insertMerge, [kept, id, gone, caseId, mergedBy]);
  await transaction.rows(mergeRows, [kept, gone, id]);
  // What holds for some days only would hide what holds for good, and open it when the days are over.
  for (const { audience, agreement_id, category, level, chosen_by } of lasting)
    await transaction.rows(carryChoice, [kept, id, newId(), audience, agreement_id, category, level, chosen_by]);
  for (const { subject_id, category, level, chosen_by } of lastingLess)
    await transaction.rows(carryLess, [kept, id, newId(), subject_id, category, level, chosen_by]);
  await compileLearner(transaction, pack, kept);
  await compileLearner(transaction, pack, gone);
  const [cells, persons] = [JSON.stringify(before?.cells), JSON.stringify(before?.persons)];
  await carryLevels(transaction, { kept, id, cells, persons });
  await compileLearner(transaction, pack, kept);
  if (before?.trusted === false) await carryDistrust(transaction, pack, { kept, id });
  const wider = [
    ...(await transaction.rows(listWider, [kept, cells])),
    ...(await transaction.rows(listWiderPersons, [kept, persons])),
  ];
  if (wider.length > 0) throw new Error("a merge would have opened more than either record did");
  await transaction.rows(oweAll, [[kept, gone]]);
  return id;
}

interface Carry {
  readonly kept: string;
  readonly id: string;
}

async function carryLevels(
  transaction: Transaction,
  { kept, id, cells, persons }: Carry & { cells: string; persons: string },
): Promise<void> {
  const wider = await transaction.rows(listWider, [kept, cells]);
  const targets = Map.groupBy(wider, ({ audience, agreement_id, slice }) =>
    JSON.stringify([audience, agreement_id, categoryOf(sliceAt(slice))]),
  );
  for (const [key, group] of targets) {
    const [audience, agreementId, category] = JSON.parse(key) as [string, string | null, string];
    const level = Math.min(...group.map((each) => each.level));
    const target = agreementId === null ? [audience, null] : [null, agreementId];
    for (const { chosen_by } of await transaction.rows(choosersAbout, [kept, category, audience, agreementId]))
      await transaction.rows(carryChoice, [kept, id, newId(), ...target, category, level, chosen_by]);
  }
  for (const { subject_id, slice, level } of await transaction.rows(listWiderPersons, [kept, persons])) {
    const category = categoryOf(sliceAt(slice));
    for (const { chosen_by } of await transaction.rows(choosersOfLess, [kept, category, subject_id]))
      await transaction.rows(carryLess, [kept, id, newId(), subject_id, category, level, chosen_by]);
  }
}

/** Shares own work at 16 and 17 only whom both records let. */
async function carryDistrust(transaction: Transaction, pack: Pack, { kept, id }: Carry): Promise<void> {
  const now = await firstRow(transaction, isTrusted, [kept]);
  if (!now?.trusted) return;
  for (const { chosen_by } of await transaction.rows(choosersOfTrust, [kept]))
    await transaction.rows(carryTrust, [kept, id, newId(), chosen_by]);
  await compileLearner(transaction, pack, kept);
}

/**
 * Makes two records of one again, in the caller's transaction: each as it was, with what its sources said since. Answers the case
 * that it had settled. Throws `case-unknown`, and `entry-changed` where it was undone or the record itself went over into another.
 */
export async function undoMerge(
  transaction: Transaction,
  pack: Pack,
  { kept, mergeId, undoneBy }: { kept: string; mergeId: string; undoneBy: string },
): Promise<{ caseId: string; goneId: string }> {
  const merge = await firstRow(transaction, oneMerge, [kept, mergeId]);
  if (!merge) throw new Problem("case-unknown");
  if (merge.undone || merge.went_over) throw new Problem("entry-changed");
  await lockBoth(transaction, [kept, merge.gone_id]);
  await transaction.rows(unmergeRows, [kept, merge.gone_id, mergeId]);
  await transaction.rows(undoneMerge, [kept, mergeId, undoneBy]);
  await compileLearner(transaction, pack, kept);
  await compileLearner(transaction, pack, merge.gone_id);
  await transaction.rows(oweAll, [[kept, merge.gone_id]]);
  return { caseId: merge.case_id, goneId: merge.gone_id };
}
