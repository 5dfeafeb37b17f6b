import { lowestId } from "../kernel/page.ts";
import type { Runner } from "../store/statement.ts";
import type { FamilyChoices } from "./choice.ts";
import { compileAll, listWithChoices, lock, recompile, recompileSubject, writeFamilies } from "./compile.store.ts";
import { compileFamily, compileShares, openPolicies } from "./compile.ts";
import { slicesKeptIn } from "./directory.ts";
import type { Pack } from "./pack.ts";
import { keepUp } from "./pack-version.job.ts";
import { addPolicyRow, listAgreements, writePolicies } from "./policy.store.ts";
import { policyRows } from "./policy.ts";
import { type LearnerStanding, listStandings, listSubjects } from "./standing.store.ts";
import { choosersOf } from "./standing.ts";

/** What a family decided, from the facts of today. */
export function familyOf(pack: Pack, standing: LearnerStanding): { family: FamilyChoices; trusted: boolean } {
  const { today, facts, events, overrides, notes, keptIn } = standing;
  const { choosers, trusted, guardians } = choosersOf(pack, facts, standing.family, today);
  return { family: { today, choosers, guardians, events, overrides, notes, keptIn: slicesKeptIn(keptIn) }, trusted };
}

/** Compiles one learner's choices and grants in the transaction of whatever changed them. Answers rows of grants that changed. */
export async function compileLearner(runner: Runner, pack: Pack, learnerId: string): Promise<number> {
  await lock(runner, learnerId);
  await keepUp(runner, pack);
  await compileChoices(runner, pack, [learnerId]);
  return recompile(runner, learnerId);
}

/**
 * Compiles some learners' choices once more, and then whoever is new in a hat: where nobody wore one of that agreement, nothing of it
 * was compiled, however much the families had chosen.
 */
export async function compileNewcomer(
  runner: Runner,
  pack: Pack,
  subjectId: string,
  learnerIds: readonly string[],
): Promise<void> {
  for (const learnerId of learnerIds) await lock(runner, learnerId);
  await compileChoices(runner, pack, learnerIds);
  await recompileSubject(runner, subjectId);
}

async function compileChoices(runner: Runner, pack: Pack, learnerIds: readonly string[]): Promise<void> {
  const standings = await listStandings(runner, learnerIds);
  const overridden = [...new Set(standings.flatMap((each) => each.overrides.map(({ subjectId }) => subjectId)))];
  const subjects = overridden.length > 0 ? await listSubjects(runner, overridden) : [];
  const families = standings.map((standing) => {
    const { family, trusted } = familyOf(pack, standing);
    const open = openPolicies(pack, standing.facts.agreements);
    return {
      learnerId: standing.facts.learnerId,
      ...compileFamily(pack, family, open, subjects),
      shares: compileShares(pack, standing.facts, family, { trusted, today: standing.today }),
      trusted,
    };
  });
  await writeFamilies(runner, families);
}

/**
 * Compiles everybody: after a new pack, a new school date, a roster change of many. Choices of those who chose first, a page
 * of families at a time, then all grants in one statement. Aim: 1.5 million grants from nothing within a minute
 * (`npm run bench`).
 */
export async function compileEverything(runner: Runner, pack: Pack): Promise<number> {
  const page = 500;
  for (let after = lowestId; ; ) {
    const ids = await listWithChoices(runner, after, page);
    await compileChoices(runner, pack, ids);
    const last = ids.at(-1);
    if (!last || ids.length < page) break;
    after = last;
  }
  return compileAll(runner);
}

/** Writes the policy of one helper's agreement that was just made. */
export async function installHelperPolicy(runner: Runner, pack: Pack, agreementId: string): Promise<void> {
  const row = policyRows(pack, [{ id: agreementId, kind: "helper", slices: [] }]).find(
    (each) => each.agreementId === agreementId,
  );
  if (row) await addPolicyRow(runner, row);
}

/** Writes the policies of a pack and of every agreement. Everything must be compiled afterwards. */
export async function installPack(runner: Runner, pack: Pack): Promise<void> {
  await writePolicies(runner, policyRows(pack, await listAgreements(runner)));
}
