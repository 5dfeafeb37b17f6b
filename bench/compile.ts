import { chooseLevels } from "../src/privacy/choose.job.ts";
import { shippedPack } from "../src/privacy/pack.ts";
import { firstRow, statement } from "../src/store/statement.ts";
import type { Store } from "../src/store/store.ts";
import { type Times, timesOf } from "./measure.ts";

const compileAll = statement<{ changed: number }>("bench.compile", "select base.compile_all() as changed");

/** All grants from an empty table, indexes and all. */
export async function measureCompile({ work }: Store): Promise<{ grants: number; seconds: number }> {
  const begun = performance.now();
  const row = await work.transaction([], (transaction) => firstRow(transaction, compileAll));
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  await work.rows(statement("bench.statistics", "select base.take_statistics()"));
  return { grants: row?.changed ?? 0, seconds };
}

/** A guardian's choice, from the call to its grants in force, commit included. */
export async function measureChoice({ work }: Store, runs: number): Promise<Times> {
  const samples: number[] = [];
  const levels = ["hidden", "status", "summary", "detail"] as const;
  const families = await work.rows<{ subject: string; learner: string }>(
    statement(
      "bench.families",
      `select g.subject_id as subject, g.learner_id as learner from base.grants g join base.subject s on s.id = g.subject_id
      where s.capacity = 'guardian' order by g.learner_id limit 400`,
    ),
  );
  for (let turn = 0; turn < runs + 20; turn++) {
    const family = families[turn % families.length];
    const level = levels[turn % levels.length];
    if (!family || !level) throw new Error("the dataset is not there");
    const begun = performance.now();
    await chooseLevels(work, shippedPack, family.subject, family.learner, [
      { target: { audience: "teacher" }, category: "portfolio", level },
    ]);
    if (turn >= 20) samples.push(performance.now() - begun);
  }
  return timesOf(samples);
}
