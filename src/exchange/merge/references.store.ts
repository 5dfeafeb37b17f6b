/**
 * What a place rests on: the school of a class, the parent of an organization. A reference may be to what this bundle sends, or to
 * what an earlier one did. `$source` stands for the source's id.
 */

/** Members of a fact that name another fact, as member, its noun and its key. */
const references = `
  lateral (
    select * from (values
      ('organization', 'organization', s.fact ->> 'organization'),
      ('parent', case when s.noun in ('organization', 'term') then s.noun end, s.fact ->> 'parent'),
      ('course', 'course', s.fact ->> 'course'),
      ('class', 'class', s.fact ->> 'class'),
      ('staff', 'staff', s.fact ->> 'staff')) as named (member, noun, key)
    union all
    select 'term', 'term', t.key from jsonb_array_elements_text(coalesce(s.fact -> 'terms', '[]')) as t (key)
  ) as r`;

const isUnknown = `r.noun is not null and r.key is not null
  and not exists (select from staged_place p where p.noun = r.noun and p.key = r.key)
  and not exists (select from base.source_key k where k.source_id = $source and k.noun = r.noun and k.key = r.key)`;

/** A member of staff at nothing, or in a class that nobody knows, is nowhere. */
const isNowhere = `u.noun = 'assignment' and (u.member in ('staff', 'class') or (u.member = 'organization' and not u.in_class))`;

/**
 * Says which references lead nowhere. What cannot be without it is left out; the rest stands without it, and is written again by
 * the bundle with which it is known (`unknown_reference` marks its hash).
 */
export const resolveReferences: readonly string[] = [
  `create temporary table schoolless on commit drop as
    select s.key, s.at from staged_place s cross join ${references} where s.noun = 'class' and r.member = 'organization' and ${isUnknown}`,
  "insert into merge_remark select 'class.school-unknown', at, null from schoolless",
  "delete from staged_place s using schoolless c where s.noun = 'class' and s.key = c.key",
  // After these: who teaches in such a class does so nowhere.
  `create temporary table unknown_reference on commit drop as
    select s.noun, s.key, s.at, r.member, s.fact ->> 'class' is not null as in_class from staged_place s cross join ${references}
    where s.noun in ('organization', 'term', 'school-day', 'course', 'class', 'assignment', 'unit') and ${isUnknown}`,
  `insert into merge_remark select noun || '.' || member || '-unknown', at, null from unknown_reference u
    where not (u.noun = 'assignment' and u.member = 'organization' and u.in_class)`,
  `delete from staged_place s using unknown_reference u where s.noun = u.noun and s.key = u.key and ${isNowhere}`,
];

/** Hash of a staged place: another one while something it names is not known. */
export const hashWithReferences = `case when exists (
  select from unknown_reference u where u.noun = s.noun and u.key = s.key) then s.hash || '\\x00'::bytea else s.hash end`;
