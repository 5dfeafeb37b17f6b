import type pg from "pg";
import { slicesTouchedBy } from "../entry/digest.ts";
import type { AnyKind } from "../entry/kind.ts";
import { noShift, type Sent } from "../interop/adapter.ts";
import type { Batch, ReadOptions, Standard } from "../interop/standard.ts";
import { newId } from "../kernel/id.ts";
import { type Remark, RemarkTally } from "../kernel/remark.ts";
import { numberOf, sliceAt } from "../privacy/category.ts";
import type { Pack } from "../privacy/pack.ts";
import type { OrganizationFact } from "../roster/fact.ts";
import { makeClient } from "../store/connect.ts";
import type { Store } from "../store/store.ts";
import { openBundle } from "./bundle.store.ts";
import { BundleRefused } from "./bundle.ts";
import { workOff } from "./due.job.ts";
import { endsUnasked, type ImportProgress, ImportRefused, type ImportSummary } from "./import.ts";
import { applyEndings, findEndings } from "./merge/endings.store.ts";
import { mergeEntries } from "./merge/entries.store.ts";
import { mergeLinks } from "./merge/links.store.ts";
import { mergePlaces } from "./merge/places.store.ts";
import { Stage, stagingTables } from "./merge/stage.store.ts";
import { type Claim, chooseSource, type SourceChoice } from "./source.store.ts";

export interface ImportOrder {
  readonly store: Store;
  readonly kinds: readonly AnyKind[];
  readonly pack: Pack;
  readonly standards: readonly Standard[];
  readonly path: string;
  /** Name of the source; its root organization ids where nobody says. */
  readonly source?: string | undefined;
  /** Sets whose many endings a person accepted, or all of them. */
  readonly acceptEndings?: readonly string[] | undefined;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Of the shipped district only. */
  readonly sample?:
    | { readonly shiftedDays: number; readonly shift: ReadOptions["shift"]; readonly generated: boolean }
    | undefined;
}

/** Any number; one import at a time. */
const importLock = 7003;
/** Remarks kept with their place, a code; the counts are whole. */
const placesKept = 200;

/**
 * Reads a bundle and merges it, all of it or nothing: one transaction from the first staged row to the last merged one. Then
 * digests and grants follow, page by page; what is still owed when it is killed there, the next start pays.
 */
export async function importBundle(order: ImportOrder): Promise<ImportSummary> {
  const { store, onProgress } = order;
  const client = makeClient(store.connectionOf("work"), "daypack-import");
  client.on("error", () => undefined); // the query that runs fails with it
  await client.connect();
  const importId = newId();
  try {
    await claimImport(client, importId);
    const summary = await readAndMerge(client, importId, order);
    onProgress?.({ phase: "summing-up", done: 0 });
    await workOff({
      ...order,
      work: store.work,
      onProgress: (done, of) => onProgress?.({ phase: "summing-up", done, of }),
    });
    onProgress?.({ phase: "shown", done: summary.read });
    await client.query("update base.import set state = 'done', finished_at = now() where id = $1", [importId]);
    return summary;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    const refused = error instanceof ImportRefused || error instanceof BundleRefused;
    await client
      .query("update base.import set state = $2, finished_at = now() where id = $1 and state = 'running'", [
        importId,
        refused ? "refused" : "failed",
      ])
      .catch(() => undefined); // the next import marks it
    throw inWords(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function claimImport(client: pg.Client, importId: string): Promise<void> {
  const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [importLock]);
  if (rows[0]?.got !== true) {
    throw new ImportRefused("import.running", "Another import is running. Wait until it is done, then try again.");
  }
  await client.query("update base.import set state = 'failed', finished_at = now() where state = 'running'");
  await client.query("insert into base.import (id, state) values ($1, 'running')", [importId]);
}

async function readAndMerge(client: pg.Client, importId: string, order: ImportOrder): Promise<ImportSummary> {
  const bundle = await openBundle(order.path);
  try {
    const standard = await detect(order.standards, bundle.files);
    await client.query("begin");
    await client.query(stagingTables);
    const stage = new Stage(client, order.kinds, order.sample?.generated ? "generated" : "reported");
    const said = new Said();
    const reading = standard.read(bundle.files, { shift: order.sample?.shift ?? noShift });
    const { read, complete, ended, roots } = await stageAll(reading, stage, said, order, bundle.bytes);
    const source = await chooseSource(client, {
      given: order.source,
      standard: standard.name,
      isSample: order.sample !== undefined,
      roots,
    });
    order.onProgress?.({ phase: "joining", done: read });
    await merge(client, importId, order, source, { complete: [...complete], ended: [...ended] });
    for (const remark of await takeRemarks(client)) said.add(remark);
    const summary = { source: source.name, read, ...(await countRows(client)), remarks: said.tally.groups() };
    await keepRemarks(client, importId, said.kept);
    await client.query("update base.import set source_id = $2, standard = $3, summary = $4 where id = $1", [
      importId,
      source.id,
      standard.name,
      summary,
    ]);
    await client.query("commit");
    return summary;
  } finally {
    bundle.close();
  }
}

async function detect(standards: readonly Standard[], files: Parameters<Standard["detect"]>[0]): Promise<Standard> {
  for (const standard of standards) if (await standard.detect(files)) return standard;
  throw new ImportRefused(
    "bundle.unknown",
    "These files are of no standard that Daypack reads: OneRoster CSV, School Data Sync CSV, Ed-Fi XML. Check that the folder or zip is the export itself.",
  );
}

/** Remarks as they come: all counted, the first of each code kept with their places. */
class Said {
  readonly tally = new RemarkTally();
  readonly kept: Remark[] = [];
  readonly #counts = new Map<string, number>();

  add(remark: Remark): void {
    this.tally.add(remark);
    const count = (this.#counts.get(remark.code) ?? 0) + 1;
    this.#counts.set(remark.code, count);
    if (count <= placesKept) this.kept.push(remark);
  }
}

/** Reads every batch into the staging tables, and learns on the way what the bundle claims and which sets it sends whole. */
async function stageAll(batches: AsyncGenerator<Batch>, stage: Stage, said: Said, order: ImportOrder, bytes: number) {
  const complete = new Set<string>();
  const ended = new Set<string>();
  const organizations = new Map<string, OrganizationFact>();
  const mentioned = new Set<string>();
  let read = 0;
  for await (const batch of batches) {
    for (const remark of batch.remarks) said.add(remark);
    for (const remark of await stage.put(batch.facts)) said.add(remark);
    if (batch.discard !== undefined) await stage.discard(batch.discard);
    for (const sent of batch.facts) noteOrganizations(sent, organizations, mentioned);
    for (const set of batch.complete ?? []) complete.add(set);
    for (const row of batch.ended ?? []) ended.add(row);
    read += batch.rows;
    order.onProgress?.({
      phase: "read",
      done: read,
      ...(bytes > 0 && batch.share !== undefined && { share: batch.share }),
    });
  }
  return { read, complete, ended, roots: rootsOf(organizations, mentioned) };
}

function noteOrganizations({ fact }: Sent, organizations: Map<string, OrganizationFact>, mentioned: Set<string>): void {
  if (fact.noun === "organization") organizations.set(fact.key, fact);
  else if ("organization" in fact && fact.organization !== undefined) mentioned.add(fact.organization);
  else if (fact.noun === "entry" && fact.school !== undefined) mentioned.add(fact.school);
}

/** Organizations that have nobody above them in this bundle; where it sends none, those that its rows speak of. */
function rootsOf(organizations: ReadonlyMap<string, OrganizationFact>, mentioned: ReadonlySet<string>): Claim {
  const all = [...organizations.values()];
  const roots = all
    .filter(({ parent }) => parent === undefined || !organizations.has(parent))
    .map(({ key, name }) => ({ key, name }));
  const known = [...new Set([...organizations.keys(), ...mentioned])].sort();
  return { roots: roots.sort((a, b) => (a.key < b.key ? -1 : 1)), known, sends: all.length > 0 };
}

async function merge(
  client: pg.Client,
  importId: string,
  { kinds, acceptEndings = [], sample }: ImportOrder,
  source: SourceChoice,
  { complete, ended }: { complete: readonly string[]; ended: readonly string[] },
): Promise<void> {
  const keep = kinds.filter((kind) => kind.whenMissing === "keep").map(({ name }) => name);
  const spans = kinds.filter((kind) => kind.whenMissing === "end").map(({ name }) => `entry:${name}`);
  const accepted = acceptEndings.includes("all") ? complete : acceptEndings;
  const values: Readonly<Record<string, unknown>> = {
    source: source.id,
    complete,
    ended,
    accepted,
    share: endsUnasked,
    kept: keep,
    spans,
    shifted: sample ? sample.shiftedDays : null,
    attendance: numberOf("attendance"),
  };
  for (const text of [...mergePlaces, ...mergeLinks, ...mergeEntries, ...findEndings, ...applyEndings])
    await runNamed(client, text, values);
  const held = await client.query<{ set_name: string; rows_missing: number; rows_known: number }>(
    "select * from held_set order by set_name",
  );
  for (const { set_name, rows_missing, rows_known } of held.rows) {
    await client.query(
      "insert into base.import_ending (import_id, set_name, rows_missing, rows_known) values ($1, $2, $3, $4)",
      [importId, set_name, rows_missing, rows_known],
    );
    await client.query("insert into merge_remark values ('import.many-would-end', $1, $2)", [
      `${set_name}:1`,
      `${rows_missing} of ${rows_known}`,
    ]);
  }
  await oweDigests(client, kinds);
}

/** `$name` in a statement becomes a parameter; a statement without any is sent as it stands. */
async function runNamed(client: pg.Client, text: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  const used: unknown[] = [];
  const places = new Map<string, number>();
  const numbered = text.replaceAll(/\$([a-z]+)\b/g, (whole, name: string) => {
    if (!(name in values)) return whole;
    const place = places.get(name) ?? places.set(name, used.push(values[name])).get(name);
    return `$${place}${casts[name] ?? ""}`;
  });
  await client.query(numbered, used);
}
const casts: Readonly<Record<string, string>> = {
  source: "::uuid",
  shifted: "::int",
  share: "::numeric",
  attendance: "::smallint",
  complete: "::text[]",
  ended: "::text[]",
  accepted: "::text[]",
  kept: "::text[]",
  spans: "::text[]",
};

/** Writes down whose digests and grants must follow, in the same transaction as what changed them. */
async function oweDigests(client: pg.Client, kinds: readonly AnyKind[]): Promise<void> {
  const { rows } = await client.query<{ slice: number }>("select distinct slice from touched");
  // A change of one slice may recompute others that read it: attendance needs enrollments.
  for (const { slice } of rows) {
    const changedKinds = kinds.filter((kind) => kind.slice === sliceAt(slice)).map(({ name }) => name);
    const mask = [...slicesTouchedBy(kinds, changedKinds)].reduce(
      (bits, each) => bits | (1 << numberOf(each)),
      1 << slice,
    );
    await client.query(
      `insert into base.due (learner_id, slices) select distinct learner_id, $2::int from touched where slice = $1
      on conflict (learner_id) do update set slices = due.slices | excluded.slices`,
      [slice, mask],
    );
  }
  await client.query(
    `insert into base.due (learner_id, grants) select distinct learner_id, true from regrant where learner_id is not null
    on conflict (learner_id) do update set grants = true`,
  );
}

async function takeRemarks(client: pg.Client): Promise<Remark[]> {
  const { rows } = await client.query<{ code: string; at: string; message: string | null }>(
    "select code, at, message from merge_remark order by code, at",
  );
  return rows.map(({ code, at, message }) => ({ code, at, ...(message !== null && { message }) }));
}

async function countRows(client: pg.Client): Promise<Pick<ImportSummary, "added" | "changed" | "ended" | "unchanged">> {
  const { rows } = await client.query<{ outcome: "added" | "changed" | "ended" | "unchanged"; rows: number }>(
    `select outcome, count(*)::int as rows from (
      select case when bool_and(outcome = 'ended') then 'ended' when bool_and(outcome = 'added') then 'added'
        when bool_and(outcome = 'unchanged') then 'unchanged' else 'changed' end as outcome
      from row_outcome group by row_key) r group by outcome`,
  );
  const counts = { added: 0, changed: 0, ended: 0, unchanged: 0 };
  for (const { outcome, rows: count } of rows) counts[outcome] = count;
  return counts;
}

async function keepRemarks(client: pg.Client, importId: string, remarks: readonly Remark[]): Promise<void> {
  await client.query(
    `insert into base.import_remark (import_id, number, code, at, message)
    select $1, (row_number() over ())::int, r.code, r.at, r.message from jsonb_to_recordset($2) as r (code text, at text, message text)`,
    [importId, JSON.stringify(remarks)],
  );
}

/** What PostgreSQL or the system says, in words for who started the import. Nothing was stored in any of these. */
function inWords(error: unknown): unknown {
  const code = (error as { code?: string }).code ?? "";
  const nothing = "Nothing of it was stored; run it again.";
  if (code === "53100" || code === "ENOSPC" || code === "58030")
    return new ImportRefused("disk.full", `The disk of the database is full. Make room, then run it again. ${nothing}`);
  if (/^(57P|08|ECONN)/.test(code) || /Connection terminated|connection/i.test((error as Error).message ?? "")) {
    return new ImportRefused("database.away", `The connection to the database was lost. ${nothing}`);
  }
  return error;
}
