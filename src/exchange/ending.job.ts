import type pg from "pg";
import type { AnyKind } from "../entry/kind.ts";
import { Problem } from "../kernel/problem.ts";
import type { Pack } from "../privacy/pack.ts";
import { makeClient } from "../store/connect.ts";
import type { Store } from "../store/store.ts";
import { workOff } from "./due.job.ts";
import { importLock } from "./import.ts";
import { endHeld } from "./merge/merge.job.ts";

/** What a person decided of the rows that a bundle no longer had. `decidedBy` is a subject. */
export interface EndingDecision {
  readonly importId: string;
  /** Which set of the bundle, such as `enrollments`. */
  readonly set: string;
  /** Whether the missing rows end. If not, they stand until the next bundle misses them again. */
  readonly ends: boolean;
  readonly decidedBy: string;
}

/**
 * Decides about rows that a bundle missed and an import held back: what `--accept-endings` decides beforehand, afterwards. Answers
 * how many rows ended. Throws `import-running`, `import-unknown`, and `entry-changed` when it was decided or asked anew meanwhile.
 */
export async function decideEnding(
  { store, kinds, pack }: { store: Store; kinds: readonly AnyKind[]; pack: Pack },
  decision: EndingDecision,
): Promise<number> {
  const client = makeClient(store.connectionOf("work"), "daypack-ending");
  client.on("error", () => undefined); // the query that runs fails with it
  await client.connect();
  try {
    const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [importLock]);
    if (rows[0]?.got !== true) throw new Problem("import-running");
    await client.query("begin");
    const ended = await settle(client, kinds, decision);
    await client.query("commit");
    if (decision.ends) await workOff({ work: store.work, kinds, pack });
    return ended;
  } finally {
    await client.end().catch(() => undefined); // what was not committed is rolled back, and the lock is free
  }
}

async function settle(client: pg.Client, kinds: readonly AnyKind[], decision: EndingDecision): Promise<number> {
  const { importId, set, ends, decidedBy } = decision;
  const { rows } = await client.query<{ source_id: string; waits: boolean }>(
    `select i.source_id, exists (select from base.import_ending_row r where r.import_id = e.import_id and r.set_name = e.set_name) as waits
    from base.import_ending e join base.import i on i.id = e.import_id where e.import_id = $1 and e.set_name = $2`,
    [importId, set],
  );
  const [held] = rows;
  if (!held) throw new Problem("import-unknown");
  if (!held.waits) throw new Problem("entry-changed");
  const ended = ends ? await endHeld(client, kinds, { importId, set, sourceId: held.source_id }) : 0;
  await client.query(
    "update base.import_ending set ends = $3, decided_by = $4, decided_at = now() where import_id = $1 and set_name = $2",
    [importId, set, ends, decidedBy],
  );
  await client.query("delete from base.import_ending_row where import_id = $1 and set_name = $2", [importId, set]);
  return ended;
}
