/**
 * What the merge adds to the bodies of entries: places, course and competency with our id and as they were called when the entry
 * came. Each is written once as the JSON text of its members and joined to the text of the body, which becomes `jsonb` at the end:
 * of a million results of some thousand classes, building and joining objects row by row took longer than storing them.
 */

const member = (name: string, id: string, title: string) =>
  `',"${name}":' || jsonb_build_object('id', ${id}, 'title', ${title})::text`;

const oneText = (name: string, value: string) => `coalesce(',"${name}":' || to_jsonb(${value})::text, '')`;

/** Of whatever a changed entry speaks of. `$source` stands for the source's id. */
export const nameWhatEntriesSpeakOf: readonly string[] = [
  `create temporary table named_class on commit drop as
    select c.id, c.course_id, c.organization_id, ${member("class", "c.id", "c.title")} as class, ${member("school", "o.id", "o.name")} as school,
      ${oneText("subject", "c.subject")} || ${oneText("period", "c.period")} as schedule
    from base.class c join base.organization o on o.id = c.organization_id
    where c.id in (select class_id from known_entry where changed)`,
  `create temporary table named_school on commit drop as
    select o.id, ${member("school", "o.id", "o.name")} as school from base.organization o
    where o.id in (select school_id from known_entry where changed)`,
  `create temporary table named_course on commit drop as
    select u.id, ${member("course", "u.id", "u.title")} as course from base.course u
    where u.id in (select course_id from known_entry where changed union select course_id from named_class)`,
  // By framework and code, else by the key under which this source sent it before, for a bundle of results need not bring the
  // standards along. An objective that names no framework is the one statement of that code, or of that UUID, in any.
  `create temporary table named_competency on commit drop as
    select s.framework, s.code, ',"competency":' || m.stated::text as competency from (
      select distinct competency_framework as framework, competency_code as code from known_entry
      where changed and competency_code is not null) s
    cross join lateral (
      select jsonb_strip_nulls(jsonb_build_object('id', m.id, 'framework', f.name, 'code', m.code, 'statement', m.statement,
          'subject', m.subject)) as stated
      from base.competency m join base.framework f on f.id = m.framework_id
      where (f.name = s.framework and m.code = s.code)
        or (s.framework = 'Learning objectives' and m.id = (select (array_agg(c.id))[1] from base.competency c
          where c.code = s.code and length(s.code) >= 5 having count(*) = 1))
        or (s.framework = 'Learning objectives' and m.id = (select k.id from base.source_key k
          where k.noun = 'competency' and k.key = s.code and s.code ~ '^[0-9a-f]{8}-[0-9a-f]{4}-' order by k.source_id limit 1))
        or m.id = (select k.id from base.source_key k where k.source_id = $source and k.noun = 'competency' and k.key = s.code)
      order by f.name = s.framework desc limit 1) m`,
  "analyze named_class; analyze named_school; analyze named_course; analyze named_competency",
];

/** The tables above, joined to `s`, a known entry. */
export const joinNamed = `
  left join named_class nc on nc.id = s.class_id
  left join named_school ns on ns.id = s.school_id
  left join named_course nu on nu.id = coalesce(s.course_id, nc.course_id)
  left join named_competency nm on nm.code = s.competency_code and nm.framework = s.competency_framework`;

/** Members to add, each with a comma before it. */
const added = `concat(
  ',"guardianId":"' || s.guardian_id || '"',
  case when s.school_id is not null then ns.school when s.kind in ('enrollment', 'attendance') then nc.school end,
  nc.class,
  case when s.kind = 'enrollment' then nc.schedule end,
  case when s.course_id is not null or s.kind = 'course-grade' then nu.course end,
  nm.competency)`;

/** The body of `s` with what was added; of a delta, what it does not say stands as it was. */
export const namedBody = `coalesce(s.standing_body, '{}') ||
  (case s.body when '{}' then '{' || substr(${added}, 2) else left(s.body, -1) || ${added} end || '}')::jsonb`;
