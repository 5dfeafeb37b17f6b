import { joinNamed, namedBody, nameWhatEntriesSpeakOf } from "./named.store.ts";
import { keepFirst } from "./repeats.store.ts";
import { stored } from "./stored.store.ts";

/** Entries: the new ones in, the changed ones as successors, the same ones untouched. `$source`, `$import`, `$shifted` stand for values. */

/** Our id of what a staged entry speaks of, joined as `alias`. */
const keyed = (alias: string, noun: string, column: string) =>
  `left join base.source_key ${alias} on ${alias}.source_id = $source and ${alias}.noun = '${noun}' and ${alias}.key = s.${column}`;

/** A statement about a class or school that nobody knows. */
const inTheAir = `changed and ((class_key is not null and class_id is null) or (school_key is not null and school_id is null))`;

/** What a result is about, where it says so; read out of the body of no other kind. */
const competency = (member: "framework" | "code") =>
  `case when s.kind = 'standards-result' then coalesce(s.body::jsonb #>> '{competency,${member}}', '') end as competency_${member}`;

/** Statements of one transaction, in order: what learners' entries come to, after places and links. */
export const mergeEntries: readonly string[] = [
  ...keepFirst("entry", ["learner_key", "key"], "kind"),
  // Most nights hardly anything changed: what is not written again is not carried along.
  `create temporary table known_entry on commit drop as
    select l.id as learner_id, s.key, s.row_key, s.at, s.hash, s.new_id, s.kind, s.slice, s.mark, s.observed_on, s.method, s.circle_kind,
      s.circle_key, s.school_key, s.class_key, s.author_capacity, s.author_key, case when n.changed then s.body end as body,
      n.changed, b.id is null as added, b.id as standing_id, b.detail_only as standing_detail_only,
      case when n.changed and s.is_partial then b.body end as standing_body,
      o.id as school_id, c.id as class_id, u.id as course_id, g.id as guardian_id,
      ${competency("framework")}, ${competency("code")}
    from staged_entry s
    ${keyed("l", "learner", "learner_key")}
    left join base.entry b on b.learner_id = l.id and b.source_id = $source and b.source_key = s.key and b.superseded_at is null
    cross join lateral (select b.id is null or b.hash is null or b.hash <> s.hash as changed) n
    ${keyed("o", "organization", "school_key")}
    ${keyed("ck", "class", "class_key")}
    left join base.class c on c.id = ck.id
    ${keyed("u", "course", "course_key")}
    ${keyed("g", "guardian", "guardian_key")}`,
  "analyze known_entry (learner_id, key, row_key, kind, author_key, changed, added)",
  `insert into merge_remark select 'learner.unknown', at, null from known_entry where learner_id is null`,
  "delete from known_entry where learner_id is null",
  // A statement about a place that nobody knows is left out; of a course, it keeps what it said.
  `insert into merge_remark select case when class_key is not null and class_id is null then 'class.unknown' else 'organization.unknown' end, at, null
    from known_entry where ${inTheAir}`,
  `delete from known_entry where ${inTheAir}`,
  // Whose words they are, where the source only carries them: the hat is made if nobody has worn it yet, and what it opens
  // is due like any other change of who is where.
  `with hat as (insert into base.subject (id, capacity, organization_id, person_id)
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
    where not exists (select from base.subject u where u.capacity = a.capacity and u.person_id = a.person_id)
    returning capacity, organization_id, person_id)
    insert into regrant
    select h.person_id from hat h where h.capacity = 'learner'
    union select g.learner_id from hat h join base.guardianship g on g.guardian_id = h.person_id
    union select e.learner_id from hat h join base.assignment s on s.staff_id = h.person_id join base.enrollment e on e.class_id = s.class_id
    union select m.learner_id from hat h join base.case_member m on m.staff_id = h.person_id
    union select e.learner_id from hat h join base.organization_tree t on t.ancestor_id = h.organization_id
      join base.enrollment e on e.organization_id = t.organization_id and e.class_id is null
      where h.capacity in ('nurse', 'leader', 'registrar', 'district')`,
  `update base.entry b set superseded_at = now() from known_entry s
    where s.changed and not s.added and b.learner_id = s.learner_id and b.id = s.standing_id`,
  ...nameWhatEntriesSpeakOf,
  // What the family keeps out of every summary stays out when its source says it anew.
  ...stored(
    "entry",
    "known_entry",
    `insert into base.entry (learner_id, id, slice, mark, detail_only, author_id, circle_id, kind, observed_on, supersedes, method, source_id,
      source_key, row_key, hash, shifted_days, body)
    select s.learner_id, s.new_id, s.slice, s.mark, coalesce(s.standing_detail_only, false),
      case when s.author_key is null then $source else
        coalesce((select w.id from base.subject w join base.source_key k on k.source_id = $source and k.key = s.author_key and k.id = w.person_id
          where w.capacity = s.author_capacity order by w.id limit 1), $source) end,
      case s.circle_kind when 'family' then s.learner_id when 'class' then s.class_id when 'household' then h.id
        when 'case' then (select c.id from base.support_case c where c.learner_id = s.learner_id and c.source_id = $source and c.source_key = s.circle_key) end,
      s.kind, s.observed_on, s.standing_id, s.method, $source, s.key, s.row_key, s.hash, $shifted,
      ${namedBody}
    from known_entry s ${joinNamed}
    left join base.source_key h on s.circle_kind = 'household' and h.source_id = $source and h.noun = 'household' and h.key = s.circle_key
    where s.changed order by s.learner_id, s.new_id`,
  ),
  // From now on no mark means present there.
  `update base.organization o set takes_attendance = true where not o.takes_attendance and o.id in (
      select coalesce(s.school_id, c.organization_id) from known_entry s left join base.class c on c.id = s.class_id
      where s.kind = 'attendance')`,
  "insert into touched select distinct learner_id, slice from known_entry where changed",
];
