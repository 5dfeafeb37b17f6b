import type pg from "pg";
import { slicesTouchedBy } from "../../entry/digest.ts";
import type { AnyKind } from "../../entry/kind.ts";
import type { Remark } from "../../kernel/remark.ts";
import { numberOf, type Slice, slices } from "../../privacy/category.ts";
import { refuseChangedIds } from "../ids-changed.store.ts";
import { endsUnasked, type ImportSummary } from "../import.ts";
import { keepNumbers, linkLearners } from "../link.job.ts";
import type { SourceChoice } from "../source.store.ts";
import { refuseWrongYear } from "../wrong-year.store.ts";
import { holdAdults } from "./adults.store.ts";
import { applyEndings, findEndings, findMissingFacts, forgetHeld, missHeld } from "./endings.store.ts";
import { mergeEntries } from "./entries.store.ts";
import { completePartial, followLineItems, isUnsaid } from "./gradebook.store.ts";
import { mergeLinks } from "./links.store.ts";
import { mergePlaces } from "./places.store.ts";
import { stagingTables } from "./stage.store.ts";

/** What a merge is told beside the bundle. */
export interface MergeOptions {
  readonly kinds: readonly AnyKind[];
  /** Sets whose many endings a person accepted, or `all`. */
  readonly acceptEndings?: readonly string[] | undefined;
  /** What a person said yes to that is refused else: `ids-changed`, `wrong-year`. */
  readonly accept?: readonly string[] | undefined;
  /** Days by which every date was moved, of the shipped district only. */
  readonly shiftedDays?: number | undefined;
}

/** Merges what is staged, in the order in which facts rest on each other; then what is missing ends. */
export async function merge(
  client: pg.Client,
  importId: string,
  { kinds, acceptEndings = [], accept = [], shiftedDays }: MergeOptions,
  source: SourceChoice,
  { complete, ended }: { complete: readonly string[]; ended: readonly string[] },
): Promise<void> {
  const accepted = acceptEndings.includes("all") ? complete : acceptEndings;
  const values: Values = {
    source: source.id,
    complete,
    ended,
    accepted,
    share: endsUnasked,
    ...whenMissing(kinds),
    shifted: shiftedDays ?? null,
    attendance: numberOf("attendance"),
  };
  const before = await client.query("select from base.source_key where source_id = $1 limit 1", [source.id]);
  await refuseWrongYear(client, source.id, accept);
  await linkLearners(client, source.id, (text) => runNamed(client, text, values));
  for (const text of mergePlaces) await runNamed(client, text, values);
  if (before.rowCount) await refuseChangedIds(client, source.id, accept);
  await keepNumbers(client, (text) => runNamed(client, text, values));
  const unsaid = await isUnsaid(client);
  const fromBefore = [
    ...(unsaid.partial ? completePartial : []),
    ...(unsaid.changed && !complete.includes("results") ? followLineItems : []),
  ];
  for (const text of [...mergeLinks, ...fromBefore, ...mergeEntries]) await runNamed(client, text, values);
  // An installation's first bundle meets nobody whom somebody could be kept from.
  if (await isAnybodyKeptAway(client, source.id)) for (const text of holdAdults) await runNamed(client, text, values);
  // Of a source that never sent anything, nothing can be missing.
  if (before.rowCount) await endMissing(client, importId, values);
  await oweDigests(client, kinds);
}

const isAnybodyKeptAway = async (client: pg.Client, sourceId: string): Promise<boolean> =>
  ((
    await client.query(
      `select where exists (select from base.court_document where lifted_at is null)
        or exists (select from base.guardianship where not may_read and (rights_held or source_id is distinct from $1))`,
      [sourceId],
    )
  ).rowCount ?? 0) > 0;

/** Ends what this bundle no longer sends, and keeps for a person what would be too much. */
async function endMissing(client: pg.Client, importId: string, values: Values): Promise<void> {
  for (const text of [...findEndings, ...findMissingFacts]) await runNamed(client, text, values);
  // Most nights nothing is missing, and every ending looks through what stands.
  const missing = await client.query("select from missing_fact limit 1");
  if (missing.rowCount) for (const text of applyEndings) await runNamed(client, text, values);
  await runNamed(client, forgetHeld, values);
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
  await client.query(
    "insert into base.import_ending_row (import_id, set_name, row_key) select $1, set_name, row_key from held_row",
    [importId],
  );
}

/** What `$name` stands for in a statement. */
type Values = Readonly<Record<string, unknown>>;

/** Kinds of which a missing row leaves the entry as it is, and kinds of which it ends a span. */
const whenMissing = (kinds: readonly AnyKind[]) => ({
  kept: kinds.filter((kind) => kind.whenMissing === "keep").map(({ name }) => name),
  spans: kinds.filter((kind) => kind.whenMissing === "end").map(({ name }) => `entry:${name}`),
});

/** Ends what an import missed and held back, by the statements that an import ends by. Answers how many rows that were. */
export async function endHeld(
  client: pg.Client,
  kinds: readonly AnyKind[],
  held: { readonly importId: string; readonly sourceId: string; readonly set: string },
): Promise<number> {
  const values = { source: held.sourceId, import: held.importId, set: held.set, ...whenMissing(kinds) };
  await client.query(stagingTables);
  for (const text of [...missHeld, ...findMissingFacts, ...applyEndings]) await runNamed(client, text, values);
  await oweDigests(client, kinds);
  const { rows } = await client.query<{ ended: number }>(
    "select count(distinct row_key)::int as ended from missing_fact",
  );
  return rows[0]?.ended ?? 0;
}

/** `$name` in a statement becomes a parameter; a statement without any is sent as it stands. */
async function runNamed(client: pg.Client, text: string, values: Values): Promise<void> {
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
  import: "::uuid",
  set: "::text",
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
  // A change of one slice may recompute others that read it: attendance needs enrollments.
  const masks = slices.map((slice) => {
    const changed = kinds.filter((kind) => kind.slice === slice).map(({ name }) => name);
    return [...slicesTouchedBy(kinds, changed)].reduce((bits, each) => bits | bitOf(each), bitOf(slice));
  });
  await client.query(
    `insert into base.due (learner_id, slices, grants)
    select learner_id, coalesce(bit_or(m.mask), 0), bool_or(o.slice is null) from (
      select learner_id, slice from touched union all select learner_id, null from regrant where learner_id is not null) o
    left join unnest($1::smallint[], $2::int[]) as m (slice, mask) on m.slice = o.slice
    group by learner_id order by learner_id
    on conflict (learner_id) do update set slices = due.slices | excluded.slices, grants = due.grants or excluded.grants`,
    [slices.map(numberOf), masks],
  );
}
const bitOf = (slice: Slice) => 1 << numberOf(slice);

/** What the merge had to say: once of a row, however many facts it is. */
export async function takeRemarks(client: pg.Client): Promise<Remark[]> {
  const { rows } = await client.query<{ code: string; at: string; message: string | null }>(
    `select code, at, min(message) as message from merge_remark group by code, at
    order by code, regexp_replace(at, ':\\d+$', ''), nullif(substring(at from ':(\\d+)$'), '')::int`,
  );
  return rows.map(({ code, at, message }) => ({ code, at, ...(message !== null && { message }) }));
}

/** Rows by what became of them. */
export async function countRows(
  client: pg.Client,
): Promise<Pick<ImportSummary, "added" | "changed" | "ended" | "unchanged">> {
  const { rows } = await client.query<{ outcome: "added" | "changed" | "ended" | "unchanged"; rows: number }>(
    `with fact as (
      select row_key, added, changed, false as ended from known_place
      -- That a learner is somebody is said by many rows; who they are, and were not before, by one.
      union all select r.row_key, s.added, s.changed and s.noun <> 'learner', false from repeated_place r
        join known_place s on s.noun = r.noun and s.key = r.key and s.row_key <> r.row_key
      union all select row_key, added, changed, false from known_link
      union all select row_key, added, changed, false from known_entry
      union all select row_key, false, true, true from missing_fact)
    select outcome, count(*)::int as rows from (
      select case when bool_and(ended) then 'ended' when bool_and(added) then 'added' when bool_or(changed) then 'changed'
        else 'unchanged' end as outcome
      from fact group by row_key) r group by outcome`,
  );
  const counts = { added: 0, changed: 0, ended: 0, unchanged: 0 };
  for (const { outcome, rows: count } of rows) counts[outcome] = count;
  return counts;
}
