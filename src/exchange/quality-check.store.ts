// What should be true of every record, as data: a code, and which learners or classes it is not true of today. Its words and
// what to do stand in remark-words.json, its table in docs/standards/importing.md.

const today = "(select today from base.clock)";
const holds = (
  span: string,
) => `${span}.ended_at is null and (${span}.starts_on is null or ${span}.starts_on <= ${today})
  and (${span}.ends_on is null or ${span}.ends_on >= ${today})`;
/** The schools where learners are today, found once for all checks: of a large district that is most of their work. */
export const whereLearnersAre = `with here as materialized (
  select distinct e.learner_id, e.organization_id from base.enrollment e where ${holds("e")})`;
const adult = 18;
/** Years that nobody at school has: preschool begins at two, and public schooling ends at 22 at the latest, adults' at any age. */
const ages = [2, 25] as const;

/** Each selects `learner_id, code, organization_id`, after `whereLearnersAre`. */
export const learnerChecks: readonly string[] = [
  // A learner who was merged into another, or whom the source took back, has no key any more.
  `select l.learner_id, 'learner.not-enrolled' as code, null::uuid as organization_id from base.learner l
  where exists (select from base.source_key k where k.id = l.learner_id and k.noun = 'learner' and k.ended_at is null)
    and not exists (select from base.enrollment e where e.learner_id = l.learner_id and e.ended_at is null)`,
  `select h.learner_id, 'learner.no-guardian', h.organization_id from here h join base.learner l using (learner_id)
  where (l.born_on is null or l.born_on > ${today} - make_interval(years => ${adult}))
    and not exists (select from base.guardianship g where g.learner_id = h.learner_id and ${holds("g")})`,
  `select learner_id, 'learner.two-schools', organization_id from (
    select h.*, count(*) over (partition by learner_id) as schools from here h
      join base.organization o on o.id = h.organization_id and o.kind = 'school') h where schools > 1`,
  `select h.learner_id, 'learner.birthday-missing', h.organization_id from here h join base.learner l using (learner_id)
  where l.born_on is null`,
  `select h.learner_id, 'learner.birthday-odd', h.organization_id from here h join base.learner l using (learner_id)
  where l.born_on > ${today} - make_interval(years => ${ages[0]}) or l.born_on < ${today} - make_interval(years => ${ages[1]})`,
  `select h.learner_id, 'learner.name-missing', h.organization_id from here h join base.learner l using (learner_id)
  where l.display_name = ''`,
];

/** Each selects `class_id, code, organization_id`. */
export const classChecks: readonly string[] = [
  `select c.id as class_id, 'class.no-teacher' as code, c.organization_id from base.class c
  where c.ended_on is null and (c.starts_on is null or c.starts_on <= ${today}) and (c.ends_on is null or c.ends_on >= ${today})
    and exists (select from base.enrollment e where e.class_id = c.id and ${holds("e")})
    and not exists (select from base.assignment a where a.class_id = c.id and a.role = 'teacher'
      and (a.starts_on is null or a.starts_on <= ${today}) and (a.ends_on is null or a.ends_on >= ${today}))`,
];
