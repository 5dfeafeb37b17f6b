// Who is who: questions for registrars, records that became one, and what a check found.

import { grantHolds, identitySlice, levelOf, nameOfSubject, type View } from "./door-grant.ts";

/** A registrar whom a question about who is who reaches (0013). */
const isLinkKeeper = (learner: string, id: string) => `exists (
      select from base.link_keeper k where k.subject_id = door.subject() and k.learner_id = ${learner} and k.case_id = ${id})`;

/** Views for whoever keeps the record. */
export const linkViews: readonly View[] = [
  {
    name: "link_case",
    comment: "Whether somebody of a source is a learner who is here: for the registrars of either",
    select: `select c.learner_id, c.id, c.learner_key, r.name as source, c.at, c.waits, c.evidence, c.opened_at, c.outcome, c.closed_at
    from base.link_case c left join base.source r on r.id = c.source_id where ${isLinkKeeper("c.learner_id", "c.id")}`,
  },
  {
    name: "link_candidate",
    comment: "Whom they may be, what agrees and differs, and how many have said so",
    select: `select d.learner_id, d.case_id, d.other_id, d.agrees, d.differs, d.persons,
      (select count(*) from base.link_vote v where v.learner_id = d.learner_id and v.case_id = d.case_id and v.other_id = d.other_id) as votes,
      exists (select from base.link_vote v where v.learner_id = d.learner_id and v.case_id = d.case_id and v.other_id = d.other_id
        and v.voted_by = door.subject()) as is_own
    from base.link_candidate d where ${isLinkKeeper("d.learner_id", "d.case_id")}`,
  },
  {
    name: "link_person",
    comment: "Who the people of such a question are, as they are known today: no earlier name, no address",
    select: `select c.learner_id as case_learner_id, c.id as case_id, l.learner_id, l.display_name, l.born_on,
      (select concat_ws(' ', e.body ->> 'given', e.body ->> 'middle', e.body ->> 'family', e.body ->> 'suffix') from base.entry e
        where e.learner_id = l.learner_id and e.kind = 'identity' and e.superseded_at is null order by e.received_at desc, e.id desc limit 1) as legal_name,
      (select coalesce(jsonb_agg(distinct jsonb_build_object('system', i.system, 'value', i.value)), '[]') from base.learner_identifier i
        where i.learner_id = l.learner_id) as identifiers,
      array(select distinct o.name from base.enrollment e join base.organization o on o.id = e.organization_id
        where e.learner_id = l.learner_id and e.class_id is null and e.ended_at is null order by 1 limit 5) as schools,
      array(select distinct e.body ->> 'name' from base.entry e where e.learner_id = l.learner_id and e.kind = 'contact'
        and e.superseded_at is null and e.body ->> 'holder' = 'guardian' order by 1 limit 5) as guardians,
      array(select distinct r.name from base.source_key k join base.source r on r.id = k.source_id
        where k.id = l.learner_id and k.noun = 'learner' order by 1 limit 5) as sources
    from base.link_case c cross join base.learner l
    where ${isLinkKeeper("c.learner_id", "c.id")} and (l.learner_id = c.learner_id or exists (
      select from base.link_candidate d where d.learner_id = c.learner_id and d.case_id = c.id and d.other_id = l.learner_id))`,
  },
  {
    name: "learner_merge",
    comment: "Records that became one: for who keeps it",
    select: `select g.learner_id, m.id, m.merged_at, ${nameOfSubject} as merged_by, m.undone_at
    from base.grants g join base.learner_merge m on m.learner_id = g.learner_id
    join base.subject keeper on keeper.id = g.subject_id and keeper.capacity = 'registrar'
    join base.subject s on s.id = m.merged_by left join base.staff f on f.id = s.person_id
    left join base.agreement o2 on o2.id = s.agreement_id left join base.source r on r.id = s.id
    where ${grantHolds}`,
  },
  {
    name: "quality_finding",
    comment: "Learners of whom a check found something: for the registrar, who keeps the record",
    select: `select g.learner_id, x.code, x.organization_id
    from base.grants g join base.quality_finding x on x.learner_id = g.learner_id join base.subject s on s.id = g.subject_id
    where ${grantHolds} and s.capacity = 'registrar' and ${levelOf(identitySlice)} >= 3`,
  },
];
