// The views of audits, evaluations and studies: for those who keep the district's records, and for families whose school takes part.

import { grantHolds, type View } from "./door-grant.ts";
import { disposesOf } from "./door-rights.ts";

const state = `case when s.ended_why = 'refused' then 'refused' when s.destroyed_on is not null then 'destroyed'
    when s.reviewed_on is null then 'asked' when s.ended_on is not null or s.ends_on < k.today then
      case when s.destroy_by < k.today then 'overdue' else 'over' end
    when s.starts_on > k.today then 'coming' else 'open' end`;

/** With a learner in it, by the grant of who asks. */
export const studyViews: readonly View[] = [
  {
    name: "study_of",
    comment: "Studies that count the learners of a learner's school: for the family",
    select: `select distinct g.learner_id, s.id, s.basis, s.title, s.party, s.purpose, s.measures, s.starts_on, s.ends_on, s.destroy_by,
      s.destroyed_on, ${state} as state
    from base.grants g join base.subject me on me.id = g.subject_id and me.capacity in ('learner', 'guardian')
    join base.enrollment e on e.learner_id = g.learner_id and e.class_id is null and e.ended_at is null
    join base.organization_tree t on t.organization_id = e.organization_id
    join base.study s on s.organization_id = t.ancestor_id and s.reviewed_on is not null and s.ended_why is distinct from 'refused'
    cross join base.clock k where ${grantHolds}`,
  },
];

/** Without a learner in it: registrars and administrators of the district. */
export const studyOfficeViews: readonly { readonly name: string; readonly select: string }[] = [
  {
    name: "study",
    select: `select s.id, s.organization_id, o.name as organization, s.basis, s.title, s.party, s.purpose, s.agreement, s.clauses, s.measures,
        s.starts_on, s.ends_on, s.destroy_by, s.made_on, s.reviewed_on, s.review_note, s.ended_on, s.destroyed_on, s.proof, s.told,
        ${state} as state, f.display_name as made_by,
        s.reviewed_on is null and s.ended_on is null and not door.same_person(s.made_by, door.subject()) as may_review
      from base.study s join base.organization o on o.id = s.organization_id cross join base.clock k
      left join base.subject m on m.id = s.made_by left join base.staff f on f.id = m.person_id
      where ${disposesOf("s.organization_id")}`,
  },
  {
    name: "study_count",
    select: `select c.study_id, c.id, c.measure, c.cells, c.counted_on from base.study_count c join base.study s on s.id = c.study_id
      where ${disposesOf("s.organization_id")}`,
  },
];

/** What the working role asks of them. */
export const studyGrants: readonly string[] = ["grant select on door.study to daypack_work"];
