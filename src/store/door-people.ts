// Hats, apps and the staff directory: no learner is in them.

import { nameOfSubject, type View } from "./door-grant.ts";

/** Views without a learner. */
export const peopleViews: readonly View[] = [
  {
    name: "subject",
    comment: "Who a hat, an app or a source is. Family members have no name here: theirs are entries",
    select: `select s.id, s.capacity, s.organization_id, s.function, s.agreement_id, ${nameOfSubject} as name,
      case when s.id = door.subject() then s.person_id end as person_id, s.ended_at is null as is_active
    from base.subject s
    left join base.staff f on f.id = s.person_id and s.capacity not in ('learner', 'guardian')
    left join base.agreement o2 on o2.id = s.agreement_id
    left join base.source r on r.id = s.id`,
    barrier: false,
  },
  {
    name: "agreement",
    comment: "What apps signed and whether it holds today. No learner and no family is in it",
    select: `select a.id, s.id as subject_id, a.name, a.starts_on, a.ends_on, coalesce(a.terms -> 'elements', '[]') as elements,
      a.state = 'active' and s.ended_at is null and a.starts_on <= k.today and coalesce(a.ends_on >= k.today, true) as holds
    from base.agreement a join base.subject s on s.agreement_id = a.id cross join base.clock k where a.kind = 'app'`,
    barrier: false,
  },
  {
    name: "class_teacher",
    comment: "Who teaches or taught a class, from the staff directory. No learner is in it",
    select: `select distinct a.class_id, f.display_name as name
    from base.assignment a join base.staff f on f.id = a.staff_id where a.class_id is not null`,
    barrier: false,
  },
  {
    name: "my_class",
    comment: "Classes of the subject's own: taught by a teacher's hat",
    select: `select c.id, c.organization_id, c.course_id, c.title, c.code, c.period, c.subject, c.grade_levels, c.starts_on, c.ends_on
    from base.subject s join base.assignment a on a.staff_id = s.person_id join base.class c on c.id = a.class_id
    where s.id = door.subject() and s.capacity = 'teacher' and c.organization_id = s.organization_id and s.ended_at is null
    group by c.id`,
  },
];
