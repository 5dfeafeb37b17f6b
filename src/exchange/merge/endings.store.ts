/**
 * What a bulk bundle no longer sends ends, but never too much of it without a person, and never what lies before the time the
 * bundle covers: last year's classes are not missing from this year's export. `$source`, `$complete` (names of the sets sent
 * whole), `$share` (what may end unasked, 0 to 1), `$accepted` (sets a person said yes to) and `$kept` stand for values.
 */

const setOf = (column: string) => `split_part(${column}, '/', 1)`;

/** Facts of this source that stand, with the last date they speak of; those that ended are not counted again. */
const standing = `
  select k.row_key, coalesce(t.ends_on, c.ends_on, a.ends_on, g.ends_on, l.on_date) as last_on from base.source_key k
    left join base.term t on k.noun = 'term' and t.id = k.id
    left join base.class c on k.noun = 'class' and c.id = k.id
    left join base.assignment a on k.noun = 'assignment' and a.id = k.id
    left join base.class g on g.id = a.class_id
    left join base.line_item l on k.noun = 'line-item' and l.id = k.id
    where k.source_id = $source and k.ended_at is null and k.row_key <> ''
  union all
  select e.row_key, coalesce(e.ends_on, c.ends_on) from base.enrollment e left join base.class c on c.id = e.class_id
    where e.source_id = $source and e.ended_at is null
  union all
  select row_key, ends_on from base.guardianship where source_id = $source and ended_at is null
  union all
  select row_key, ends_on from base.support_case where source_id = $source and ended_at is null
  union all
  select row_key, coalesce((body ->> 'endsOn')::date, observed_on) from base.entry
    where source_id = $source and superseded_at is null and hash is not null and kind <> all($kept)`;

/** Statements of one transaction, in order: of each set that this bundle sends whole, the rows it no longer has. */
export const findEndings: readonly string[] = [
  `create temporary table sent_row on commit drop as
    select row_key, ${setOf("row_key")} = any($complete) as is_whole from (
      select row_key from known_place union select row_key from known_link union select row_key from known_entry) r`,
  "analyze sent_row",
  // From when on the bundle speaks: the start of the school year of its first term; everything, if it sends no terms.
  `create temporary table coverage on commit drop as
    select coalesce(
      (select (case when to_char(min((fact ->> 'startsOn')::date), 'MM-DD') >= '07-01' then 0 else -1 end * interval '1 year'
        + make_date(extract(year from min((fact ->> 'startsOn')::date))::int, 7, 1))::date
       from known_place where noun = 'term'), '-infinity'::date) as starts_on`,
  `create temporary table missing_row on commit drop as
    with stands as (
      select row_key, max(last_on) as last_on, bool_or(last_on is null) as is_open from (${standing}) f group by row_key
    )
    select ${setOf("s.row_key")} as set_name, s.row_key, s.is_open or s.last_on >= c.starts_on as covered,
      not exists (select from sent_row n where n.row_key = s.row_key) as missing
    from stands s cross join coverage c
    where ${setOf("s.row_key")} = any($complete) or s.row_key = any($ended)`,
  "delete from missing_row where not covered",
  // Too many at once: a person decides.
  `create temporary table held_set on commit drop as
    select set_name, count(*) filter (where missing)::int as rows_missing, count(*)::int as rows_known
    from missing_row where set_name = any($complete) group by set_name
    having count(*) filter (where missing) > count(*) * $share and not set_name = any($accepted)`,
  `create temporary table held_row on commit drop as
    select set_name, row_key from missing_row where missing and set_name in (select set_name from held_set) and row_key <> all($ended)`,
  "delete from missing_row where not missing or (set_name in (select set_name from held_set) and row_key <> all($ended))",
];

/**
 * Standing facts of one table that are missing: every fact of a missing row; of a row of a whole set that still comes, those it says
 * no more. A delta says only what changed. Joined and not asked by `or`, which would be looked up row by row.
 */
const missingOf = (table: string, columns: string, isSent: string, where: string) => `
  select ${columns}, f.row_key from base.${table} f
    left join missing_row m on m.row_key = f.row_key
    left join sent_row s on s.row_key = f.row_key and s.is_whole
    left join ${isSent}
    where f.source_id = $source and n.key is null and coalesce(m.row_key, s.row_key) is not null and ${where}`;
const missingLinks = (table: string, noun = table) =>
  missingOf(
    table,
    `'${noun}' as noun, f.source_key as key, f.id, f.learner_id`,
    "known_link n on n.learner_id = f.learner_id and n.key = f.source_key",
    "f.ended_at is null",
  );

/** The facts that those rows were, into `missing_fact`. */
export const findMissingFacts: readonly string[] = [
  `insert into missing_fact ${[
    missingOf(
      "source_key",
      "f.noun, f.key, f.id, null::uuid as learner_id",
      "known_place n on n.noun = f.noun and n.key = f.key",
      "f.ended_at is null",
    ),
    missingLinks("enrollment"),
    missingLinks("guardianship"),
    missingLinks("support_case", "case"),
    missingOf(
      "entry",
      "'entry:' || f.kind as noun, f.source_key as key, f.id, f.learner_id",
      "known_entry n on n.learner_id = f.learner_id and n.key = f.source_key",
      "f.superseded_at is null and f.hash is not null and f.kind <> all($kept)",
    ),
  ].join(" union all ")}`,
  // Rosters tell of an adult in one row and whose they are in the learner's: with the adult goes the tie, and how to reach them.
  `insert into missing_fact select 'guardianship', g.source_key, g.id, g.learner_id, m.row_key from missing_fact m
    join base.guardianship g on m.noun = 'guardian' and g.guardian_id = m.id and g.source_id = $source and g.ended_at is null
    where not exists (select from missing_fact o where o.noun = 'guardianship' and o.id = g.id)
      and not exists (select from known_link n where n.learner_id = g.learner_id and n.key = g.source_key)`,
  `insert into missing_fact select 'entry:' || e.kind, e.source_key, e.id, e.learner_id, m.row_key from missing_fact m
    join base.entry e on m.noun = 'guardianship' and e.learner_id = m.learner_id and e.source_id = $source
      and e.source_key = m.key || '/contact' and e.superseded_at is null and e.hash is not null and e.kind <> all($kept)
    where not exists (select from missing_fact o where o.learner_id = e.learner_id and o.id = e.id)
      and not exists (select from known_entry n where n.learner_id = e.learner_id and n.key = e.source_key)`,
  "analyze missing_fact",
];

/** Ends what is missing, and lists whose grants are to be compiled anew. */
export const applyEndings: readonly string[] = [
  `insert into regrant select distinct learner_id from missing_fact where noun in ('enrollment', 'guardianship', 'case')`,
  `insert into regrant select distinct e.learner_id from missing_fact m
    join base.assignment a on m.noun = 'assignment' and a.id = m.id join base.enrollment e on e.class_id = a.class_id`,
  `insert into touched select distinct e.learner_id, e.slice from missing_fact m join base.entry e on e.learner_id = m.learner_id and e.id = m.id
    where m.noun like 'entry:%'`,
  `update base.source_key k set ended_at = now() from missing_fact m where k.source_id = $source and k.noun = m.noun and k.key = m.key`,
  // The last day on which it was known is the day before the bundle that no longer has it.
  `update base.enrollment e set ended_at = now(), ends_on = least(e.ends_on, base.today() - 1) from missing_fact m
    where m.noun = 'enrollment' and e.learner_id = m.learner_id and e.id = m.id`,
  `update base.guardianship e set ended_at = now(), ends_on = least(e.ends_on, base.today() - 1) from missing_fact m
    where m.noun = 'guardianship' and e.learner_id = m.learner_id and e.id = m.id`,
  `update base.support_case e set ended_at = now(), ends_on = least(e.ends_on, base.today() - 1) from missing_fact m
    where m.noun = 'case' and e.learner_id = m.learner_id and e.id = m.id`,
  `update base.assignment a set ends_on = least(a.ends_on, base.today() - 1) from missing_fact m where m.noun = 'assignment' and a.id = m.id`,
  `update base.class c set ended_on = base.today() from missing_fact m where m.noun = 'class' and c.id = m.id`,
  `update base.organization o set ended_on = base.today() from missing_fact m where m.noun = 'organization' and o.id = m.id`,
  // Who left the staff wears no hat any more, in any capacity.
  `update base.subject u set ended_at = now() from missing_fact m where m.noun = 'staff' and u.person_id = m.id and u.ended_at is null`,
  `insert into regrant select distinct g.learner_id from base.grants g join base.subject u on u.id = g.subject_id
    join missing_fact m on m.noun = 'staff' and u.person_id = m.id`,
  // A span ends with a successor that says when; an event is withdrawn.
  `update base.entry e set superseded_at = now() from missing_fact m
    where m.noun like 'entry:%' and e.learner_id = m.learner_id and e.id = m.id`,
  `insert into base.entry (learner_id, id, slice, mark, detail_only, author_id, circle_id, kind, observed_on, supersedes, method, source_id,
      source_key, row_key, hash, shifted_days, reason, body)
    select e.learner_id, gen_random_uuid(), e.slice, e.mark, e.detail_only, e.author_id, e.circle_id, e.kind, e.observed_on, e.id, e.method,
      e.source_id, e.source_key, e.row_key, null, e.shifted_days, 'missing-from-source',
      e.body || jsonb_build_object('endsOn', least((e.body ->> 'endsOn')::date, base.today() - 1))
    from missing_fact m join base.entry e on e.learner_id = m.learner_id and e.id = m.id
    where m.noun = any($spans)`,
];

/** An import that sends a set whole, or a row again, leaves nothing to decide of what an earlier one of the source missed there. */
export const forgetHeld = `delete from base.import_ending_row r using base.import i
  where i.id = r.import_id and i.source_id = $source and (r.set_name = any($complete) or r.row_key = any($ended)
    or r.row_key in (select row_key from sent_row))`;

/** Stands a decision in the place of a bundle: it sends nothing, and misses what was held back. */
export const missHeld: readonly string[] = [
  "create temporary table sent_row (row_key text, is_whole boolean) on commit drop",
  "create temporary table known_place (noun text, key text) on commit drop",
  "create temporary table known_link (learner_id uuid, key text) on commit drop",
  "create temporary table known_entry (learner_id uuid, key text) on commit drop",
  `create temporary table missing_row on commit drop as
    select set_name, row_key from base.import_ending_row where import_id = $import and set_name = $set`,
];
