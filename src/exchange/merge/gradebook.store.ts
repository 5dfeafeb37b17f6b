import type pg from "pg";

/**
 * What a delta leaves unsaid of a gradebook: results whose line item came in an earlier bundle, and results whose line item
 * changed without them. An entry of a result names its line item in its key, `results/7#of/li3`. `$source` stands for the
 * source's id.
 */

/**
 * Line items among the places. One that names what its bundle does not have keeps what that said of it before; without it nobody
 * can tell whether it is a mark, so that it stays what it was.
 */
export const mergeLineItems: readonly string[] = [
  `insert into base.line_item as l (id, class_key, kind, on_date, said)
    select s.id, s.fact ->> 'class', s.fact ->> 'kind', (s.fact ->> 'on')::date, s.fact -> 'said'
    from known_place s where s.noun = 'line-item' and s.changed
    on conflict (id) do nothing`,
  `update base.line_item l set class_key = s.fact ->> 'class', on_date = (s.fact ->> 'on')::date,
      kind = case when p.partial then l.kind else s.fact ->> 'kind' end,
      said = case when not p.partial then s.fact -> 'said' when l.kind = s.fact ->> 'kind' then l.said || (s.fact -> 'said') else l.said end
    from known_place s cross join lateral (select coalesce((s.fact ->> 'isPartial')::boolean, false) as partial) p
    where s.noun = 'line-item' and s.changed and not s.added and l.id = s.id`,
];

const lineItemOf = (key: string) => `split_part(${key}, '#of/', 2)`;

/** Results that came without their line item say the rest as it was sent before. */
const completed = `
  update staged_entry s set is_partial = false, kind = l.kind, class_key = l.class_key, body = (case l.kind
      when 'course-grade' then l.said || jsonb_strip_nulls(jsonb_build_object('letter', r.body -> 'text', 'number', r.body -> 'score',
        'comment', r.body -> 'comment'))
      else case when r.body ->> 'status' = 'exempt' then l.said - 'maximum' else l.said end || r.body end)::text
  from staged_entry t cross join lateral (select t.body::jsonb as body) r
  join base.source_key k on k.source_id = $source and k.noun = 'line-item' and k.key = ${lineItemOf("t.key")}
  join base.line_item l on l.id = k.id
  where t.ordinal = s.ordinal and t.is_partial and t.kind = 'assignment-result'`;

/** What leans on an entry that is not there is left out. */
const leaning = `s.is_partial and (s.kind = 'assignment-result' or (s.kind = 'identity' and not s.body::jsonb ? 'given' and not exists (
    select from base.source_key k join base.entry e on e.learner_id = k.id and e.source_id = $source and e.source_key = s.key
      and e.superseded_at is null
    where k.source_id = $source and k.noun = 'learner' and k.key = s.learner_key)))`;

const withoutMark = `s.kind = 'course-grade' and not s.body::jsonb ?| '{letter,number}'`;

/** Before entries are merged, where some are partial. */
export const completePartial: readonly string[] = [
  completed,
  `insert into merge_remark select 'result.no-mark', s.at, null from staged_entry s where ${withoutMark}`,
  `delete from staged_entry s where ${withoutMark}`,
  `insert into merge_remark select case s.kind when 'identity' then 'learner.unknown' else 'result.line-item-unknown' end, s.at, null
    from staged_entry s where ${leaning}`,
  `delete from staged_entry s where ${leaning}`,
];

/** Results that stand, of line items that this bundle changed without sending the results themselves. */
export const followLineItems: readonly string[] = [
  `insert into staged_entry (learner_key, key, row_key, at, hash, new_id, kind, slice, mark, observed_on, method, is_partial, body)
    select k.key, e.source_key, e.row_key, s.at, decode(md5(s.hash::text || e.id), 'hex'), gen_random_uuid(), e.kind, e.slice, e.mark,
      e.observed_on, e.method, false, (e.body || l.said)::text
    from known_place s join base.line_item l on l.id = s.id
    join base.entry e on e.source_id = $source and e.superseded_at is null and e.kind = l.kind and ${lineItemOf("e.source_key")} = s.key
    join base.source_key k on k.source_id = $source and k.noun = 'learner' and k.id = e.learner_id
    where s.noun = 'line-item' and s.changed and not s.added
      and not exists (select from staged_entry t where t.learner_key = k.key and t.key = e.source_key)`,
];

/** Whether any staged entry leans on what stands, and any line item changed: most bundles have neither. */
export async function isUnsaid(client: pg.Client): Promise<{ partial: boolean; changed: boolean }> {
  const { rows } = await client.query<{ partial: boolean; changed: boolean }>(
    `select exists (select from staged_entry where is_partial) as partial,
      exists (select from known_place where noun = 'line-item' and changed and not added) as changed`,
  );
  return rows[0] ?? { partial: false, changed: false };
}
