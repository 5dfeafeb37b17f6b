/**
 * What an import would do, told instead of done: read from its own tables after it has merged, and before all of it is rolled back.
 * `before` is the state as another transaction sees it.
 */

const setOf = (column: string) => `split_part(${column}, '/', 1)`;

/** Facts by set and kind: how many are the same, new or changed, with the first place of each. */
export const countFacts = `
  select ${setOf("row_key")} as set_name, kind, count(*) filter (where not changed)::int as same,
    count(*) filter (where added)::int as missing_here, (array_agg(at order by ordinal) filter (where added))[1] as first_missing,
    count(*) filter (where changed and not added)::int as different, (array_agg(at order by ordinal) filter (where changed and not added))[1] as first_different,
    (array_agg(learner_id order by ordinal) filter (where changed and not added))[1] as learner_id
  from (
    select f.*, coalesce(nullif(substring(at from ':(\\d+)$'), '')::int, 0) as ordinal from (
      select row_key, noun as kind, at, added, changed, case when noun = 'learner' then id end as learner_id from known_place
      union all select row_key, noun, at, added, changed, learner_id from known_link
      union all select row_key, kind, at, added, changed, learner_id from known_entry) f) s
  group by 1, 2 order by 1, 2`;

/** Facts that stand and that the bundle does not have. */
export const countMissing = `
  select ${setOf("row_key")} as set_name, regexp_replace(noun, '^entry:', '') as kind, count(*)::int as missing_there, min(learner_id::text) as learner_id
  from missing_fact group by 1, 2 order by 1, 2`;

/** Fields of entries that a successor says otherwise. */
export const countEntryFields = `
  select ${setOf("k.row_key")} as set_name, k.kind, f.field, count(*)::int as count, min(k.at) as first
  from known_entry k join base.entry n on n.learner_id = k.learner_id and n.id = k.new_id
  join base.entry o on o.learner_id = k.learner_id and o.id = k.standing_id
  cross join lateral (
    select b.field from jsonb_object_keys(o.body || n.body) as b (field) where o.body -> b.field is distinct from n.body -> b.field
    union select 'observedOn' where o.observed_on is distinct from n.observed_on) f
  where k.changed and not k.added group by 1, 2, 3 order by 1, 2, 4 desc, 3`;

/** Changed facts of one table, as they would be; the most that are compared field by field. */
const fieldsCompared = 20_000;
const tables: Readonly<Record<string, string>> = {
  organization: "organization",
  term: "term",
  course: "course",
  class: "class",
  staff: "staff",
  assignment: "assignment",
  enrollment: "enrollment",
  guardianship: "guardianship",
  case: "support_case",
};
/** By what a fact is called, the table it stands in. */
export const tableOf = (noun: string): string | undefined => tables[noun];
export const changedFacts = `
  select noun, id, at, ${setOf("row_key")} as set_name from (
    select noun, id, at, row_key from known_place where changed and not added
    union all select noun, id, at, row_key from known_link where changed and not added) f
  where noun = any($1) order by noun, id limit ${fieldsCompared}`;
export const rowsOf = (table: string) => `select id, to_jsonb(t) as said from base.${table} t where id = any($1)`;
/** Columns of ours, which no source says. */
export const ownColumns: ReadonlySet<string> = new Set([
  "hash",
  "row_key",
  "ended_at",
  "source_id",
  "source_key",
  "id",
  "learner_id",
]);
