// The views of what is said between a family and the school, of notes that wait, and of cases. A conversation opens to who stands in
// it and still has a tie to the learner: one adult is told nothing of another's, not even that there is one.

import { grantHolds, type View } from "./door-grant.ts";

const mine = `base.correspondent c join base.thread_member m on m.learner_id = c.learner_id and m.subject_id = c.subject_id`;
const isMine = "c.subject_id = door.subject()";

const caseHolds = `x.starts_on <= k.today and coalesce(x.ends_on >= k.today, true)`;
/** Whoever keeps places on a case: the leader, the registrar, and who is on its team. */
const keepsCase = `${grantHolds}
      and (s.capacity in ('leader', 'registrar') or s.capacity = 'support' and exists (
        select from base.case_member o where o.learner_id = x.learner_id and o.case_id = x.id and o.staff_id = s.person_id
          and coalesce(o.starts_on <= k.today, true) and coalesce(o.ends_on >= k.today, true)))`;

/** Views of messages, held notes and cases; door.ts makes them with the others. */
export const messageViews: readonly View[] = [
  {
    name: "thread",
    comment: "Conversations of the subject, with what it has not read. No text",
    select: `select c.learner_id, m.thread_id as id, l.display_name as name, n.id as newest_id, n.sent_at as newest_at,
      n.author_id = c.subject_id as newest_is_mine,
      (select count(*) from base.message u where u.learner_id = m.learner_id and u.thread_id = m.thread_id
        and u.author_id <> c.subject_id and (m.read_to is null or u.id > m.read_to)) as unread
    from ${mine} join base.learner l on l.learner_id = c.learner_id
    cross join lateral (select x.id, x.sent_at, x.author_id from base.message x
      where x.learner_id = m.learner_id and x.thread_id = m.thread_id order by x.id desc limit 1) n
    where ${isMine}`,
  },
  {
    name: "thread_member",
    comment: "Who stands in the subject's conversations, whether they read it still, and how far",
    select: `select c.learner_id, m.thread_id, o.subject_id, s.capacity, s.function, o.subject_id = c.subject_id as is_me,
      case when s.capacity = 'learner' then l.display_name
        when s.capacity = 'guardian' and get_byte(c.rights, 2) & 7 >= 1 then (select e.body ->> 'name' from base.entry e where e.learner_id = m.learner_id
          and e.kind = 'contact' and e.superseded_at is null and e.body ->> 'guardianId' = s.person_id::text
          order by e.received_at desc, e.id desc limit 1)
        else f.display_name end as name,
      (select r.relationship from base.guardianship r where r.learner_id = m.learner_id and r.guardian_id = s.person_id
        order by r.is_primary desc, r.id limit 1) as relationship,
      exists (select from base.correspondent h where h.learner_id = m.learner_id and h.subject_id = o.subject_id) as reads,
      o.read_to, o.read_at
    from ${mine} join base.learner l on l.learner_id = c.learner_id
    join base.thread_member o on o.learner_id = m.learner_id and o.thread_id = m.thread_id
    join base.subject s on s.id = o.subject_id left join base.staff f on f.id = s.person_id
    where ${isMine}`,
  },
  {
    name: "message",
    comment: "What was said in the subject's conversations",
    select: `select c.learner_id, x.thread_id, x.id, x.author_id, x.language, x.template, x.body, x.other_language, x.other_body,
      x.entry_id, x.sent_at
    from ${mine} join base.message x on x.learner_id = m.learner_id and x.thread_id = m.thread_id
    where ${isMine}`,
  },
  {
    name: "together",
    comment: "Whether a guardian wants to be written to together with the others: their own word alone",
    select: `select distinct on (g.learner_id) g.learner_id, e.together
    from base.grants g join base.subject s on s.id = g.subject_id and s.capacity = 'guardian'
    join base.together_event e on e.learner_id = g.learner_id and e.guardian_id = s.person_id
    where ${grantHolds} order by g.learner_id, e.at desc, e.id desc`,
  },
  {
    name: "held_note",
    comment: "Transition notes of one's own that are not sent yet",
    select: `select g.learner_id, x.id, l.display_name as name, x.body, x.restricted, x.send_after
    from base.grants g join base.held_note x on x.learner_id = g.learner_id and x.author_id = g.subject_id
    join base.learner l on l.learner_id = g.learner_id
    where ${grantHolds}`,
  },
  {
    name: "restricted_reader",
    comment: "Who would read a restricted note handed to a team: for who may write one",
    select: `select g.learner_id, x.id as case_id, f.display_name as name
    from base.grants g cross join base.clock k
    join base.support_case x on x.learner_id = g.learner_id and ${caseHolds}
    join base.case_member m on m.learner_id = x.learner_id and m.case_id = x.id and m.reads_restricted
      and coalesce(m.starts_on <= k.today, true) and coalesce(m.ends_on >= k.today, true)
    join base.staff f on f.id = m.staff_id
    where ${grantHolds}
      and get_byte(g.rights, 22) >> 6 >= 2 and get_byte(g.rights, 22) >> 3 & 7 = 4`,
  },
  {
    name: "support_case",
    comment: "Cases that hold, and whether they are to be talked about: for their team and who gives places on it",
    select: `select g.learner_id, x.id, x.starts_on, x.ends_on, t.starred_at is not null as is_starred
    from base.grants g cross join base.clock k join base.subject s on s.id = g.subject_id
    join base.support_case x on x.learner_id = g.learner_id and ${caseHolds}
    left join base.case_star t on t.learner_id = x.learner_id and t.case_id = x.id
    where ${keepsCase}`,
  },
  {
    name: "support_staff",
    comment: "Who wears the hat of the support team at the subject's school. No learner is in it",
    select: `select distinct o.person_id as staff_id, f.display_name as name
    from base.subject s join base.subject o on o.capacity = 'support' and o.organization_id = s.organization_id and o.ended_at is null
    join base.staff f on f.id = o.person_id
    where s.id = door.subject() and s.capacity in ('leader', 'registrar', 'support')`,
  },
  {
    name: "case_member",
    comment: "The team of such a case, with those who left it",
    select: `select g.learner_id, m.case_id, m.staff_id, f.display_name as name, m.reads_restricted, m.starts_on, m.ends_on,
      coalesce(m.ends_on < k.today, false) as has_left, m.staff_id = s.person_id as is_me
    from base.grants g cross join base.clock k join base.subject s on s.id = g.subject_id
    join base.support_case x on x.learner_id = g.learner_id and ${caseHolds}
    join base.case_member m on m.learner_id = x.learner_id and m.case_id = x.id
    join base.staff f on f.id = m.staff_id
    where ${keepsCase}`,
  },
];

/**
 * A look at a conversation stands in the log under the conversation's id, and is told to those who stand in it: that a teacher writes
 * to one adult is nothing the other adult learns from the log.
 */
export const isToldOfLook = `(x.what not like 'message/%' or exists (select from base.thread_member tm
      where tm.learner_id = x.learner_id and tm.subject_id = g.subject_id and x.what = 'message/' || tm.thread_id))`;

/** Who may run what of it. */
export const messageGrants = [
  "grant execute on function door.correspondents(uuid), door.may_write_in(uuid, uuid) to daypack_serve",
  "grant execute on function door.start_thread(uuid, uuid, uuid[]), door.send_message(uuid, uuid, uuid, jsonb, timestamptz), door.note_message_read(uuid, uuid, uuid), door.append_restricted(uuid, uuid, uuid, date, jsonb) to daypack_work",
] as const;
