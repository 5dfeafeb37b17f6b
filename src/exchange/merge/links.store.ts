import { keepFirst } from "./repeats.store.ts";
import { stored } from "./stored.store.ts";

/** Enrollments, guardianships and cases: what ties a learner to places and people. `$source` stands for the source's id. */

const of = (member: string, type = "text") =>
  type === "text" ? `s.fact ->> '${member}'` : `(s.fact ->> '${member}')::${type}`;

/**
 * New and changed links of one noun into its table, learner by learner, so that indexes grow in one place and what is one learner's
 * lies together; the links of a learner are found again by the source's key. `held` says what a source may not simply overwrite.
 */
const into = (
  noun: string,
  table: string,
  columns: Readonly<Record<string, string>>,
  held: Readonly<Record<string, string>> = {},
) =>
  stored(
    table,
    "known_link",
    `
  insert into base.${table} (learner_id, id, ${Object.keys(columns).join(", ")}, source_id, source_key, row_key, hash, ended_at)
  select s.learner_id, s.id, ${Object.values(columns).join(", ")}, $source, s.key, s.row_key, s.hash, null
  from known_link s where s.noun = '${noun}' and s.changed order by s.learner_id, s.id
  on conflict (learner_id, id) do update set
    ${[...Object.keys(columns), "row_key", "hash", "ended_at"].map((column) => `${column} = ${held[column] ?? `excluded.${column}`}`).join(", ")}`,
  );

const standing = ["enrollment", "guardianship", "support_case"]
  .map((table) => `select learner_id, source_key, id, hash, ended_at from base.${table} where source_id = $source`)
  .join(" union all ");

/** Our id of what a staged link speaks of, joined as `alias`. */
const keyed = (alias: string, noun: string, member: string) =>
  `left join base.source_key ${alias} on ${alias}.source_id = $source and ${alias}.noun = '${noun}' and ${alias}.key = s.fact ->> '${member}'`;

/** What ties a learner to somebody or something that nobody knows. */
const inTheAir = `learner_id is null
      or (noun = 'enrollment' and ((fact ->> 'class' is not null and class_id is null) or organization_id is null))
      or (noun = 'guardianship' and guardian_id is null)`;

/** Statements of one transaction, in order: who is where and whose, after the places they rest on. */
export const mergeLinks: readonly string[] = [
  ...keepFirst("link", ["learner_key", "key"], "noun"),
  // A household is known by the source's key of it; the same key is the same household for all its children.
  `insert into base.source_key (source_id, noun, key, id, row_key, hash)
    select distinct on (s.fact ->> 'household') $source, 'household', s.fact ->> 'household', s.new_id, '', ''::bytea
    from staged_link s where s.noun = 'guardianship' order by s.fact ->> 'household', s.ordinal
    on conflict (source_id, noun, key) do nothing`,
  `create temporary table standing_link on commit drop as ${standing}`,
  "analyze standing_link",
  `create temporary table known_link on commit drop as
    select s.noun, s.key, s.row_key, s.at, s.hash, s.fact, l.id as learner_id, coalesce(b.id, s.new_id) as id,
      c.id as class_id, coalesce(c.organization_id, o.id) as organization_id, g.id as guardian_id, h.id as household_id,
      b.id is null or b.hash <> s.hash or b.ended_at is not null as changed, b.id is null as added
    from staged_link s
    left join base.source_key l on l.source_id = $source and l.noun = 'learner' and l.key = s.learner_key
    left join standing_link b on b.learner_id = l.id and b.source_key = s.key
    ${keyed("ck", "class", "class")}
    left join base.class c on c.id = ck.id
    ${keyed("o", "organization", "organization")}
    ${keyed("g", "guardian", "guardian")}
    ${keyed("h", "household", "household")}`,
  "analyze known_link (noun, key, row_key, learner_id, id, changed, added)",
  // What hangs in the air is left out, with the reason.
  `insert into merge_remark select case
      when learner_id is null then 'learner.unknown'
      when noun = 'enrollment' and fact ->> 'class' is not null and class_id is null then 'class.unknown'
      when noun = 'enrollment' and organization_id is null then 'organization.unknown'
      else 'guardian.unknown' end, at, null
    from known_link where ${inTheAir}`,
  `delete from known_link where ${inTheAir}`,
  ...into("enrollment", "enrollment", {
    organization_id: "s.organization_id",
    class_id: "s.class_id",
    starts_on: of("startsOn", "date"),
    ends_on: of("endsOn", "date"),
  }),
  ...into(
    "guardianship",
    "guardianship",
    {
      guardian_id: "s.guardian_id",
      household_id: "s.household_id",
      relationship: of("relationship"),
      may_read: of("mayRead", "boolean"),
      may_decide: of("mayDecide", "boolean"),
      lives_with: of("livesWith", "boolean"),
      is_primary: `coalesce(${of("isPrimary", "boolean")}, false)`,
      starts_on: of("startsOn", "date"),
      ends_on: of("endsOn", "date"),
    },
    // What a registrar or a merge has closed, no change of a phone number in a source opens again.
    {
      may_read: "excluded.may_read and (guardianship.may_read or not guardianship.rights_held)",
      may_decide: "excluded.may_decide and (guardianship.may_decide or not guardianship.rights_held)",
      ends_on:
        "case when guardianship.end_held then least(excluded.ends_on, guardianship.ends_on) else excluded.ends_on end",
    },
  ),
  ...into("case", "support_case", { starts_on: of("startsOn", "date"), ends_on: of("endsOn", "date") }),
  `delete from base.case_member m using known_link s where s.noun = 'case' and s.changed and m.learner_id = s.learner_id and m.case_id = s.id`,
  // Materialized: looked through once, not once a member of staff.
  `with s as materialized (
      select learner_id, id, jsonb_array_elements(fact -> 'members') as member from known_link where noun = 'case' and changed)
    insert into base.case_member (learner_id, case_id, staff_id, reads_restricted)
    select s.learner_id, s.id, k.id, (s.member ->> 'readsRestricted')::boolean from s
    join base.source_key k on k.source_id = $source and k.noun = 'staff' and k.key = s.member ->> 'staff'`,
  "insert into regrant select distinct learner_id from known_link where changed",
  // Whoever is in a class whose dates, school or teachers changed.
  `insert into regrant select distinct e.learner_id from base.enrollment e where e.class_id in (
      select id from known_place where noun = 'class' and changed and not added
      union select t.class_id from base.class_term t join known_place s on s.id = t.term_id where s.noun = 'term' and s.changed
      union select a.class_id from base.assignment a join known_place s on s.id = a.id where s.noun = 'assignment' and s.changed)`,
  // A calendar changes how many days were missed of how many.
  `insert into touched select distinct e.learner_id, $attendance::smallint from base.enrollment e where e.class_id is null and e.organization_id in (
      select d.organization_id from base.school_day d join known_place s on s.noun = 'school-day' and s.changed
        and d.on_date = (s.fact ->> 'on')::date)`,
];
