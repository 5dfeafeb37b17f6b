import type pg from "pg";
import { noShift } from "../interop/adapter.ts";
import { newId } from "../kernel/id.ts";
import { makeClient } from "../store/connect.ts";
import { openBundle } from "./bundle.store.ts";
import { detect, type ImportOrder } from "./import.job.ts";
import { ImportRefused, importLock } from "./import.ts";
import { merge, takeRemarks } from "./merge/merge.job.ts";
import { roomForStaging, Stage, stagingTables } from "./merge/stage.store.ts";
import { Said, stageAll } from "./read.job.ts";
import {
  changedFacts,
  countEntryFields,
  countFacts,
  countMissing,
  ownColumns,
  rowsOf,
  tableOf,
} from "./reconcile.store.ts";
import type { ReconcileReport, ReconcileRow } from "./reconcile.ts";
import { chooseSource } from "./source.store.ts";
import { refuseOthers } from "./started-by.store.ts";
import { Stopping } from "./stopping.job.ts";

/** A bundle to be held against the record. */
export type ReconcileOrder = Pick<
  ImportOrder,
  "store" | "kinds" | "standards" | "path" | "source" | "onProgress" | "startedBy" | "signal"
>;

/**
 * Holds a bundle against what stands, and changes nothing: it is merged by the statements of an import, looked at, and rolled back.
 * So it can never find other differences than an import would make. Throws `ImportRefused` as an import does.
 */
export async function reconcileBundle(order: ReconcileOrder): Promise<ReconcileReport> {
  const { store } = order;
  const [client, before] = ["daypack-reconcile", "daypack-reconcile-before"].map((name) =>
    makeClient(store.connectionOf("work"), name),
  );
  if (!client || !before) throw new Error("two connections were asked for");
  for (const each of [client, before]) {
    each.on("error", () => undefined); // the query that runs fails with it
    await each.connect();
  }
  const stopping = new Stopping(store.work, client, order.signal);
  try {
    const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [importLock]);
    if (rows[0]?.got !== true)
      throw new ImportRefused("import.running", "An import is running. Wait until it is done, then try again.");
    return await stopping.during(() => compare(client, before, order));
  } catch (error) {
    throw stopping.because(error);
  } finally {
    await client.query("rollback").catch(() => undefined);
    await Promise.all([client, before].map((each) => each.end().catch(() => undefined)));
  }
}

async function compare(client: pg.Client, before: pg.Client, order: ReconcileOrder): Promise<ReconcileReport> {
  const bundle = await openBundle(order.path);
  try {
    const standard = await detect(order.standards, bundle.files);
    await client.query(roomForStaging);
    await client.query("begin");
    await client.query(stagingTables);
    const stage = new Stage(client, order.kinds, "reported");
    const said = new Said();
    const reading = standard.read(bundle.files, { shift: noShift });
    const { read, complete, ended, roots } = await stageAll(
      reading,
      stage,
      said,
      (each) => {
        order.signal?.throwIfAborted();
        order.onProgress?.(each);
      },
      bundle.bytes,
    );
    const source = await chooseSource(client, {
      given: order.source,
      standard: standard.name,
      isSample: true,
      roots,
      ended: [...ended],
    });
    order.onProgress?.({ phase: "joining", done: read });
    const options = { kinds: order.kinds, acceptEndings: ["all"], accept: ["ids-changed", "wrong-year"] };
    await merge(client, newId(), options, source, { complete: [...complete], ended: [...ended] });
    if (order.startedBy !== undefined) await refuseOthers(client, order.startedBy, source.id);
    for (const remark of await takeRemarks(client)) said.add(remark);
    const rows = await readRows(client, before);
    return {
      source: source.name,
      read,
      isEqual: rows.every(
        ({ missingHere, missingThere, different }) => missingHere.count + missingThere.count + different.count === 0,
      ),
      rows,
      remarks: said.tally.groups(),
    };
  } finally {
    bundle.close();
  }
}

interface FactRow {
  set_name: string;
  kind: string;
  same: number;
  missing_here: number;
  first_missing: string | null;
  different: number;
  first_different: string | null;
  learner_id: string | null;
}
interface FieldRow {
  set_name: string;
  kind: string;
  field: string;
  count: number;
  first: string;
}

async function readRows(client: pg.Client, before: pg.Client): Promise<ReconcileRow[]> {
  const facts = (await client.query<FactRow>(countFacts)).rows;
  const missing = (
    await client.query<{ set_name: string; kind: string; missing_there: number; learner_id: string | null }>(
      countMissing,
    )
  ).rows;
  const fields = [...(await client.query<FieldRow>(countEntryFields)).rows, ...(await tableFields(client, before))];
  const keys = [...new Set([...facts, ...missing].map(({ set_name, kind }) => `${set_name} ${kind}`))].sort();
  return keys.map((key): ReconcileRow => {
    const [set = "", kind = ""] = key.split(" ");
    const isThis = (row: { set_name: string; kind: string }) => row.set_name === set && row.kind === kind;
    const [fact, gone] = [facts.find(isThis), missing.find(isThis)];
    return {
      set,
      kind,
      same: fact?.same ?? 0,
      missingHere: { count: fact?.missing_here ?? 0, ...(fact?.first_missing && { first: fact.first_missing }) },
      missingThere: { count: gone?.missing_there ?? 0, ...(gone?.learner_id && { learnerId: gone.learner_id }) },
      different: {
        count: fact?.different ?? 0,
        ...(fact?.first_different && { first: fact.first_different }),
        ...(fact?.learner_id && { learnerId: fact.learner_id }),
        fields: fields.filter(isThis).map(({ field, count, first }) => ({ field, count, first })),
      },
    };
  });
}

/** Columns that a changed fact would have otherwise: as the merge left them beside what everybody else still sees. */
async function tableFields(client: pg.Client, before: pg.Client): Promise<FieldRow[]> {
  const nouns = [
    "organization",
    "term",
    "course",
    "class",
    "staff",
    "assignment",
    "enrollment",
    "guardianship",
    "case",
  ];
  const changed = (
    await client.query<{ noun: string; id: string; at: string; set_name: string }>(changedFacts, [nouns])
  ).rows;
  const found = new Map<string, FieldRow>();
  for (const [noun, group] of Map.groupBy(changed, (each) => each.noun)) {
    const table = tableOf(noun);
    if (table === undefined) continue;
    const said = async (from: pg.Client) => {
      const { rows } = await from.query<{ id: string; said: Record<string, unknown> }>(rowsOf(table), [
        group.map(({ id }) => id),
      ]);
      return new Map(rows.map((row) => [row.id, row.said]));
    };
    const [now, then] = [await said(client), await said(before)];
    for (const { id, at, set_name } of group)
      for (const field of differing(then.get(id) ?? {}, now.get(id) ?? {})) {
        const key = `${set_name} ${noun} ${field}`;
        const row = found.get(key) ?? { set_name, kind: noun, field, count: 0, first: at };
        found.set(key, { ...row, count: row.count + 1 });
      }
  }
  return [...found.values()].sort((a, b) => b.count - a.count || (a.field < b.field ? -1 : 1));
}

const differing = (then: Readonly<Record<string, unknown>>, now: Readonly<Record<string, unknown>>): string[] =>
  Object.keys({ ...then, ...now }).filter(
    (column) => !ownColumns.has(column) && JSON.stringify(then[column]) !== JSON.stringify(now[column]),
  );
