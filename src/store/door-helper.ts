// The views of who helps a learner beside the school, and of what is proposed. A program's own list and book are its own words: of a
// learner stands in them only whom a family connected, and only while that opens.

import { choicesByte, grantHolds, householdSlice, levelOf, type View } from "./door-grant.ts";

const readsChoices = `${levelOf(choicesByte)} >= 1`;

/** Views of programs, helpers and contributions; door.ts makes them with the others. */
export const helperViews: readonly View[] = [
  {
    name: "program",
    comment: "A helper's own program. No learner is in it",
    select: `select a.id, a.name, a.purpose, a.starts_on, a.ends_on, p.organization_name, p.is_familys
    from base.subject s join base.agreement a on a.id = s.agreement_id join base.program p on p.agreement_id = a.id
    where s.id = door.subject() and s.capacity = 'helper' and s.ended_at is null`,
  },
  {
    name: "program_name",
    comment:
      "The list of a helper's own program: its own words. Whom a family connected a name with is known only while that opens",
    select: `select n.agreement_id, n.id, n.name, n.code, n.added_at,
      (select g.learner_id from base.agreement_learner h join base.grants g on g.learner_id = h.learner_id
        where h.agreement_id = n.agreement_id and h.name_id = n.id and ${grantHolds} order by h.shared_at desc limit 1) as learner_id
    from base.subject s join base.program_name n on n.agreement_id = s.agreement_id
    where s.id = door.subject() and s.capacity = 'helper' and s.ended_at is null and n.removed_at is null`,
  },
  {
    name: "program_day",
    comment: "The attendance book of a helper's own program",
    select: `select d.agreement_id, d.name_id, d.on_date, d.state, d.minutes, d.activity
    from base.subject s join base.program_day d on d.agreement_id = s.agreement_id
    where s.id = door.subject() and s.capacity = 'helper' and s.ended_at is null`,
  },
  {
    name: "shared_with_me",
    comment: "Which learners' families share with a helper: who did, what for and until when",
    select: `select g.learner_id, h.name_id, h.why, h.shared_at, b.capacity as shared_by, least(h.ends_on, a.ends_on) as ends_on
    from base.grants g join base.subject s on s.id = g.subject_id
    join base.agreement_learner h on h.learner_id = g.learner_id and h.agreement_id = s.agreement_id
    join base.agreement a on a.id = s.agreement_id left join base.subject b on b.id = h.shared_by
    where ${grantHolds} and s.capacity = 'helper'`,
  },
  {
    name: "helper",
    comment: "Who helps a learner by the family's word: for those who read the choices",
    select: `select g.learner_id, a.id, a.name, case when p.is_familys then coalesce(h.why, a.purpose) else a.purpose end as purpose,
      p.organization_name, p.contact, p.is_familys, h.why, h.starts_on,
      least(h.ends_on, a.ends_on) as ends_on, h.signed_on, h.shared_at, n.name as listed_as,
      array(select f.display_name from base.subject s join base.staff f on f.id = s.person_id
        where s.agreement_id = a.id and s.capacity = 'helper' and s.ended_at is null order by f.sort_name, s.id) as people,
      array(select s.id from base.subject s join base.staff f on f.id = s.person_id
        where s.agreement_id = a.id and s.capacity = 'helper' and s.ended_at is null order by f.sort_name, s.id) as subject_ids
    from base.grants g join base.agreement_learner h on h.learner_id = g.learner_id
    join base.agreement a on a.id = h.agreement_id join base.program p on p.agreement_id = a.id
    left join base.program_name n on n.agreement_id = h.agreement_id and n.id = h.name_id cross join base.clock k
    where ${grantHolds} and ${readsChoices} and coalesce(least(h.ends_on, a.ends_on) >= k.today, true)
      and exists (select from base.subject s where s.agreement_id = a.id and s.ended_at is null)`,
  },
  {
    name: "helper_by_paper",
    comment: "Programs that were let in by a signed paper: for those who keep the record, and with it the paper",
    select: `select g.learner_id, a.id, a.name, h.signed_on, b.capacity as signed_by, least(h.ends_on, a.ends_on) as ends_on,
      coalesce(least(h.ends_on, a.ends_on) >= k.today, true) as is_open
    from base.grants g join base.agreement_learner h on h.learner_id = g.learner_id and h.signed_on is not null
    join base.agreement a on a.id = h.agreement_id join base.subject b on b.id = h.shared_by cross join base.clock k
    where ${grantHolds} and ${levelOf(householdSlice)} >= 3 and get_byte(g.rights, ${householdSlice}) >> 6 >= 3`,
  },
  {
    name: "contribution",
    comment: "What was proposed: to who proposed it, to who answers it, and to the learner",
    select: `select g.learner_id, x.id, x.slice, x.kind, x.body, x.observed_on, x.proposed_by, x.proposed_at,
      coalesce(n.state, 'waiting') as state, n.reason, n.note, n.done_at, n.is_standing,
      case when s.capacity <> 'guardian' or n.done_by = g.subject_id then n.done_by end as done_by,
      x.proposed_by <> g.subject_id and door.settles(s.capacity, g.rights, x.slice, b.capacity) as is_yours_to_answer,
      b.capacity as proposer, b.agreement_id
    from base.grants g join base.contribution x on x.learner_id = g.learner_id
    join base.subject s on s.id = g.subject_id join base.subject b on b.id = x.proposed_by
    left join lateral (select a.state, a.reason, a.note, a.done_by, a.done_at, a.is_standing from base.contribution_act a
      where a.learner_id = x.learner_id and a.contribution_id = x.id order by a.done_at desc, a.id desc limit 1) n on true
    where ${grantHolds} and (x.proposed_by = g.subject_id or s.capacity = 'learner'
      or door.settles(s.capacity, g.rights, x.slice, b.capacity))`,
  },
  {
    name: "contribution_trust",
    comment: "Which kinds of which programs the subject itself accepts always",
    select: `select g.learner_id, t.agreement_id, t.kind, t.chosen_at from base.grants g join lateral (
      select distinct on (x.agreement_id, x.kind) x.agreement_id, x.kind, x.trusted, x.chosen_at from base.contribution_trust x
      where x.learner_id = g.learner_id and x.chosen_by = g.subject_id order by x.agreement_id, x.kind, x.id desc) t on t.trusted
      and exists (select from base.agreement_learner h where h.learner_id = g.learner_id and h.agreement_id = t.agreement_id
        and t.chosen_at >= h.shared_at)
    where ${grantHolds} and ${readsChoices}`,
  },
];

/** What the serving and the writing role may call of migration 0028. */
export const helperGrants: readonly string[] = [
  "grant execute on function door.settles(text, bytea, integer, text) to daypack_serve, daypack_work",
  "grant execute on function door.propose(jsonb), door.settle(jsonb), door.take_back(uuid, uuid, uuid) to daypack_work",
];
