// The views of questionnaires. Offices read how many, never who; a family, the learner and a teacher read what is asked before it is.

import { grantHolds, type View } from "./door-grant.ts";

/** Views of instruments and surveys; door.ts makes them with the others. */
export const surveyViews: readonly View[] = [
  {
    name: "learner_survey",
    comment:
      "Questionnaires that a learner is or will be asked: for the learner, guardians, and teachers who are to rate",
    select: `select g.learner_id, v.id, v.rated_by, v.basis, v.opens_on, v.closes_on, i.definition, l.opted_out_at is not null as is_out,
      l.consent_id, k.today between v.opens_on and v.closes_on as is_open,
      v.basis = 'none' or (v.basis = 'notice' and l.asked_at is not null) or (v.basis = 'consent' and c.state in ('active', 'expiring')) as is_cleared,
      exists (select from base.entry e where e.learner_id = g.learner_id and e.kind = 'survey-response' and e.superseded_at is null
        and e.author_id = g.subject_id and e.body ->> 'surveyId' = v.id::text) as is_answered,
      s.capacity
    from base.grants g join base.subject s on s.id = g.subject_id
    join base.survey_learner l on l.learner_id = g.learner_id join base.survey v on v.id = l.survey_id
    join base.instrument i on i.id = v.instrument_id and i.version = v.version cross join base.clock k
    left join base.consent c on c.learner_id = l.learner_id and c.id = l.consent_id
    where ${grantHolds} and v.stopped_at is null and v.closes_on >= k.today
      and (s.capacity in ('learner', 'guardian') or (s.capacity = 'teacher' and v.rated_by = 'teacher'
        and l.opted_out_at is null and v.opens_on <= k.today
        and (v.basis = 'none' or (v.basis = 'notice' and l.asked_at is not null) or (v.basis = 'consent' and c.state in ('active', 'expiring')))))`,
  },
];

const keeps = (
  organization: string,
) => `exists (select from base.subject a where a.id = door.subject() and a.capacity = 'administrator'
  and a.ended_at is null and (a.organization_id is null or exists (select from base.organization_tree t
    where t.ancestor_id = a.organization_id and t.organization_id = ${organization})))`;

/** What administrators keep of them. */
export const surveyOfficeViews: readonly { readonly name: string; readonly select: string }[] = [
  {
    name: "instrument",
    select: `select i.id, i.version, i.organization_id, o.name as organization, i.definition, i.retired
      from base.instrument i join base.organization o on o.id = i.organization_id
      where ${keeps("i.organization_id")}
        and not exists (select from base.instrument n where n.id = i.id and n.version > i.version)`,
  },
  {
    name: "survey",
    select: `select v.id, i.definition -> 'title' as title, o.name as organization, v.rated_by, v.basis, v.opens_on, v.closes_on,
        v.stopped_at is not null as is_stopped, n.learners, n.told,
        case when n.answered >= 10 then n.answered end as answered
      from base.survey v join base.instrument i on i.id = v.instrument_id and i.version = v.version
      join base.organization o on o.id = v.organization_id
      cross join lateral (select count(*) as learners, count(l.asked_at) as told, count(*) filter (where exists (
          select from base.entry e where e.learner_id = l.learner_id and e.kind = 'survey-response' and e.superseded_at is null
            and e.body ->> 'surveyId' = v.id::text)) as answered
        from base.survey_learner l where l.survey_id = v.id) n
      where ${keeps("v.organization_id")}`,
  },
  {
    name: "planned_survey",
    select: `select t.ancestor_id as organization_id, v.id, i.definition -> 'title' as title, o.name as at, v.basis, v.opens_on, v.closes_on,
        array(select distinct q ->> 'area' from jsonb_array_elements(i.definition -> 'items') q where q ? 'area' order by 1) as areas
      from base.survey v join base.instrument i on i.id = v.instrument_id and i.version = v.version
      join base.organization o on o.id = v.organization_id join base.organization_tree t on t.organization_id = v.organization_id
      cross join base.clock k
      where v.stopped_at is null and v.closes_on >= k.today and v.basis <> 'none' and ${keeps("t.ancestor_id")}`,
  },
];

/** Who may run what of 0032. */
export const surveyGrants: readonly string[] = [
  "grant select on door.planned_survey to daypack_work",
  `grant execute on function door.answer_survey(uuid, uuid, uuid, jsonb), door.opt_out(uuid, uuid, boolean), door.stop_survey(uuid),
    door.put_instrument(uuid, uuid, jsonb, boolean), door.launch_survey(uuid, uuid, uuid, text, text, date, date) to daypack_work`,
];
