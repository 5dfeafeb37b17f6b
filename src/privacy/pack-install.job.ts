import type { Database } from "../store/connect.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import { compileEverything, installPack } from "./compile.job.ts";
import { hashOf, type LivePack } from "./live-pack.ts";
import type { Pack } from "./pack.ts";
import { readActivePack } from "./pack-version.job.ts";

const setPack = statement(
  "privacy.set-pack",
  "update base.installation set pack = $1, pack_hash = $2, trusted_from = $3, of_age_from = $4, clocks = $5::jsonb",
);
const installed = statement<{ pack_hash: string | null }>(
  "privacy.installed-pack",
  "select pack_hash from base.installation for update",
);

/** Writes a pack's policies, its ages, by which the compile goes, and its clocks. Everything must be compiled in the same transaction. */
export async function writePack(runner: Runner, pack: Pack): Promise<void> {
  const { pack: name, ages, clocks } = pack.document;
  await installPack(runner, pack);
  await runner.rows(setPack, [name, hashOf(pack), ages.trustedFrom, ages.ofAgeFrom, JSON.stringify(clocks)]);
}

/**
 * Makes the version that was put in force hold: policies and all grants in one transaction, so that nobody reads by half of
 * each. Cut off in the middle, the old one holds until the clock's next tick or the next start does it again.
 */
export async function installActive(work: Database, pack: LivePack): Promise<void> {
  await work.transaction([], async (transaction) => {
    const before = await firstRow(transaction, installed);
    const next = await readActivePack(transaction);
    if (before?.pack_hash !== hashOf(next)) {
      await writePack(transaction, next);
      await compileEverything(transaction, next);
    }
    pack.take(next);
  });
}
