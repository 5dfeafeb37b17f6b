import type pg from "pg";
import {
  applyLinks,
  dropGone,
  findCandidates,
  findClaimedTwice,
  findDistricts,
  findNew,
  keepIdentifiers,
  keepSaidIdentifiers,
  openCases,
  renameAliased,
  settleAnswered,
} from "./link.store.ts";

/** Runs one statement of the merge with its values. */
export type Run = (text: string) => Promise<void>;

const has = async (client: pg.Client, sql: string, values: readonly unknown[] = []): Promise<boolean> =>
  ((await client.query(`${sql} limit 1`, [...values])).rowCount ?? 0) > 0;

/**
 * Says who of a staged bundle is here already, before anything of it is merged: an exact identifier of the same district joins, and
 * all weaker is asked of a registrar. Nights on which nobody is new cost one look at the keys.
 */
export async function linkLearners(client: pg.Client, sourceId: string, run: Run): Promise<void> {
  if (await has(client, "select from base.link_case where source_id = $1 and waits and outcome is null", [sourceId]))
    await run(dropGone);
  if (await has(client, "select from staged_place where noun = 'learner'")) {
    for (const text of [...findDistricts, ...findNew]) await run(text);
    if (await isAnybodyToCompare(client)) {
      for (const text of [...findCandidates, ...settleAnswered, ...applyLinks, ...openCases]) await run(text);
    }
  }
  if (await has(client, "select from base.learner_alias where source_id = $1", [sourceId]))
    for (const text of renameAliased) await run(text);
}

/** New learners of a first bundle meet nobody whom they could be; only those of a file that makes none are asked about. */
const isAnybodyToCompare = async (client: pg.Client): Promise<boolean> =>
  (await has(client, "select from new_learner where is_known")) ||
  ((await has(client, "select from new_learner")) && (await has(client, "select from base.learner")));

/** Keeps the numbers of whoever is new or changed, and says which of them two people claim. After the places are merged. */
export async function keepNumbers(client: pg.Client, run: Run): Promise<void> {
  for (const text of keepIdentifiers) await run(text);
  if (await has(client, "select from known_place where noun = 'learner' and not fact ? 'evidence'"))
    for (const text of keepSaidIdentifiers) await run(text);
  for (const text of findClaimedTwice) await run(text);
}
