/** Entries: the new ones in, the changed ones as successors, the same ones untouched. `$source`, `$import`, `$shifted` stand for values. */

const keyOf = (noun: string, column: string) =>
  `(select k.id from base.source_key k where k.source_id = $source and k.noun = '${noun}' and k.key = s.${column})`;

/** A place as an entry names it: with our id, and as it was called when the entry came. */
const named = (id: string, table: "organization" | "class" | "course", title: "name" | "title") =>
  `(select jsonb_build_object('id', p.id, 'title', p.${title}) from base.${table} p where p.id = ${id})`;

export const mergeEntries: readonly string[] = [
  `insert into merge_remark select 'id.duplicate', s.at, s.kind from staged_entry s
    where exists (select from staged_entry f where f.learner_key = s.learner_key and f.key = s.key and f.ordinal < s.ordinal
      and (f.hash <> s.hash or f.row_key = s.row_key))`,
  `delete from staged_entry s using staged_entry f where f.learner_key = s.learner_key and f.key = s.key and f.ordinal < s.ordinal`,
  "analyze staged_entry",
  `create temporary table known_entry on commit drop as
    select s.*, l.id as learner_id, b.id as standing_id,
      b.id is null or b.hash is null or b.hash <> s.hash as changed, b.id is null as added
    from staged_entry s
    left join base.source_key l on l.source_id = $source and l.noun = 'learner' and l.key = s.learner_key
    left join base.entry b on b.learner_id = l.id and b.source_id = $source and b.source_key = s.key and b.superseded_at is null`,
  `insert into merge_remark select 'learner.unknown', at, null from known_entry where learner_id is null`,
  "delete from known_entry where learner_id is null",
  // A statement about a class or school that nobody knows is left out; of a course, it keeps what it said.
  `insert into merge_remark select case when s.class_key is not null then 'class.unknown' else 'organization.unknown' end, s.at, null
    from known_entry s where s.changed and (
      (s.class_key is not null and not exists (select from base.class c where c.id = ${keyOf("class", "class_key")}))
      or (s.school_key is not null and ${keyOf("organization", "school_key")} is null))`,
  `delete from known_entry s where s.changed and (
      (s.class_key is not null and not exists (select from base.class c where c.id = ${keyOf("class", "class_key")}))
      or (s.school_key is not null and ${keyOf("organization", "school_key")} is null))`,
  `insert into row_outcome select row_key, case when added then 'added' when changed then 'changed' else 'unchanged' end from known_entry`,
  // Whose words they are, where the source only carries them: the hat is made if nobody has worn it yet.
  `insert into base.subject (id, capacity, organization_id, person_id)
    select gen_random_uuid(), a.capacity, a.organization_id, a.person_id from (
      select distinct s.author_capacity as capacity,
        case when s.author_capacity in ('guardian', 'learner') then (
            select a.id from base.enrollment e join base.organization_tree t on t.organization_id = e.organization_id
            join base.organization a on a.id = t.ancestor_id where e.learner_id = s.learner_id
            order by (a.kind = 'district') desc, (select count(*) from base.organization_tree u where u.organization_id = a.id), a.id limit 1)
          else (select g.organization_id from base.assignment g where g.staff_id = k.id order by g.class_id nulls last, g.organization_id limit 1)
        end as organization_id,
        k.id as person_id
      from known_entry s join base.source_key k on k.source_id = $source and k.key = s.author_key
        and k.noun = case when s.author_capacity = 'guardian' then 'guardian' when s.author_capacity = 'learner' then 'learner' else 'staff' end
      where s.changed and s.author_key is not null) a
    where not exists (select from base.subject u where u.capacity = a.capacity and u.person_id = a.person_id)`,
  `update base.entry b set superseded_at = now() from known_entry s
    where s.changed and not s.added and b.learner_id = s.learner_id and b.id = s.standing_id`,
  `insert into base.entry (learner_id, id, slice, mark, author_id, circle_id, kind, observed_on, supersedes, method, source_id, source_key,
      row_key, hash, shifted_days, body)
    select s.learner_id, s.new_id, s.slice, s.mark,
      coalesce((select u.id from base.subject u join base.source_key k on k.source_id = $source and k.key = s.author_key and k.id = u.person_id
        where u.capacity = s.author_capacity order by u.id limit 1), $source),
      case s.circle_kind when 'family' then s.learner_id when 'class' then ${keyOf("class", "circle_key")}
        when 'household' then ${keyOf("household", "circle_key")}
        when 'case' then (select c.id from base.support_case c where c.learner_id = s.learner_id and c.source_id = $source and c.source_key = s.circle_key) end,
      s.kind, s.observed_on, s.standing_id, s.method, $source, s.key, s.row_key, s.hash, $shifted,
      s.body || jsonb_strip_nulls(jsonb_build_object(
        'guardianId', ${keyOf("guardian", "guardian_key")},
        'school', case when s.school_key is not null then ${named(keyOf("organization", "school_key"), "organization", "name")}
          when s.class_key is not null and s.kind in ('enrollment', 'attendance') then
            ${named(`(select c.organization_id from base.class c where c.id = ${keyOf("class", "class_key")})`, "organization", "name")} end,
        'class', case when s.class_key is not null then ${named(keyOf("class", "class_key"), "class", "title")} end,
        'subject', case when s.class_key is not null and s.kind = 'enrollment' then (select c.subject from base.class c where c.id = ${keyOf("class", "class_key")}) end,
        'period', case when s.class_key is not null and s.kind = 'enrollment' then (select c.period from base.class c where c.id = ${keyOf("class", "class_key")}) end,
        'course', case when s.course_key is not null then ${named(keyOf("course", "course_key"), "course", "title")} end))
    from known_entry s where s.changed`,
  // From now on no mark means present there.
  `update base.organization o set takes_attendance = true where not o.takes_attendance and o.id in (
      select k.id from base.source_key k where k.source_id = $source and k.noun = 'organization'
        and k.key in (select school_key from known_entry where kind = 'attendance')
      union select c.organization_id from base.class c join base.source_key k on k.id = c.id and k.noun = 'class' and k.source_id = $source
        where k.key in (select class_key from known_entry where kind = 'attendance'))`,
  "insert into touched select distinct learner_id, slice from known_entry where changed",
];
