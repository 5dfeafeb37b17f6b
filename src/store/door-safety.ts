// Views of the door about who is let in besides the roster, who asked about a look, and what two people keep an eye on. Beside
// door.ts, with the same rules: the learner's id comes from the grant, and expiry is tested here.

import { choicesByte, grantHolds, householdSlice, levelOf, mineEntry, type View } from "./door-grant.ts";

/** Whether the reader is of the office that answers for the learner. */
const isOffice = "me.capacity in ('registrar', 'leader')";
/** The family reads of an exception once no law keeps it from them, and one parent nothing about another. */
const isTold = (exception: string) => `(${levelOf(choicesByte)} >= 1
      and coalesce(${exception}.sealed_until < k.today, true)
      and (not starts_with(g.policy_id, 'guardian.') or ${exception}.basis <> 'dependent'))`;

/** As base.open_exception has it. */
const isOpen = `(coalesce(x.ends_on >= k.today, true) and x.until > now() and (x.reviewed_at is not null or coalesce(x.review_by > now(), true)))`;

/**
 * A look that was made by an exception of which the family is not told yet. The statement of the log says to everybody that such there
 * may be, so that its absence tells nothing.
 */
export const isSealed = (subject: string) => `exists (
      select from base.exception z cross join base.clock k where z.learner_id = g.learner_id and z.subject_id = ${subject}
        and z.sealed_until >= k.today and not exists (
          select from base.subject me where me.id = g.subject_id and me.capacity in ('registrar', 'exception')))`;

/** Views with their own test of who asks. */
export const safetyViews: readonly View[] = [
  {
    name: "exception",
    comment:
      "Access by an exception of the law: for the office, for who asked, and for the family unless a law forbids it",
    select: `select g.learner_id, x.id, x.basis, x.slices, x.ends_on, x.opens_on, x.asked_at, x.opened_at, x.review_by, x.reviewed_at,
      x.ended_at, x.ended_why, x.sealed_until,
      case when x.ended_at is not null then 'ended' when x.opened_at is null then 'asked' when not ${isOpen} then 'over'
        when x.review_by is not null and x.reviewed_at is null then 'to-review' else 'open' end as state,
      least(x.until, case when x.reviewed_at is null then x.review_by end) as until,
      f.display_name as asked_by, n.name as organization, x.asked_by = g.subject_id as is_yours,
      x.reason, case when ${isOffice} or x.asked_by = g.subject_id then x.reference end as reference,
      case when ${isOffice} then x.seal_reason end as seal_reason, case when ${isOffice} then x.review_note end as review_note,
      (${isOffice} and not door.same_person(x.asked_by, g.subject_id)) as may_decide
    from base.grants g join base.exception x on x.learner_id = g.learner_id
    join base.subject me on me.id = g.subject_id cross join base.clock k
    left join base.subject s on s.id = x.asked_by left join base.staff f on f.id = s.person_id
    left join base.organization n on n.id = s.organization_id
    where ${grantHolds} and (${isOffice} or x.asked_by = g.subject_id or ${isTold("x")})`,
  },
  {
    name: "age_document",
    comment: "Papers on whose rights a learner's are: for those who keep the record",
    select: `select g.learner_id, x.id, x.kind, x.effective_on, x.note, x.entered_at, x.entered_by, x.confirmed_at, x.lifted_at
    from base.grants g join base.age_document x on x.learner_id = g.learner_id
    where ${grantHolds} and ${levelOf(householdSlice)} >= 3 and get_byte(g.rights, ${householdSlice}) >> 6 >= 3`,
  },
  {
    name: "coming_of_age",
    comment: "When the learner alone decides: for the learner, guardians and the registrar",
    select: `select g.learner_id,
      case when not coalesce(p.is_kept, false) then least(p.since, (l.born_on + make_interval(years => k.of_age_from::int))::date
        + (to_char(l.born_on, 'MMDD') = '0229' and to_char(l.born_on + make_interval(years => k.of_age_from::int), 'MMDD') = '0228')::int)
        end as of_age_on,
      o.policy_id = 'learner.of-age' as is_of_age
    from base.grants g join base.learner l on l.learner_id = g.learner_id cross join base.clock k
    left join lateral (select bool_or(d.kind = 'guardianship') as is_kept,
        min(d.effective_on) filter (where d.kind <> 'guardianship') as since
      from base.age_document d where d.learner_id = l.learner_id and d.confirmed_at is not null and d.lifted_at is null) p on true
    left join base.subject s on s.capacity = 'learner' and s.person_id = l.learner_id
    left join base.grants o on o.learner_id = l.learner_id and o.subject_id = s.id
    where ${grantHolds} and ${levelOf(choicesByte)} >= 1`,
  },
  {
    name: "own_guardian",
    comment: "The adults who have or had the rights of a learner, as their contacts call them: for the learner",
    select: `select distinct on (g.learner_id, s.id) g.learner_id, s.id as subject_id, x.relationship,
      (select e.body ->> 'name' from base.entry e where e.learner_id = x.learner_id and e.kind = 'contact' and e.superseded_at is null
        and e.body ->> 'guardianId' = x.guardian_id::text and e.mark <= ${levelOf("e.slice", mineEntry)}
        order by e.received_at desc, e.id desc limit 1) as name,
      coalesce(o.policy_id = 'guardian.dependent', false) as by_law
    from base.grants g join base.subject me on me.id = g.subject_id and me.capacity = 'learner'
    join base.guardianship x on x.learner_id = g.learner_id cross join base.clock k
    join base.subject s on s.capacity = 'guardian' and s.person_id = x.guardian_id and s.ended_at is null
    left join base.grants o on o.learner_id = x.learner_id and o.subject_id = s.id and o.until > now()
    where ${grantHolds} and ${levelOf(choicesByte)} >= 1 and x.may_read and coalesce(x.ends_on >= k.today, true)
      and not exists (select from base.blocked_guardian n where n.learner_id = x.learner_id and n.guardian_id = x.guardian_id)
    order by g.learner_id, s.id, x.is_primary desc, x.id`,
  },
  {
    name: "look_question",
    comment: "Questions about looks: to who asked, and to the registrar and leader of the learner",
    select: `select g.learner_id, x.id, x.about_id, x.looked_at, x.is_unknown, x.question, x.asked_by, x.asked_at, x.answer, x.answered_at,
      f.display_name as about, b.capacity as about_capacity, (${isOffice} and not door.same_person(x.about_id, g.subject_id)) as may_answer
    from base.grants g join base.look_question x on x.learner_id = g.learner_id
    join base.subject me on me.id = g.subject_id join base.subject b on b.id = x.about_id
    left join base.staff f on f.id = b.person_id and b.capacity not in ('learner', 'guardian')
    where ${grantHolds} and (${isOffice} or x.asked_by = g.subject_id)`,
  },
  {
    name: "conflict_told",
    comment: "Choices of two guardians that stand against each other: for the registrar who speaks with both",
    select: `select g.learner_id, x.target, x.category, x.since, x.ended_at
    from base.grants g join base.conflict_told x on x.learner_id = g.learner_id
    join base.subject me on me.id = g.subject_id where ${grantHolds} and me.capacity = 'registrar'`,
  },
  {
    name: "court_waiting",
    comment: "Court documents that wait for a second person, or for their review: for the registrar",
    select: `select g.learner_id, x.id, x.kind, case when x.lift_asked_at is not null then 'to-lift' when x.confirmed_at is null then 'to-confirm'
      else 'to-review' end as waits, x.review_on
    from base.grants g join base.court_document x on x.learner_id = g.learner_id
    join base.subject me on me.id = g.subject_id cross join base.clock k
    where ${grantHolds} and me.capacity = 'registrar' and x.lifted_at is null
      and (x.confirmed_at is null or x.lift_asked_at is not null or x.review_on <= k.today)`,
  },
  {
    name: "check_up",
    comment: "How far one is with the questions of the first visit",
    select: `select g.learner_id, x.answers, x.put_off_until, x.done_at
    from base.grants g join base.check_up x on x.learner_id = g.learner_id and x.subject_id = g.subject_id where ${grantHolds}`,
  },
  {
    name: "unusual_finding",
    comment:
      "Unusual access of the people of one's own schools, as counts: for leaders and administrators, never about oneself",
    select: `select x.id, x.code, x.subject_id, x.on_date, x.learners, x.looks, x.usual, x.first_at, x.last_at,
      f.display_name as name, s.capacity, o.name as organization, x.owner_id = me.id as is_yours,
      (select w.display_name from base.subject v join base.staff w on w.id = v.person_id where v.id = x.owner_id) as owner,
      x.answer, x.closed_at
    from base.subject me join base.unusual_finding x on true
    join base.subject s on s.id = x.subject_id left join base.staff f on f.id = s.person_id
    left join base.organization o on o.id = s.organization_id
    where me.id = door.subject() and me.ended_at is null and me.capacity in ('leader', 'administrator')
      and not door.same_person(s.id, me.id)
      and (me.capacity = 'administrator' and me.organization_id is null or exists (
        select from base.organization_tree t where t.ancestor_id = me.organization_id and t.organization_id = x.organization_id))`,
  },
  {
    name: "unusual_look",
    comment: "Whom such a finding is about: only learners whom the reader may see",
    select: `select distinct g.learner_id, x.id as finding_id, l.display_name
    from base.grants g join base.subject me on me.id = g.subject_id and me.capacity = 'leader'
    join base.unusual_finding x on true
    join base.access_log a on a.learner_id = g.learner_id and a.subject_id = x.subject_id and a.at between x.first_at and x.last_at
    join base.learner l on l.learner_id = g.learner_id
    join base.organization_tree t on t.ancestor_id = me.organization_id and t.organization_id = x.organization_id
    where ${grantHolds} and ${levelOf("0")} >= 1`,
  },
  {
    name: "unusual_rule",
    comment: "What counts as unusual",
    select: `select r.code, r.threshold, r.is_on from base.unusual_rule r where exists (
      select from base.subject me where me.id = door.subject() and me.capacity in ('leader', 'administrator') and me.ended_at is null)`,
  },
  {
    name: "work_hours",
    comment: "When looks are nothing to ask about",
    select: `select h.from_hour, h.until_hour, h.counts_days_off from base.work_hours h where exists (
      select from base.subject me where me.id = door.subject() and me.capacity in ('leader', 'administrator') and me.ended_at is null)`,
  },
  {
    name: "paper",
    comment: "Scanned pages of a court document or an exception: for those who keep the record",
    select: `select g.learner_id, x.id, x.about_id, x.name, x.media_type, octet_length(x.bytes) as size, x.bytes
    from base.grants g join base.paper x on x.learner_id = g.learner_id
    where ${grantHolds} and ${levelOf(householdSlice)} >= 3 and get_byte(g.rights, ${householdSlice}) >> 6 >= 3`,
  },
];

/** What the working role needs of the functions here. */
export const safetyGrants = [
  "grant execute on function door.same_person(uuid, uuid) to daypack_serve, daypack_work",
  "grant execute on function door.ask_about_look(uuid, uuid, uuid, boolean, text) to daypack_work",
  "grant select on door.unusual_finding to daypack_work",
] as const;
