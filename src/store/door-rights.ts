// The views of the door for what families may ask and a school owes: corrections with their hearings, who is told of a change. Beside
// door.ts, which makes them with its own.
import { noCircle } from "../kernel/id.ts";

import { choicesByte, grantHolds, levelOf, type View } from "./door-grant.ts";

/** Who reads the choices and the log is the family or keeps the record. */
const readsLog = `${levelOf(choicesByte)} >= 1`;
/** Who asked, or keeps that part: one guardian is not told of the other's requests. */
const asksOrAnswers = "(x.asked_by = g.subject_id or door.answers_for(s.capacity, g.rights, x.slice))";

/** What a family said about an entry, for the columns of every view that hands out entries. */
export const statementsOf = `(select jsonb_agg(jsonb_build_object('text', t.text, 'by', b.capacity, 'on', t.stated_on) order by t.stated_at, t.id)
      from base.entry_statement t join base.subject b on b.id = t.stated_by
      where t.learner_id = e.learner_id and t.entry_id = e.id) as statements`;

/** A list has no room for words: what a family made a statement about is in none. */
const isUndisputed = (entry: string) =>
  `not exists (select from base.entry_statement t where t.learner_id = ${entry}.learner_id and t.entry_id = ${entry}.id)`;

/**
 * What a family said about entries that a digest sums up, with it (99.21(c)). Who reads one line of a part learns that there is a
 * statement, and who reads the summary its words: they may say more than the line does, and the family chose the line.
 */
export const statementsUnder = (readsSummary: string) => `(
      select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('kind', e.kind, 'by', b.capacity, 'on', t.stated_on,
        'text', case when ${readsSummary} and d.summary ? e.kind then t.text end)) order by t.stated_at, t.id)
      from base.entry_statement t join base.subject b on b.id = t.stated_by
      join base.entry e on e.learner_id = t.learner_id and e.id = t.entry_id and e.superseded_at is null and e.mark = 3 and not e.detail_only
      where t.learner_id = d.learner_id and e.slice = d.slice and (d.circle_id = '${noCircle}' or e.circle_id = d.circle_id)
        and (d.status ? e.kind or (${readsSummary} and d.summary ? e.kind))) as statements`;

/** Views with a learner in them, each by the grant of who asks. */
export const rightsViews: readonly View[] = [
  {
    name: "correction_request",
    comment: "What a family says is wrong: to who asked, and to who keeps that part of the record",
    select: `select g.learner_id, x.id, x.entry_id, x.slice, x.wrong, x.should_be, x.asked_by, x.asked_at, x.asked_on,
      coalesce(n.state, 'asked') as state, n.answer, n.answered_by, n.answered_at, n.on_date, n.hearing_on,
      (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', a.id, 'state', a.state, 'on', a.on_date, 'answer', a.answer,
          'evidence', a.evidence, 'hearingOn', a.hearing_on, 'hearingTime', to_char(a.hearing_time, 'HH24:MI'), 'place', a.hearing_place,
          'presides', a.presides)) order by a.answered_at, a.id)
        from base.correction_answer a where a.learner_id = x.learner_id and a.request_id = x.id) as steps,
      (select t.text from base.entry_statement t
        where t.learner_id = x.learner_id and t.request_id = x.id and t.carried_from is null) as statement
    from base.grants g join base.correction_request x on x.learner_id = g.learner_id
    join base.subject s on s.id = g.subject_id
    left join lateral (select a.state, a.answer, a.answered_by, a.answered_at, a.on_date, a.hearing_on from base.correction_answer a
      where a.learner_id = x.learner_id and a.request_id = x.id order by a.answered_at desc, a.id desc limit 1) n on true
    where ${grantHolds} and ${asksOrAnswers}`,
  },
  {
    name: "delivery",
    comment: "Who is told of a correction or statement, and how far that is: for a family and the registrar",
    select: `select g.learner_id, d.id, m.entry_id, m.what, m.made_on, d.subject_id, d.way, d.state, d.sent_on, d.acknowledged_on, d.told_how,
      r.capacity, e.slice, coalesce(f.display_name, o.name, (select c.terms ->> 'party' from base.share h
        join base.consent c on c.learner_id = h.learner_id and c.id = h.consent_id
        where h.learner_id = d.learner_id and h.id = d.subject_id)) as name,
      (select x.id from base.correction_request x where x.learner_id = m.learner_id and x.id = m.request_id and ${asksOrAnswers}) as request_id
    from base.grants g
    join base.subject s on s.id = g.subject_id
    join base.delivery d on d.learner_id = g.learner_id
    join base.amendment m on m.learner_id = d.learner_id and m.id = d.amendment_id
    join base.entry e on e.learner_id = m.learner_id and e.id = m.entry_id
    join base.subject r on r.id = d.subject_id
    left join base.staff f on f.id = r.person_id and r.capacity not in ('learner', 'guardian')
    left join base.agreement o on o.id = r.agreement_id
    where ${grantHolds} and ${readsLog} and (door.answers_for(s.capacity, g.rights, e.slice)
      or (s.capacity in ('learner', 'guardian') and e.mark <= case when e.author_id = g.subject_id or e.circle_id = any(g.circles)
        then get_byte(g.rights, e.slice) >> 3 & 7 else get_byte(g.rights, e.slice) & 7 end))`,
  },
  {
    name: "restated",
    comment: "Entries beside which a family put a statement, and when: for programs that keep copies",
    select: `select g.learner_id, t.entry_id, t.stated_at from base.grants g
      join base.entry_statement t on t.learner_id = g.learner_id where ${grantHolds}`,
  },
  {
    name: "copy_request",
    comment: "Copies, visits and explanations that a family asked for: to who asked, and to the registrar",
    select: `select g.learner_id, case when (get_byte(g.rights, 0) & 7) >= 1 then l.display_name end as learner, x.id, x.how, x.parts, x.says,
      x.asked_by = g.subject_id as is_yours, b.capacity as asked_by, x.asked_on, door.due_after(g.learner_id, x.asked_on, 'copies') as due_on,
      coalesce(n.state, 'asked') as state,
      (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', a.id, 'state', a.state, 'on', a.on_date, 'answer', a.answer, 'fee', a.fee,
          'visitOn', a.visit_on, 'visitTime', to_char(a.visit_time, 'HH24:MI'), 'place', a.visit_place)) order by a.answered_at, a.id)
        from base.copy_answer a where a.learner_id = x.learner_id and a.request_id = x.id) as steps
    from base.grants g join base.copy_request x on x.learner_id = g.learner_id
    join base.subject s on s.id = g.subject_id join base.subject b on b.id = x.asked_by
    left join base.learner l on l.learner_id = g.learner_id
    left join lateral (select a.state from base.copy_answer a
      where a.learner_id = x.learner_id and a.request_id = x.id order by a.answered_at desc, a.id desc limit 1) n on true
    where ${grantHolds} and (x.asked_by = g.subject_id or s.capacity = 'registrar')`,
  },
  {
    name: "directory",
    comment:
      "Directory information as it may be listed for an audience: for who keeps the record. What a family keeps in is null",
    select: `select g.learner_id, a.audience, o.id as organization_id, o.name as at_school, c.items,
      l.display_name as name, l.sort_name,
      case when 'school' = any(c.items) then o.name end as school,
      case when 'grade' = any(c.items) then n.body ->> 'gradeLevel' end as grade,
      case when 'dates' = any(c.items) then e.starts_on end as starts_on,
      case when 'honors' = any(c.items) then array(select h.body ->> 'title' from base.entry h where h.learner_id = g.learner_id
        and h.kind = 'recognition' and h.superseded_at is null and h.mark = 3 and not h.detail_only and h.method = 'reported' and ${isUndisputed("h")}
        order by h.observed_on desc nulls last, h.id limit 20) end as honors,
      case when 'address' = any(c.items) then r.body -> 'addresses' -> 0 -> 'lines' end as address,
      case when 'phone' = any(c.items) then r.body -> 'phones' -> 0 ->> 'number' end as phone,
      case when 'email' = any(c.items) then r.body -> 'emails' -> 0 ->> 'address' end as email
    from base.grants g
    join base.subject s on s.id = g.subject_id and s.capacity in ('registrar', 'leader')
    join base.learner l on l.learner_id = g.learner_id
    join base.enrollment e on e.learner_id = g.learner_id and e.class_id is null and e.organization_id = s.organization_id
      and e.ended_at is null
    join base.clock k on coalesce(e.starts_on <= k.today, true) and coalesce(e.ends_on >= k.today, true)
    join base.organization o on o.id = e.organization_id
    cross join (values ('anyone'), ('classmates'), ('military'), ('college')) a (audience)
    cross join lateral (select door.directory_items(g.learner_id, a.audience) as items) c
    left join lateral (select x.body from base.entry x where x.learner_id = g.learner_id and x.kind = 'enrollment'
      and x.superseded_at is null and x.body ? 'gradeLevel' and ${isUndisputed("x")} order by x.observed_on desc nulls last, x.id desc limit 1) n on true
    left join lateral (select x.body from base.entry x where x.learner_id = g.learner_id and x.kind = 'contact'
      and x.superseded_at is null and x.mark = 3 and x.body ->> 'holder' = 'learner' and ${isUndisputed("x")} order by x.id desc limit 1) r on true
    where ${grantHolds} and (get_byte(g.rights, 0) & 7) >= 1 and 'name' = any(c.items)`,
  },
  {
    name: "directory_setting",
    comment:
      "What of a learner is directory information, what of it is open to whom, and what one said oneself: for a family. What guardians said: for the learner",
    select: `select g.learner_id, a.audience, door.directory_items(g.learner_id, a.audience) as items,
      coalesce((select jsonb_agg(coalesce(m.item, '*')) from (
        select distinct on (c.item) c.item, c.is_out from base.directory_choice c
        where c.learner_id = g.learner_id and c.chosen_by = g.subject_id and c.audience = a.audience
        order by c.item, c.chosen_at desc, c.id desc) m where m.is_out), '[]') as kept_in,
      case when s.capacity = 'learner' then coalesce((select jsonb_agg(distinct coalesce(d.item, '*')) from base.directory_kept d
        where d.learner_id = g.learner_id and d.audience = a.audience and d.chosen_by <> g.subject_id), '[]') end as guardians_keep
    from base.grants g join base.subject s on s.id = g.subject_id and s.capacity in ('learner', 'guardian')
    cross join (values ('anyone'), ('classmates'), ('military'), ('college')) a (audience)
    where ${grantHolds}`,
  },
  {
    name: "legal_hold",
    comment: "What keeps a learner's record from being destroyed: for the registrar",
    select: `select g.learner_id, h.id, h.reason, h.set_at, h.lifted_at from base.grants g
      join base.subject s on s.id = g.subject_id and s.capacity = 'registrar'
      join base.legal_hold h on h.learner_id = g.learner_id where ${grantHolds}`,
  },
  {
    name: "tombstone",
    comment: "How much of a learner's record was destroyed, of what kind and year: for a family and the registrar",
    select: `select g.learner_id, t.disposal_id, t.kind, t.year, t.entries, d.finished_on from base.grants g
      join base.tombstone t on t.learner_id = g.learner_id join base.disposal d on d.id = t.disposal_id
      where ${grantHolds} and ${readsLog}`,
  },
  {
    name: "retention_of",
    comment:
      "How long the district of a learner's newest school keeps what, where it set that itself: for a family and the registrar",
    select: `select g.learner_id, d.name as organization, d.ends_on,
      coalesce((select jsonb_object_agg(r.kind, jsonb_build_object('keep', r.keep, 'reason', r.reason))
        from base.retention_rule r where r.organization_id = d.id), '{}') as rules
    from base.grants g join lateral (
      select o.id, o.name, coalesce(e.ends_on, e.ended_at::date) as ends_on from base.enrollment e join base.organization_tree t on t.organization_id = e.organization_id
      join base.organization o on o.id = t.ancestor_id and o.kind = 'district'
      where e.learner_id = g.learner_id and e.class_id is null
      order by coalesce(e.ends_on, e.ended_at::date) desc nulls first, e.starts_on desc nulls last, o.id limit 1) d on true
    where ${grantHolds} and ${readsLog}`,
  },
  {
    name: "annual_notice_of",
    comment: "The annual notice in force for a learner, and whether one confirmed it: for a family",
    select: `select g.learner_id, n.id, n.number, n.form, o.name as organization, n.published_on, n.object_until,
      (select r.read_on from base.annual_notice_receipt r
        where r.learner_id = g.learner_id and r.notice_id = n.id and r.subject_id = g.subject_id) as read_on
    from base.grants g join base.subject s on s.id = g.subject_id and s.capacity in ('learner', 'guardian')
    join base.annual_notice n on n.id = door.notice_of(g.learner_id) join base.organization o on o.id = n.organization_id
    where ${grantHolds}`,
  },
];

/** An administrator's hat of the organization, of one above it, or of the whole installation. */
const keepsOrganization = (id: string) => `exists (
  select from base.subject a where a.id = door.subject() and a.capacity = 'administrator' and a.ended_at is null
    and (a.organization_id is null or exists (
      select from base.organization_tree t where t.ancestor_id = a.organization_id and t.organization_id = ${id})))`;

/** The same, or a registrar of one of its schools: one of them proposes a destruction, another confirms. */
export const disposesOf = (id: string) => `(${keepsOrganization(id)} or exists (
  select from base.subject a join base.organization_tree t on t.organization_id = a.organization_id
  where a.id = door.subject() and a.capacity = 'registrar' and a.ended_at is null and t.ancestor_id = ${id}))`;

/** Views without a learner in them, for administrators. */
export const rightsOfficeViews: readonly { readonly name: string; readonly select: string }[] = [
  {
    name: "annual_notice",
    select: `select n.id, n.organization_id, o.name as organization, n.number, n.form, n.made_at, n.published_on, n.object_until, n.told,
        (select count(distinct r.subject_id) from base.annual_notice_receipt r where r.notice_id = n.id) as confirmed
      from base.annual_notice n join base.organization o on o.id = n.organization_id where ${keepsOrganization("n.organization_id")}`,
  },
  {
    name: "retention_rule",
    select: `select r.organization_id, r.kind, r.keep, r.reason, r.set_at from base.retention_rule r where ${disposesOf("r.organization_id")}`,
  },
  {
    name: "disposing_district",
    select: `select o.id, o.name from base.organization o where o.kind = 'district' and ${disposesOf("o.id")}`,
  },
  {
    name: "disposal",
    select: `select d.id, d.organization_id, o.name as organization, d.plan, d.reason, d.proposed_on, d.not_before, d.told, d.confirmed_on,
        d.stopped_on, d.finished_on, d.certificate, encode(d.hash, 'hex') as hash,
        door.same_person(d.proposed_by, door.subject()) as proposed_by_you, pf.display_name as proposed_by,
        door.same_person(d.confirmed_by, door.subject()) as confirmed_by_you, cf.display_name as confirmed_by
      from base.disposal d join base.organization o on o.id = d.organization_id
      left join base.subject ps on ps.id = d.proposed_by left join base.staff pf on pf.id = ps.person_id
      left join base.subject cs on cs.id = d.confirmed_by left join base.staff cf on cf.id = cs.person_id
      where ${disposesOf("d.organization_id")}`,
  },
  {
    name: "kept_district",
    select: `select o.id, o.name from base.organization o where o.kind = 'district' and ${keepsOrganization("o.id")}`,
  },
];

/** Who may run the functions of 0030. */
export const rightsGrants: readonly string[] = [
  "grant execute on function door.school_day_after(uuid, date, integer), door.due_after(uuid, date, text), door.notice_of(uuid) to daypack_serve, daypack_work",
  "grant execute on function door.directory_items(uuid, text) to daypack_serve",
  `grant execute on function door.answer_correction(uuid, uuid, uuid, text, text, text, date, time, text, text),
    door.attach_statement(uuid, uuid, uuid, text), door.note_feed(timestamptz, timestamptz),
    door.note_told(uuid, uuid, text), door.ask_copy(uuid, uuid, text, text[], text),
    door.answer_copy(uuid, uuid, uuid, text, text, text, date, time, text) to daypack_work`,
  `grant execute on function door.choose_directory(uuid, uuid, text, text, boolean), door.confirm_notice(uuid, uuid, uuid) to daypack_work`,
  "grant execute on function door.set_hold(uuid, uuid, text) to daypack_work",
  "grant select on door.kept_district, door.disposing_district to daypack_work",
];
