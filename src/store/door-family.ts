// Who a learner is, who has a tie to them, and what those who read the choices may know of each other.

import {
  choicesByte,
  grantHolds,
  householdSlice,
  isToldOf,
  levelOf,
  mineEntry,
  nameOfSubject,
  type View,
} from "./door-grant.ts";
import { isToldOfLook } from "./door-message.ts";
import { isSealed } from "./door-safety.ts";

/** Views of learners and of who stands around them. */
export const familyViews: readonly View[] = [
  {
    name: "learner",
    comment: "Learners by the name they go by",
    select: `select g.learner_id, l.display_name, l.sort_name, l.given_sort_name
    from base.grants g join base.learner l on l.learner_id = g.learner_id
    where ${grantHolds} and ${levelOf("0")} >= 1`,
  },
  {
    name: "tie",
    comment:
      "To whom the subject has a tie, what it may write there, and what is open to it in detail, where it may answer",
    select: `select g.learner_id, g.policy_id, g.circles, g.until,
      (select coalesce(bit_or(1 << n), 0) from generate_series(0, 28) n where get_byte(g.rights, n) >> 6 >= 1) as may_propose,
      (select coalesce(bit_or(1 << n), 0) from generate_series(0, 28) n where get_byte(g.rights, n) >> 6 >= 2) as may_contribute,
      (select coalesce(bit_or(1 << n), 0) from generate_series(0, 28) n where get_byte(g.rights, n) >> 6 >= 3) as may_steward,
      (select coalesce(bit_or(1 << n), 0) from generate_series(0, 28) n where get_byte(g.rights, n) & 7 >= 3) as in_detail,
      get_byte(g.rights, ${choicesByte}) >> 6 as may_choose, ${levelOf(choicesByte)} >= 1 as reads_choices,
      array(select c.kind from base.custom_element c where c.state <> 'active' or not exists (
        select from base.enrollment e join base.organization_tree t on t.organization_id = e.organization_id cross join base.clock k
        where e.learner_id = g.learner_id and t.ancestor_id = c.organization_id and coalesce(e.ends_on >= k.today, true)))
      as kinds_away
    from base.grants g where ${grantHolds}`,
  },
  {
    name: "regrant",
    comment:
      "Learners of whom the subject may now read more, less or nothing, and since when: for programs that keep copies",
    select: "select h.learner_id, h.changed_at from base.grants_history h where h.subject_id = door.subject()",
  },
  {
    name: "seen_by",
    comment: "Who else holds a grant on a learner: for those who read the choices",
    select: `select g.learner_id, o.subject_id, o.policy_id, s.capacity, s.organization_id, s.function,
      s.agreement_id, ${nameOfSubject} as name, o.circles, o.until
    from base.grants g
    join base.grants o on o.learner_id = g.learner_id and o.until > now()
    join base.subject s on s.id = o.subject_id
    left join base.staff f on f.id = s.person_id and s.capacity not in ('learner', 'guardian')
    left join base.agreement o2 on o2.id = s.agreement_id
    left join base.source r on r.id = s.id
    where ${grantHolds} and ${levelOf(choicesByte)} >= 1 and ${isToldOf("o.subject_id")} and not ${isSealed("o.subject_id")}`,
  },
  {
    name: "companion",
    comment:
      "Who could stand beside a goal or a plan: for those who read the choices. A guardian's name is that of a contact they may read",
    select: `select g.learner_id, o.subject_id, s.capacity, o.circles,
      case s.capacity when 'learner' then l.display_name
        when 'guardian' then (select e.body ->> 'name' from base.entry e
          where e.learner_id = g.learner_id and e.kind = 'contact' and e.superseded_at is null
            and e.body ->> 'guardianId' = s.person_id::text and e.mark <= ${levelOf("e.slice", mineEntry)}
          order by e.id desc limit 1)
        else f.display_name end as name
    from base.grants g
    join base.grants o on o.learner_id = g.learner_id and o.until > now()
    join base.subject s on s.id = o.subject_id and s.capacity in ('learner', 'guardian', 'teacher', 'support')
    join base.learner l on l.learner_id = g.learner_id
    left join base.staff f on f.id = s.person_id and s.capacity in ('teacher', 'support')
    where ${grantHolds} and ${levelOf(choicesByte)} >= 1 and ${isToldOf("o.subject_id")}`,
  },
  {
    name: "verification_request",
    comment: "Who outside is asked to confirm hours or work: for those who read the choices. Never the secret",
    select: `select g.learner_id, x.id, x.entry_id, x.name, x.organization, x.asked_at, x.until, x.opened_at, x.answered_at, x.ended_at
    from base.grants g join base.verification_request x on x.learner_id = g.learner_id
    join base.entry e on e.learner_id = x.learner_id and e.id = x.entry_id and e.mark <= ${levelOf("e.slice", mineEntry)}
    where ${grantHolds} and ${levelOf(choicesByte)} >= 1`,
  },
  {
    name: "guardianship",
    comment: "Adults of a learner: one's own row, or all for those who keep the record",
    select: `select g.learner_id, x.id, x.guardian_id, x.household_id, x.relationship, x.may_read, x.may_decide, x.lives_with,
      x.is_primary, x.starts_on, x.ends_on
    from base.grants g join base.guardianship x on x.learner_id = g.learner_id
    join base.subject s on s.id = g.subject_id
    where ${grantHolds}
      and (${levelOf(householdSlice)} >= 3 or (s.capacity = 'guardian' and x.guardian_id = s.person_id))`,
  },
  {
    name: "court_document",
    comment: "For those who keep the record, and nobody else",
    select: `select g.learner_id, x.id, x.guardian_id, x.kind, x.effective_on, x.review_on, x.note, x.entered_by, x.entered_at,
      x.confirmed_by, x.confirmed_at, x.lift_asked_by, x.lift_asked_at, x.lifted_by, x.lifted_at
    from base.grants g join base.court_document x on x.learner_id = g.learner_id
    where ${grantHolds} and ${levelOf(householdSlice)} >= 3 and get_byte(g.rights, ${householdSlice}) >> 6 >= 3`,
  },
  {
    name: "access_log",
    comment: "Who looked at what, when and why: for a family and the registrar",
    select: `select g.learner_id, x.id, x.at, x.subject_id, x.purpose, x.what, x.channel,
      x.status_slices, x.summary_slices, x.detail_slices
    from base.grants g join base.access_log x on x.learner_id = g.learner_id
    where ${grantHolds} and ${levelOf(choicesByte)} >= 1 and ${isToldOf("x.subject_id")} and ${isToldOfLook} and not ${isSealed("x.subject_id")}`,
  },
  {
    name: "notice",
    comment: "What the subject was told. Of a learner to whom it has no tie any more, nothing",
    select: `select n.id, n.code, n.about_id, n.place, n.at, n.read_at is not null as is_read,
      case when ${levelOf("0")} >= 1 then l.display_name end as name
    from base.notice n
    left join base.grants g on g.learner_id = n.about_id and ${grantHolds}
    left join base.learner l on l.learner_id = g.learner_id
    where n.subject_id = door.subject() and (n.about_id is null or g.learner_id is not null)`,
  },
];
