/**
 * Who of a bundle is a learner that is here already. Statements of the import's transaction, set by set, on what is staged and not
 * merged yet; most nights nobody is new, and only the first of them runs. `$source` stands for the source's id, `$complete` for the
 * sets that are sent whole.
 */

/** Districts a source speaks of: those it sends; else the one that has all its schools; else itself; without any, the only one there is. */
export const findDistricts: readonly string[] = [
  `insert into base.source_district (source_id, district)
    select distinct $source, base.folded(fact ->> 'name') from staged_place
    where noun = 'organization' and fact ->> 'kind' = 'district' on conflict do nothing`,
  `with sent as (
      select array_agg(distinct base.folded(fact ->> 'name')) as schools from staged_place
      where noun = 'organization' and fact ->> 'kind' = 'school'),
    having_all as (
      select d.district from sent cross join base.source_district d
      join base.organization o on o.source_id = d.source_id and o.kind = 'school' and base.folded(o.name) = any(sent.schools)
      group by d.district, sent.schools having count(distinct base.folded(o.name)) = cardinality(sent.schools)),
    real as (
      select distinct d.district, s.is_sample from base.source_district d join base.source s on s.id = d.source_id),
    only_one as (
      select min(district) as district from real where not is_sample or not exists (select from real r where not r.is_sample) having count(distinct district) = 1)
    insert into base.source_district (source_id, district)
    select $source, d.district from (
      select min(district) as district from having_all having count(*) = 1
      union all select unnest(schools) from sent where (select count(*) from having_all) <> 1
      union all select district from only_one where (select schools is null from sent)) d
    where d.district is not null and not exists (select from base.source_district where source_id = $source)`,
];

/** Learners whom this source has not sent before. A row that only speaks of one says nothing of whom another set of it tells. */
export const findNew: readonly string[] = [
  `delete from staged_place s using base.source_key k
    where s.noun = 'learner' and (s.fact ->> 'isKnown')::boolean and k.source_id = $source and k.noun = 'learner' and k.key = s.key
      and split_part(k.row_key, '/', 1) <> split_part(s.row_key, '/', 1)`,
  `create temporary table new_learner on commit drop as
    select distinct on (s.key) s.key, s.at, s.new_id, coalesce((s.fact ->> 'isKnown')::boolean, false) as is_known,
      case when jsonb_typeof(s.fact -> 'identifiers') = 'array' then s.fact -> 'identifiers' end as identifiers, s.fact -> 'evidence' as evidence
    from staged_place s left join base.source_key k on k.source_id = $source and k.noun = 'learner' and k.key = s.key
    where s.noun = 'learner' and k.id is null order by s.key, s.ordinal`,
  // A bundle may tell of the numbers and the name in the identity alone.
  `update new_learner n set
      identifiers = coalesce(n.identifiers, case when jsonb_typeof(i.body -> 'identifiers') = 'array' then i.body -> 'identifiers' end),
      evidence = coalesce(n.evidence, jsonb_build_object('given', i.body -> 'given', 'family', i.body -> 'family', 'bornOn', i.body -> 'bornOn'))
    from (select learner_key, body::jsonb as body from staged_entry where kind = 'identity') i
    where i.learner_key = n.key and n.evidence is null`,
];

/** Sources that speak of the same district; a district's own numbers tell apart only where each speaks of one. */
const neighbors = `create temporary table if not exists neighbor on commit drop as
  select d.source_id, (select count(*) from base.source_district x where x.source_id = d.source_id) = 1
    and (select count(*) from base.source_district x where x.source_id = $source) = 1 as is_single
  from base.source_district d where d.district in (select district from base.source_district where source_id = $source) group by d.source_id`;

/** Whether a learner's record in this very source goes on beside the new one: then they are two, until somebody says otherwise. */
const goesOn = (learner: string) => `exists (select from base.source_key k
  where k.id = ${learner} and k.source_id = $source and k.noun = 'learner'
    and (exists (select from sent_learner s where s.key = k.key)
      or (k.ended_at is null and split_part(k.row_key, '/', 1) <> all($complete))))`;

/** Learners whom the new ones may be, with what agrees and what differs; and those of them whom an exact identifier joins. */
export const findCandidates: readonly string[] = [
  neighbors,
  `create temporary table new_person on commit drop as
    select n.*, base.folded(n.evidence ->> 'given') as given, base.folded(n.evidence ->> 'family') as family,
      n.evidence ->> 'bornOn' as born_on from new_learner n`,
  "analyze new_person",
  "create temporary table sent_learner on commit drop as select distinct key from staged_place where noun = 'learner'",
  "create index on sent_learner (key)",
  "analyze sent_learner",
  `create temporary table sent_school on commit drop as
    select distinct s.learner_key as key, base.folded(coalesce(p.fact ->> 'name', o.name)) as school from staged_link s
    join new_person n on n.key = s.learner_key
    left join staged_place p on p.noun = 'organization' and p.key = s.fact ->> 'organization'
    left join base.source_key k on k.source_id = $source and k.noun = 'organization' and k.key = s.fact ->> 'organization'
    left join base.organization o on o.id = k.id
    where s.noun = 'enrollment' and s.fact ->> 'organization' is not null`,
  "create index on sent_school (key)",
  "analyze sent_school",
  `create temporary table sent_identifier on commit drop as
    select distinct n.key, base.identifier_system(i.system) as system, btrim(i.value) as value, base.folded_identifier(i.value) as folded
    from new_person n cross join lateral jsonb_to_recordset(n.identifiers) as i (system text, value text)
    where base.folded_identifier(i.value) <> ''`,
  "analyze sent_identifier",
  // A number of the district may be what a source calls the learner, where that source tells no other number of them.
  `create temporary table by_number on commit drop as
    select key, learner_id, bool_or(is_exact) as is_exact from (
      select s.key, i.learner_id, i.system = s.system and i.value = s.value and (s.system = 'state' or (s.system = 'district' and n.is_single)) as is_exact
      from sent_identifier s join base.learner_identifier i on i.folded = s.folded and (i.system = s.system or length(s.folded) > 3)
      join neighbor n on n.source_id = i.source_id
      union all
      select s.key, k.id, n.is_single from sent_identifier s
      join base.source_key k on k.noun = 'learner' and k.key = s.value join neighbor n on n.source_id = k.source_id
      where s.system = 'district' and not exists (
        select from base.learner_identifier i where i.learner_id = k.id and i.source_id = k.source_id and i.system = 'district')) c
    group by key, learner_id`,
  `create temporary table candidate on commit drop as
    select key, learner_id, is_exact, true as by_number from by_number
    union
    select n.key, l.learner_id, false, false from new_person n
    join base.learner l on l.born_on::text = n.born_on
    join base.entry e on e.learner_id = l.learner_id and e.kind in ('name', 'identity')
      and base.folded(e.body ->> 'given') = n.given and base.folded(coalesce(e.body ->> 'family', '')) = coalesce(n.family, '')
    where exists (select from base.source_key k join neighbor b on b.source_id = k.source_id where k.id = l.learner_id)
      and not exists (select from by_number b where b.key = n.key and b.is_exact)
    union
    select n.key, l.learner_id, false, false from new_person n
    join base.learner l on l.given_sort_name = concat_ws(' ', n.given, n.family)
    where exists (select from base.source_key k join neighbor b on b.source_id = k.source_id where k.id = l.learner_id)
      and not exists (select from by_number b where b.key = n.key and b.is_exact)
      and (n.is_known or ((n.born_on is null or l.born_on is null) and exists (
        select from sent_school s
        join base.enrollment e on e.learner_id = l.learner_id
        join base.organization o on o.id = e.organization_id and base.folded(o.name) = s.school
        where s.key = n.key)))`,
  // A learner without a guess is found by a number too: the two ways give one row.
  `create temporary table compared on commit drop as
    select c.key, c.learner_id, bool_or(c.is_exact) as is_exact, bool_or(c.by_number) as by_number, n.is_known,
      bool_or(n.born_on = l.born_on::text) as born_same, k.is_named and n.given is not null as is_named, k.name_same, k.part_same
    from (select key, learner_id, is_exact, by_number from candidate) c
    join new_person n on n.key = c.key join base.learner l on l.learner_id = c.learner_id
    cross join lateral (
      select count(*) > 0 as is_named,
        coalesce(bool_or(base.folded(e.body ->> 'given') = n.given and base.folded(coalesce(e.body ->> 'family', '')) = coalesce(n.family, '')), false) as name_same,
        coalesce(bool_or(base.folded(e.body ->> 'given') = n.given or base.folded(e.body ->> 'family') = n.family), false) as part_same
      from base.entry e where e.learner_id = c.learner_id and e.kind in ('name', 'identity')) k
    group by c.key, c.learner_id, n.is_known, n.given, k.is_named, k.name_same, k.part_same`,
  `create temporary table weighed on commit drop as
    select key, learner_id, is_exact, is_known,
      array_remove(array[case when by_number then 'identifier' end, case when name_same then 'name' end, case when born_same then 'birth-date' end], null) as agrees,
      array_remove(array[case when is_named and not name_same then 'name' end, case when not born_same then 'birth-date' end], null) as differs,
      (is_named and not name_same and born_same is false) or (is_named and not part_same and born_same is not true) as is_doubtful
    from compared`,
  // A number that only looks alike is no reason to ask about somebody else altogether.
  `delete from weighed where not is_exact and 'name' = any(differs) and 'birth-date' <> all(agrees)`,
  `create temporary table linked on commit drop as
    select w.key, min(w.learner_id::text)::uuid as learner_id from weighed w where w.is_exact
    group by w.key having count(*) = 1 and not bool_or(w.is_doubtful)`,
  "delete from linked l where (select count(*) from linked o where o.learner_id = l.learner_id) > 1",
  `delete from linked l where ${goesOn("l.learner_id")}`,
];

/** Who is known now keeps the id; a further key of the same source is kept in mind. */
export const applyLinks: readonly string[] = [
  "update staged_place s set new_id = l.learner_id from linked l where s.noun = 'learner' and s.key = l.key",
  `insert into base.learner_alias (learner_id, source_id, learner_key)
    select l.learner_id, $source, l.key from linked l
    where exists (select from base.source_key k where k.id = l.learner_id and k.source_id = $source and k.noun = 'learner')
    on conflict do nothing`,
  // A file that only speaks of learners holds no numbers here, so who else has them is said now.
  `insert into merge_remark select 'identifier.claimed-twice', n.at, null from new_learner n
    where n.is_known and (select count(*) from weighed w where w.key = n.key and w.is_exact) > 1`,
];

/** What a fact of a further key is called: two facts of one person then never share a key, whatever the source numbers by. */
const aliasKey = (learnerKey: string, key: string) => `left(md5(${learnerKey}), 12) || E'\\x1f' || ${key}`;
const isAlias = "a.source_id = $source and a.learner_key = s.learner_key";

/** Of every learner whom the source knows by several keys. */
export const renameAliased: readonly string[] = [
  `update staged_link s set key = ${aliasKey("s.learner_key", "s.key")} from base.learner_alias a where ${isAlias}`,
  `update staged_entry s set key = ${aliasKey("s.learner_key", "s.key")},
      circle_key = case when s.circle_kind = 'case' then ${aliasKey("s.learner_key", "s.circle_key")} else s.circle_key end
    from base.learner_alias a where ${isAlias}`,
];

/** Sent rows of somebody nobody knows, in the order of what rests on what. */
const parts = [
  { part: "place", table: "staged_place", key: "key", and: "and s.noun = 'learner'" },
  { part: "link", table: "staged_link", key: "learner_key", and: "" },
  { part: "entry", table: "staged_entry", key: "learner_key", and: "" },
] as const;

/** Rows that waited, back among the staged: each once, as the newest bundle says it. `from` tells whose. */
export const stageWaiting = (from: string): readonly string[] => [
  ...parts.map(
    ({ table, part, key, and }) => `insert into ${table} overriding system value
    select p.* from (
      select learner_id, row_key, said, -row_number() over (order by learner_id, ordinal) as place
      from base.waiting_row where part = '${part}' and learner_id in (${from})) w
    cross join lateral jsonb_populate_record(null::${table}, w.said || jsonb_build_object('ordinal', w.place)) p
    where not exists (select from ${table} s where s.${key} = p.${key} ${and || "and s.row_key = w.row_key"})`,
  ),
  `delete from base.waiting_row where learner_id in (${from})`,
];

/** Questions of persons whom an exact identifier has answered since. */
const answered = `select c.learner_id from base.link_case c join linked l on l.key = c.learner_key
  where c.source_id = $source and c.waits and c.outcome is null`;
/** Their rows come in with this bundle, and nobody is asked any more. */
export const settleAnswered: readonly string[] = [
  ...stageWaiting(answered),
  `update base.link_case c set outcome = 'same', closed_at = now(), evidence = null from linked l
    where c.source_id = $source and c.learner_key = l.key and c.waits and c.outcome is null`,
];

/** What no identifier answers: rows of a file that only speaks of learners wait, and whoever may be here twice is asked about. */
export const openCases: readonly string[] = [
  `create temporary table person on commit drop as
    select n.key, n.at, n.is_known, coalesce(c.learner_id, n.new_id) as learner_id, coalesce(c.id, gen_random_uuid()) as case_id, c.outcome,
      coalesce(n.evidence, '{}') || jsonb_strip_nulls(jsonb_build_object('identifiers', n.identifiers)) as evidence
    from new_learner n
    left join lateral (select c.learner_id, c.id, c.outcome from base.link_case c
      where c.source_id = $source and c.learner_key = n.key and c.waits and (c.outcome is null or c.outcome = 'different')
      order by c.opened_at desc limit 1) c on n.is_known
    where not exists (select from linked l where l.key = n.key) and (n.is_known or exists (select from weighed w where w.key = n.key))`,
  `insert into merge_remark select case when outcome is null then 'learner.waits' else 'learner.nobody' end, at, null from person where is_known`,
  `insert into base.link_case (learner_id, id, source_id, learner_key, at, waits, evidence)
    select learner_id, case_id, $source, key, at, is_known, case when is_known then evidence end from person where outcome is null
    on conflict (learner_id, id) do update set at = excluded.at, evidence = excluded.evidence`,
  `delete from base.link_candidate c using person p where c.learner_id = p.learner_id and c.case_id = p.case_id and p.outcome is null`,
  `insert into base.link_candidate (learner_id, case_id, other_id, agrees, differs, persons)
    select p.learner_id, p.case_id, w.learner_id, w.agrees, w.differs, case when w.is_doubtful then 2 else 1 end
    from person p cross join lateral (
      select * from weighed w where w.key = p.key and w.learner_id <> p.learner_id
      order by w.is_exact desc, cardinality(w.agrees) desc, cardinality(w.differs), w.learner_id limit 8) w
    where p.outcome is null`,
  ...parts.flatMap(({ part, table, key, and }) => [
    `delete from base.waiting_row w using person p where p.is_known and w.part = '${part}' and w.learner_id = p.learner_id
      and (split_part(w.row_key, '/', 1) = any($complete) or exists (select from ${table} s where s.${key} = p.key and s.row_key = w.row_key))`,
    `insert into base.waiting_row (learner_id, part, ordinal, row_key, said)
      select p.learner_id, '${part}', coalesce((select max(w.ordinal) from base.waiting_row w where w.learner_id = p.learner_id and w.part = '${part}'), 0)
        + row_number() over (partition by p.learner_id order by s.ordinal), s.row_key, to_jsonb(s)
      from ${table} s join person p on p.is_known and p.outcome is null and s.${key} = p.key where true ${and}`,
    `delete from ${table} s using person p where p.is_known and s.${key} = p.key ${and}`,
  ]),
];

/** Rows that waited and whose whole set has come without them. */
export const dropGone = `with gone as (
    delete from base.waiting_row w using base.link_case c
    where c.source_id = $source and c.waits and c.outcome is null and w.learner_id = c.learner_id and split_part(w.row_key, '/', 1) = any($complete)
      and not exists (select from staged_place s where s.noun = 'learner' and s.key = c.learner_key) returning w.learner_id)
  update base.link_case c set outcome = 'gone', closed_at = now(), evidence = null
  where c.learner_id in (select learner_id from gone)
    and not exists (select from base.waiting_row w where w.learner_id = c.learner_id and split_part(w.row_key, '/', 1) <> all($complete))`;

/** After the places: the numbers of whoever is new or changed, and which of them two people claim. */
export const keepIdentifiers: readonly string[] = [
  `delete from base.learner_identifier i using known_place s
    where s.noun = 'learner' and s.changed and not s.added and i.source_id = $source and i.learner_id = s.id and i.learner_key = s.key`,
  `insert into base.learner_identifier (learner_id, source_id, learner_key, system, value, folded)
    select distinct s.id, $source, s.key, base.identifier_system(i.system), btrim(i.value), base.folded_identifier(i.value)
    from known_place s cross join lateral jsonb_to_recordset(
      case when jsonb_typeof(s.fact -> 'identifiers') = 'array' then s.fact -> 'identifiers' end) as i (system text, value text)
    where s.noun = 'learner' and s.changed and s.fact ->> 'isKnown' is null and base.folded_identifier(i.value) <> ''
    on conflict do nothing`,
];

/** The same of a bundle that tells numbers in the identity alone, whether or not the learner is new. */
export const keepSaidIdentifiers: readonly string[] = [
  `create temporary table said_identifier on commit drop as
    select p.id as learner_id, p.key, base.identifier_system(i.system) as system, btrim(i.value) as value, base.folded_identifier(i.value) as folded
    from known_place p join staged_entry s on s.kind = 'identity' and s.learner_key = p.key
    cross join lateral jsonb_to_recordset(case when jsonb_typeof(s.body::jsonb -> 'identifiers') = 'array' then s.body::jsonb -> 'identifiers' end) as i (system text, value text)
    where p.noun = 'learner' and not p.fact ? 'evidence' and base.folded_identifier(i.value) <> ''`,
  `delete from base.learner_identifier o using known_place p
    where p.noun = 'learner' and not p.fact ? 'evidence' and o.source_id = $source and o.learner_id = p.id and o.learner_key = p.key
      and exists (select from staged_entry s where s.kind = 'identity' and s.learner_key = p.key)
      and not exists (select from said_identifier i where i.key = o.learner_key and i.system = o.system and i.value = o.value)`,
  `insert into base.learner_identifier (learner_id, source_id, learner_key, system, value, folded)
    select distinct learner_id, $source, key, system, value, folded from said_identifier on conflict do nothing`,
];

/** Numbers that two people of one district have. */
export const findClaimedTwice: readonly string[] = [
  neighbors,
  `insert into merge_remark
    select distinct 'identifier.claimed-twice', s.at, null from known_place s
    join base.learner_identifier i on i.source_id = $source and i.learner_id = s.id and i.learner_key = s.key
    join base.learner_identifier o on o.folded = i.folded and o.system = i.system and o.value = i.value and o.learner_id <> i.learner_id
    join neighbor n on n.source_id = o.source_id
    where s.noun = 'learner' and s.changed and (i.system = 'state' or (i.system = 'district' and n.is_single))`,
];
