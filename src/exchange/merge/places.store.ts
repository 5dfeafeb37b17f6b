import { mergeLineItems } from "./gradebook.store.ts";
import { hashWithReferences, resolveReferences } from "./references.store.ts";
import { keepFirst } from "./repeats.store.ts";
import { stored } from "./stored.store.ts";

/**
 * Organizations, terms, courses, classes, staff, and what can be learned: from staged facts into the shared tables. Each is
 * found again by the source's own key. Every statement reads the staging tables; `$source` stands for the source's id.
 */

const nouns = [
  "organization",
  "term",
  "school-day",
  "course",
  "class",
  "staff",
  "assignment",
  "learner",
  "guardian",
  "competency",
  "edge",
  "unit",
  "line-item",
];

/** A value of the staged fact. */
const of = (member: string, type = "text") =>
  type === "text" ? `s.fact ->> '${member}'` : `(s.fact ->> '${member}')::${type}`;

/** Our id of another fact of this source. */
const idOf = (noun: string, member: string) =>
  `(select k.id from base.source_key k where k.source_id = $source and k.noun = '${noun}' and k.key = s.fact ->> '${member}')`;

/** Facts that are new or were changed: the others stand as they are. */
const changed = "s.changed";

const levels = "array(select jsonb_array_elements_text(coalesce(s.fact -> 'gradeLevels', '[]')))";

/** Rows of one noun into its table. */
const into = (noun: string, table: string, columns: Readonly<Record<string, string>>) => `
  insert into base.${table} (id, ${Object.keys(columns).join(", ")})
  select s.id, ${Object.values(columns).join(", ")} from known_place s where s.noun = '${noun}' and ${changed}
  on conflict (id) do update set ${Object.keys(columns)
    .map((column) => `${column} = excluded.${column}`)
    .join(", ")}`;

/** The same statement of the same framework under another key. */
const sameCompetency = `select from known_place f where f.noun = 'competency' and f.key < s.key
      and f.fact ->> 'framework' = s.fact ->> 'framework' and f.fact ->> 'code' = s.fact ->> 'code'`;

/** A framework's texts are whose sent them first: a district that names a standard does not rewrite it for the others. */
const isOurs = (id: string) =>
  `not exists (select from base.source_key o where o.id = ${id} and o.noun = 'competency' and o.source_id <> $source)`;

/**
 * Statements of one transaction, in order: places, staff, what can be learned, and that learners and guardians exist. All else
 * rests on these.
 */
export const mergePlaces: readonly string[] = [
  ...keepFirst("place", ["noun", "key"], "noun"),
  "create index on staged_place (noun, key)",
  "analyze staged_place (noun, key)",
  ...resolveReferences,
  // Who is new, changed or the same; then every fact has an id.
  `create temporary table known_place on commit drop as
    select s.noun, s.key, s.row_key, s.at, h.hash, s.fact, coalesce(k.id, s.new_id) as id,
      k.id is null or k.hash <> h.hash or k.ended_at is not null as changed, k.id is null as added
    from staged_place s cross join lateral (select ${hashWithReferences} as hash) h
    left join base.source_key k on k.source_id = $source and k.noun = s.noun and k.key = s.key
    where s.noun in (${nouns.map((noun) => `'${noun}'`).join(", ")})`,
  // A competency belongs to its framework, whoever sends it; within one its code is one.
  `insert into merge_remark select 'id.duplicate', s.at, s.noun from known_place s
    where s.noun = 'competency' and exists (${sameCompetency})`,
  `delete from known_place s where s.noun = 'competency' and exists (${sameCompetency})`,
  `insert into base.framework (id, name)
    select gen_random_uuid(), f.name from (select distinct fact ->> 'framework' as name from known_place where noun = 'competency') f
    on conflict (name) do nothing`,
  `update known_place s set id = c.id from base.competency c join base.framework f on f.id = c.framework_id
    where s.noun = 'competency' and f.name = s.fact ->> 'framework' and c.code = s.fact ->> 'code'`,
  // Another row may say it than the one that did: when that goes, the fact stays.
  `update base.source_key k set row_key = s.row_key from known_place s
    where not s.changed and k.source_id = $source and k.noun = s.noun and k.key = s.key and k.row_key <> s.row_key`,
  ...stored(
    "source_key",
    "known_place",
    `insert into base.source_key (source_id, noun, key, id, row_key, hash)
    select $source, noun, key, id, row_key, hash from known_place where changed
    on conflict (source_id, noun, key) do update set row_key = excluded.row_key, hash = excluded.hash, ended_at = null`,
  ),
  "create index on known_place (noun, key)",
  "analyze known_place (noun, key, id, row_key, changed, added)",

  into("organization", "organization", { source_id: "$source", kind: of("kind"), name: of("name"), ended_on: "null" }),
  `update base.organization o set parent_id = ${idOf("organization", "parent")}
    from known_place s where s.noun = 'organization' and ${changed} and o.id = s.id`,

  into("term", "term", {
    organization_id: idOf("organization", "organization"),
    title: of("title"),
    kind: of("kind"),
    school_year: of("schoolYear", "smallint"),
    starts_on: of("startsOn", "date"),
    ends_on: of("endsOn", "date"),
  }),
  `update base.term t set parent_id = ${idOf("term", "parent")} from known_place s where s.noun = 'term' and ${changed} and t.id = s.id`,

  `insert into base.school_day (organization_id, on_date, in_session)
    select ${idOf("organization", "organization")}, ${of("on", "date")}, ${of("inSession", "boolean")} from known_place s
    where s.noun = 'school-day' and ${changed} and ${idOf("organization", "organization")} is not null
    on conflict (organization_id, on_date) do update set in_session = excluded.in_session`,

  into("course", "course", {
    organization_id: idOf("organization", "organization"),
    title: of("title"),
    code: of("code"),
    subject: of("subject"),
    grade_levels: levels,
  }),

  into("class", "class", {
    organization_id: idOf("organization", "organization"),
    course_id: idOf("course", "course"),
    title: of("title"),
    code: of("code"),
    period: of("period"),
    subject: `coalesce(${of("subject")}, (select c.subject from base.course c where c.id = ${idOf("course", "course")}))`,
    grade_levels: `coalesce(nullif(${levels}, '{}'), (select c.grade_levels from base.course c where c.id = ${idOf("course", "course")}), '{}')`,
    ended_on: "null",
  }),
  `delete from base.class_term t using known_place s where s.noun = 'class' and ${changed} and t.class_id = s.id`,
  `insert into base.class_term (class_id, term_id)
    select distinct s.id, k.id from known_place s
    cross join jsonb_array_elements_text(coalesce(s.fact -> 'terms', '[]')) as t (key)
    join base.source_key k on k.source_id = $source and k.noun = 'term' and k.key = t.key
    join base.class c on c.id = s.id where s.noun = 'class' and ${changed}`,
  // A class that moved takes its learners along.
  `update base.enrollment e set organization_id = c.organization_id from known_place s join base.class c on c.id = s.id
    where s.noun = 'class' and ${changed} and not s.added and e.class_id = c.id and e.organization_id <> c.organization_id`,
  // A class lasts as long as its terms.
  `create temporary table class_span on commit drop as
    select c.class_id, min(t.starts_on) as starts_on, max(t.ends_on) as ends_on
    from base.class_term c join base.term t on t.id = c.term_id
    where c.class_id in (select id from known_place where noun = 'class' and changed)
      or c.term_id in (select id from known_place where noun = 'term' and changed) group by c.class_id`,
  "analyze class_span",
  `update base.class c set starts_on = p.starts_on, ends_on = p.ends_on from class_span p
    where p.class_id = c.id and (c.starts_on, c.ends_on) is distinct from (p.starts_on, p.ends_on)`,

  ...mergeLineItems,

  into("staff", "staff", {
    display_name: `concat_ws(' ', ${of("title")}, ${of("given")}, ${of("family")})`,
    sort_name: `lower(concat_ws(' ', ${of("family")}, ${of("given")}))`,
  }),
  `update base.subject u set ended_at = null from known_place s
    where s.noun = 'staff' and s.changed and not s.added and u.person_id = s.id and u.ended_at is not null`,
  into("assignment", "assignment", {
    staff_id: idOf("staff", "staff"),
    class_id: idOf("class", "class"),
    organization_id: `coalesce((select c.organization_id from base.class c where c.id = ${idOf("class", "class")}), ${idOf("organization", "organization")})`,
    role: of("role"),
    starts_on: of("startsOn", "date"),
    ends_on: of("endsOn", "date"),
  }),

  ...stored(
    "learner",
    "known_place",
    `insert into base.learner (learner_id, source_id) select s.id, $source from known_place s where s.noun = 'learner'
    on conflict (learner_id) do nothing`,
  ),
  `insert into base.guardian (id) select s.id from known_place s where s.noun = 'guardian' on conflict (id) do nothing`,

  `insert into base.competency (id, framework_id, code, statement, subject, grade_levels, is_group, position)
    select s.id, f.id, ${of("code")}, ${of("statement")}, ${of("subject")}, ${levels}, coalesce(${of("isGroup", "boolean")}, false),
      coalesce(${of("position", "integer")}, 0)
    from known_place s join base.framework f on f.name = s.fact ->> 'framework' where s.noun = 'competency' and ${changed}
    on conflict (id) do update set statement = excluded.statement, subject = excluded.subject, grade_levels = excluded.grade_levels,
      is_group = excluded.is_group, position = excluded.position where ${isOurs("competency.id")}`,
  `update base.competency c set parent_id = p.id from known_place s
    join base.framework f on f.name = s.fact ->> 'framework'
    join base.competency p on p.framework_id = f.id and p.code = s.fact ->> 'parent'
    where s.noun = 'competency' and ${changed} and c.id = s.id and s.fact ->> 'parent' is not null and ${isOurs("c.id")}`,
  `insert into base.competency_edge (from_id, to_id, kind)
    select distinct a.id, b.id, ${of("kind")} from known_place s
    join base.framework f on f.name = s.fact ->> 'framework'
    join base.competency a on a.framework_id = f.id and a.code = s.fact ->> 'from'
    join base.competency b on b.framework_id = f.id and b.code = s.fact ->> 'to'
    where s.noun = 'edge' and ${changed} on conflict do nothing`,
  `insert into base.unit (class_id, number, title, competency_ids)
    select c.id, ${of("number", "smallint")}, ${of("title")}, coalesce((
      select array_agg(k.id order by w.place) from jsonb_array_elements_text(s.fact -> 'competencies') with ordinality as w (code, place)
      join base.framework f on f.name = s.fact ->> 'framework' join base.competency k on k.framework_id = f.id and k.code = w.code), '{}')
    from known_place s join base.class c on c.id = ${idOf("class", "class")} where s.noun = 'unit' and ${changed}
    on conflict (class_id, number) do update set title = excluded.title, competency_ids = excluded.competency_ids
    where unit.set_by is null`,

  `do $$ begin
    if exists (select from known_place where noun = 'organization' and changed) then
      delete from base.organization_tree;
      insert into base.organization_tree (ancestor_id, organization_id)
      with recursive up as (
        select id as organization_id, id as ancestor_id, 0 as depth from base.organization
        union all
        select up.organization_id, o.parent_id, up.depth + 1 from up join base.organization o on o.id = up.ancestor_id
        where o.parent_id is not null and up.depth < 20
      )
      select distinct ancestor_id, organization_id from up;
    end if;
  end $$`,
];
