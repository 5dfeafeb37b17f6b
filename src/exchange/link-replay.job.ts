import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { makeClient } from "../store/connect.ts";
import { workOff } from "./due.job.ts";
import { importLock } from "./import.ts";
import { stageWaiting } from "./link.store.ts";
import type { Linking } from "./link-decide.job.ts";
import { claimKey, closeCase, sourceOf } from "./link-decide.store.ts";
import { merge } from "./merge/merge.job.ts";
import { stagingTables } from "./merge/stage.store.ts";

/** A person whose rows wait, and the learner who they are. */
export interface Replay {
  readonly waitingId: string;
  readonly caseId: string;
  readonly sourceId: string;
  readonly key: string;
  readonly learnerId: string;
}

/**
 * Merges the rows of somebody who is known now as if the file had just been read, by the statements of an import. All of it or
 * nothing. Throws `import-running`, and `entry-changed` where somebody else was quicker.
 */
export async function replayWaiting({ store, kinds, pack }: Linking, replay: Replay): Promise<void> {
  const { waitingId, caseId, sourceId, key, learnerId } = replay;
  const client = makeClient(store.connectionOf("work"), "daypack-link");
  client.on("error", () => undefined); // the query that runs fails with it
  await client.connect();
  try {
    const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [importLock]);
    if (rows[0]?.got !== true) throw new Problem("import-running");
    await client.query("begin");
    const open = await client.query(
      "select from base.link_case where learner_id = $1 and id = $2 and outcome is null for update",
      [waitingId, caseId],
    );
    const source = await client.query<{ id: string; name: string }>(sourceOf.text, [sourceId]);
    const [from] = source.rows;
    if (!open.rowCount || !from) throw new Problem("entry-changed");
    await client.query(claimKey.text, [sourceId, key, learnerId]);
    await client.query(stagingTables);
    for (const text of stageWaiting("$1")) await client.query(text, [waitingId]);
    await merge(client, newId(), { kinds }, from, { complete: [], ended: [] });
    await client.query(closeCase.text, [waitingId, caseId, "same"]);
    await client.query("commit");
  } finally {
    await client.end().catch(() => undefined); // what was not committed is rolled back, and the lock is free
  }
  await workOff({ work: store.work, kinds, pack });
}
