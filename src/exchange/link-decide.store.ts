import { statement } from "../store/statement.ts";

/** A question that is still open, as deciding needs it: rows wait under a source's key, or both are learners. */
export interface CaseRow extends Record<string, unknown> {
  learner_id: string;
  source_id: string | null;
  learner_key: string | null;
  waits: boolean;
}
/** Locked, so that two answers follow each other. */
export const openCase = statement<CaseRow>(
  "exchange.link-open-case",
  `select c.learner_id, c.source_id, c.learner_key, c.waits from base.link_case c
  where c.id = $1 and c.outcome is null and exists (
    select from base.link_keeper k where k.learner_id = c.learner_id and k.case_id = c.id and k.subject_id = door.subject()) for update`,
);
/** How many must say so of one of those suggested. */
export const oneCandidate = statement<{ persons: number }>(
  "exchange.link-candidate",
  "select persons from base.link_candidate where learner_id = $1 and case_id = $2 and other_id = $3",
);
/** One says so once, in whatever hat; the newest word counts. */
export const vote = statement(
  "exchange.link-vote",
  `insert into base.link_vote (learner_id, case_id, other_id, voted_by) values ($1, $2, $3, door.subject())
  on conflict (learner_id, case_id, voted_by) do update set other_id = excluded.other_id, voted_at = now()`,
);
/** Persons, not hats; and which sides nobody of those who keep them has spoken for. */
export const tally = statement<{ persons: number; unspoken: number }>(
  "exchange.link-tally",
  `with said as (
    select v.voted_by, coalesce(s.person_id, s.id) as person_id from base.link_vote v join base.subject s on s.id = v.voted_by
    where v.learner_id = $1 and v.case_id = $2 and v.other_id = $3 and s.ended_at is null)
  select (select count(distinct person_id) from said) as persons,
    (select count(distinct k.person_id) from base.link_keeper k where k.learner_id = $1 and k.case_id = $2 and k.person_id in ($1, $3)
      and not exists (select from base.link_keeper o join said on said.voted_by = o.subject_id
        where o.learner_id = $1 and o.case_id = $2 and o.person_id = k.person_id)) as unspoken`,
);
/** What waited is gone, and so is the evidence. */
export const closeCase = statement(
  "exchange.link-close",
  `with gone as (delete from base.waiting_row where learner_id = $1)
  update base.link_case set outcome = $3, closed_at = now(), evidence = null where learner_id = $1 and id = $2`,
);
/** Undone, the question is open anew, and nobody has answered it. */
export const reopenCase = statement(
  "exchange.link-reopen",
  `with gone as (delete from base.link_vote where case_id = $1)
  update base.link_case set outcome = null, closed_at = null where id = $1`,
);
/** The key is the learner's from now on; a further one of the same source is kept in mind. */
export const claimKey = statement(
  "exchange.link-claim-key",
  `with further as (
    insert into base.learner_alias (learner_id, source_id, learner_key)
    select $3, $1, $2 where exists (select from base.source_key k where k.source_id = $1 and k.noun = 'learner' and k.id = $3))
  insert into base.source_key (source_id, noun, key, id, row_key, hash) values ($1, 'learner', $2, $3, '', '')`,
);
/** Asked by hand: only of two learners whom the subject keeps as a registrar. */
export const insertCase = statement(
  "exchange.link-insert-case",
  `with c as (
    insert into base.link_case (learner_id, id, waits, opened_by)
    select $2, $1, false, door.subject() where (
      select count(distinct g.learner_id) from base.grants g join base.subject s on s.id = g.subject_id and s.capacity = 'registrar'
      where g.subject_id = door.subject() and g.learner_id in ($2, $3) and g.until > now()) = 2 and $2::uuid <> $3::uuid
    returning learner_id, id)
  insert into base.link_candidate (learner_id, case_id, other_id, agrees, differs, persons)
  select c.learner_id, c.id, $3,
    array_remove(array[case when n.same_name then 'name' end, case when a.born_on = b.born_on then 'birth-date' end], null),
    array_remove(array[case when not n.same_name then 'name' end, case when a.born_on <> b.born_on then 'birth-date' end], null),
    case when not n.same_name and a.born_on is distinct from b.born_on then 2 else 1 end
  from c join base.learner a on a.learner_id = $2 join base.learner b on b.learner_id = $3
  cross join lateral (select a.sort_name = b.sort_name as same_name) n returning case_id`,
);
/** Whether the subject keeps, as a registrar, the record that went on. */
export const keepsMerged = statement(
  "exchange.link-keeps-merged",
  `select m.id from base.learner_merge m join base.grants g on g.learner_id = m.learner_id and g.until > now()
  join base.subject s on s.id = g.subject_id and s.capacity = 'registrar' and s.ended_at is null
  where m.learner_id = $1 and m.id = $2 and g.subject_id = door.subject()`,
);
/** The source whose rows wait. */
export const sourceOf = statement<{ id: string; name: string }>(
  "exchange.link-source",
  "select id, name from base.source where id = $1",
);
