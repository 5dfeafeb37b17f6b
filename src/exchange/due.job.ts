import type { DigestWork } from "../entry/digest.job.ts";
import { sumUp } from "../entry/digest.job.ts";
import type { AnyKind } from "../entry/kind.ts";
import { lowestId } from "../kernel/page.ts";
import { slices } from "../privacy/category.ts";
import { compileEverything, compileLearner } from "../privacy/compile.job.ts";
import type { Pack } from "../privacy/pack.ts";
import { readCalendar } from "../roster/calendar.store.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import { readPrecedence } from "./source-of-record.store.ts";

interface Due extends Record<string, unknown> {
  learner_id: string;
  slices: number;
  grants: boolean;
}

const countDue = statement<{ learners: number; grants: number; everybody: number }>(
  "exchange.due-count",
  `select count(*) as learners, count(*) filter (where grants) as grants, (select count(*) from base.learner) as everybody
  from base.due`,
);
// In one order, and only those nobody else works on is not asked: one import at a time, and the start before any.
const nextDue = statement<Due>(
  "exchange.due-next",
  "select learner_id, slices, grants from base.due where learner_id > $1 order by learner_id limit $2",
);
const lockLearners = statement(
  "exchange.due-lock",
  "select from base.learner where learner_id = any($1) order by learner_id for no key update",
);
const paid = statement("exchange.due-paid", "delete from base.due where learner_id = any($1)");
const paidDigests = statement(
  "exchange.due-digests-paid",
  "update base.due set slices = 0, grants = true where learner_id = any($1)",
);
const paidGrants = statement("exchange.due-grants-paid", "update base.due set grants = false where grants");
const forget = statement("exchange.due-empty", "delete from base.due where slices = 0");
const takeStatistics = statement("exchange.statistics", "select base.take_statistics()");
const today = statement<{ today: string }>("exchange.today", "select today from base.clock");

/** Whether it is quicker to compile everybody at once: a learner alone takes as long as some 12 together. */
const isEverybody = ({ grants, everybody }: { grants: number; everybody: number }) =>
  grants > Math.max(20, everybody / 12);
const manyLearners = 1_000;
const page = 200;
/** While the database writes one page, another is computed. */
const pagesAtOnce = 2;
/** What a crash takes back is still owed, for it goes with the digests it pays for: nothing need wait for the disk. */
const repeatable = ["set local synchronous_commit = off"];

/** What working off is given. Progress counts learners. */
export interface DueWork {
  readonly work: Database;
  readonly kinds: readonly AnyKind[];
  readonly pack: Pack;
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
}

/** What digests are computed with, as of now. */
export async function digestWork(runner: Runner, kinds: readonly AnyKind[]): Promise<DigestWork> {
  const row = await firstRow(runner, today);
  if (!row) throw new Error("the installation has no clock");
  return { kinds, today: row.today, precedence: await readPrecedence(runner), ...(await readCalendar(runner)) };
}

/** Works off what committed changes still owe, some hundred learners a transaction. Can be stopped anywhere and run again. */
export async function workOff({ work, kinds, pack, onProgress }: DueWork): Promise<void> {
  const owed = await firstRow(work, countDue);
  if (!owed || owed.learners === 0) return;
  // After a large import nothing is known of the new rows until autovacuum comes by, and plans would be made for empty tables.
  if (owed.learners >= manyLearners) await work.rows(takeStatistics);
  const digests = await digestWork(work, kinds);
  const together = isEverybody(owed);
  let done = 0;
  const pages = pagesDue(work);
  // A page that fails ends the pages for all, and what is under way is awaited before anybody hears of it.
  const payPages = async () => {
    for await (const next of pages) {
      await work.transaction(repeatable, (transaction) => payPage(transaction, digests, pack, next, !together));
      done += next.length;
      onProgress?.(done, owed.learners);
    }
  };
  const paying = await Promise.allSettled(Array.from({ length: pagesAtOnce }, payPages));
  for (const each of paying) if (each.status === "rejected") throw each.reason;
  if (together) {
    await work.transaction([], async (transaction) => {
      await compileEverything(transaction, pack);
      await transaction.rows(forget);
      await transaction.rows(paidGrants);
    });
    if (owed.learners >= manyLearners) await work.rows(takeStatistics);
  }
}

async function* pagesDue(work: Database): AsyncGenerator<Due[]> {
  for (let after = lowestId; ; ) {
    const owed = await work.rows(nextDue, [after, page]);
    const last = owed.at(-1);
    if (last) yield owed;
    if (!last || owed.length < page) return;
    after = last.learner_id;
  }
}

async function payPage(
  transaction: Transaction,
  digests: DigestWork,
  pack: Pack,
  owed: readonly Due[],
  oneByOne: boolean,
): Promise<void> {
  const ids = owed.map(({ learner_id }) => learner_id);
  await transaction.rows(lockLearners, [ids]);
  const regrant = new Set(owed.filter(({ grants }) => grants).map(({ learner_id }) => learner_id));
  // Learners that owe the same slices are summed up together.
  for (const [mask, group] of Map.groupBy(
    owed.filter((each) => each.slices !== 0),
    (each) => each.slices,
  )) {
    const wanted = new Set(slices.filter((_, number) => (mask & (1 << number)) !== 0));
    for (const id of await sumUp(
      transaction,
      digests,
      group.map(({ learner_id }) => learner_id),
      wanted,
    ))
      regrant.add(id);
  }
  if (oneByOne) for (const id of regrant) await compileLearner(transaction, pack, id);
  await transaction.rows(paid, [ids.filter((id) => oneByOne || !regrant.has(id))]);
  if (!oneByOne) await transaction.rows(paidDigests, [[...regrant]]);
}
