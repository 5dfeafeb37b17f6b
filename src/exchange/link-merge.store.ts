import { statement } from "../store/statement.ts";

/** What a merge does around `base.merge_learners` (0014): levels before and after, and what is carried over so that none is wider. */

const levels = (learner: string, policy: string, slice: string) =>
  `(select h.level from base.choice h where h.learner_id = ${learner} and h.policy_id = ${policy} and h.slice = ${slice})`;
const lessFor = (learner: string, subject: string, policy: string, slice: string) =>
  `(select own.level from base.override own where own.learner_id = ${learner} and own.subject_id = ${subject} and own.policy_id = ${policy} and own.slice = ${slice})`;

/** The narrower of both records, cell by cell, before they are one. `$1` goes on, `$2` goes over. */
export const noteLevels = statement<{ cells: object[]; persons: object[]; trusted: boolean }>(
  "exchange.merge-levels",
  `with cells as (
      select c.policy_id, c.slice, least(coalesce(${levels("$1", "c.policy_id", "c.slice")}, c.level), coalesce(${levels("$2", "c.policy_id", "c.slice")}, c.level)) as level
      from base.policy_cell c),
    persons as (
      select distinct o.subject_id, o.policy_id, o.slice, least(
          coalesce(${lessFor("$1", "o.subject_id", "o.policy_id", "o.slice")}, ${levels("$1", "o.policy_id", "o.slice")}, c.level),
          coalesce(${lessFor("$2", "o.subject_id", "o.policy_id", "o.slice")}, ${levels("$2", "o.policy_id", "o.slice")}, c.level)) as level
      from base.override o join base.policy_cell c on c.policy_id = o.policy_id and c.slice = o.slice where o.learner_id in ($1, $2))
  select (select coalesce(jsonb_agg(cells), '[]') from cells) as cells, (select coalesce(jsonb_agg(persons), '[]') from persons) as persons,
    (select bool_and(trusted) from base.learner where learner_id in ($1, $2)) as trusted`,
);

/** The newest words of each chooser on each record, for good on the one and for some days on the other: the narrower, for good. */
const lasting = (events: string, about: string) => `select ${about}, category, chosen_by, min(level) as level from (
    select distinct on (learner_id, ${about}, category, chosen_by) ${about}, category, chosen_by, level, until
    from base.${events} where learner_id in ($1, $2) order by learner_id, ${about}, category, chosen_by, id desc) newest
  where level is not null and coalesce(until >= base.today(), true)
  group by ${about}, category, chosen_by having bool_or(until is null) and bool_or(until is not null)`;
interface Lasting extends Record<string, unknown> {
  category: string;
  chosen_by: string;
  level: number;
}
/** Who chose for good on one record and for some days on the other: only the newest word of one person counts on the one record. */
export const listLasting = statement<Lasting & { audience: string | null; agreement_id: string | null }>(
  "exchange.merge-lasting",
  lasting("choice_event", "audience, agreement_id"),
);
/** The same of less for one person. */
export const listLastingLess = statement<Lasting & { subject_id: string }>(
  "exchange.merge-lasting-less",
  lasting("override_event", "subject_id"),
);

interface Wider extends Record<string, unknown> {
  audience: string;
  agreement_id: string | null;
  slice: number;
  level: number;
}
/** Cells that the one record now opens wider than either did. */
export const listWider = statement<Wider>(
  "exchange.merge-wider",
  `select p.audience, p.agreement_id, c.slice, b.level from jsonb_to_recordset($2::jsonb) as b (policy_id text, slice smallint, level smallint)
  join base.policy_cell c on c.policy_id = b.policy_id and c.slice = b.slice join base.policy p on p.policy_id = c.policy_id
  where coalesce(${levels("$1", "c.policy_id", "c.slice")}, c.level) > b.level order by 1, 2, 3`,
);
/** Persons to whom it now opens wider than either did. */
export const listWiderPersons = statement<{ subject_id: string; slice: number; level: number }>(
  "exchange.merge-wider-persons",
  `select b.subject_id, b.slice, min(b.level) as level
  from jsonb_to_recordset($2::jsonb) as b (subject_id uuid, policy_id text, slice smallint, level smallint)
  join base.policy_cell c on c.policy_id = b.policy_id and c.slice = b.slice
  where coalesce(${lessFor("$1", "b.subject_id", "c.policy_id", "c.slice")}, ${levels("$1", "c.policy_id", "c.slice")}, c.level) > b.level
  group by b.subject_id, b.slice order by 1, 2`,
);
/** Whether the learner may share own work at 16 or 17. */
export const isTrusted = statement<{ trusted: boolean }>(
  "exchange.merge-trusted",
  "select trusted from base.learner where learner_id = $1",
);

/** Ids are given in order, for choices are read in the order of their ids. */
export const choosersAbout = statement<{ chosen_by: string }>(
  "exchange.merge-choosers",
  `select distinct chosen_by from base.choice_event where learner_id = $1 and category = $2 and (audience = $3 or agreement_id = $4) order by 1`,
);
/** Who chose less for one person. */
export const choosersOfLess = statement<{ chosen_by: string }>(
  "exchange.merge-choosers-of-less",
  "select distinct chosen_by from base.override_event where learner_id = $1 and category = $2 and subject_id = $3 order by 1",
);
/** Who ever said something of trust. */
export const choosersOfTrust = statement<{ chosen_by: string }>(
  "exchange.merge-choosers-of-trust",
  "select distinct chosen_by from base.trust_event where learner_id = $1 order by 1",
);
const added = (place: string) =>
  `insert into base.merged_row (learner_id, merge_id, place, how, row_key)
  select learner_id, $2, '${place}', 'added', jsonb_build_object('id', id) from made`;
/** The narrower level, as a choice of whoever chose; undone with the merge. */
export const carryChoice = statement(
  "exchange.merge-carry-choice",
  `with made as (insert into base.choice_event (learner_id, id, audience, agreement_id, category, level, chosen_by)
    values ($1, $3, $4, $5, $6, $7, $8) returning learner_id, id) ${added("choice_event")}`,
);
/** The same for one person. */
export const carryLess = statement(
  "exchange.merge-carry-less",
  `with made as (insert into base.override_event (learner_id, id, subject_id, category, level, chosen_by)
    values ($1, $3, $4, $5, $6, $7) returning learner_id, id) ${added("override_event")}`,
);
/** The same of trust, taken back. */
export const carryTrust = statement(
  "exchange.merge-carry-trust",
  `with made as (insert into base.trust_event (learner_id, id, trusted, chosen_by) values ($1, $3, false, $4) returning learner_id, id) ${added("trust_event")}`,
);

/** Written before the rows move, which name it. */
export const insertMerge = statement(
  "exchange.merge-insert",
  "insert into base.learner_merge (learner_id, id, gone_id, case_id, merged_by) values ($1, $2, $3, $4, $5)",
);
/** Everything of `$2` goes over to `$1`. */
export const mergeRows = statement("exchange.merge-rows", "select base.merge_learners($1, $2, $3)");
/** Everything that went over goes back. */
export const unmergeRows = statement("exchange.unmerge-rows", "select base.unmerge_learners($1, $2, $3)");
interface MergeRow extends Record<string, unknown> {
  gone_id: string;
  case_id: string;
  undone: boolean;
  went_over: boolean;
}
/** Locked; `went_over` where the record that went on went over itself since. */
export const oneMerge = statement<MergeRow>(
  "exchange.merge-one",
  `select m.gone_id, m.case_id, m.undone_at is not null as undone,
    exists (select from base.learner_merge o where o.gone_id = m.learner_id and o.undone_at is null) as went_over
  from base.learner_merge m where m.learner_id = $1 and m.id = $2 for update`,
);
/** Who took it back. */
export const undoneMerge = statement(
  "exchange.merge-undone",
  "update base.learner_merge set undone_by = $3, undone_at = now() where learner_id = $1 and id = $2",
);
/** Everything of both is summed up and compiled anew. */
export const oweAll = statement(
  "exchange.merge-owe",
  `insert into base.due (learner_id, slices, grants) select id, (1 << 29) - 1, true from unnest($1::uuid[]) id
  on conflict (learner_id) do update set slices = excluded.slices, grants = true`,
);
/** Until the end of the transaction, where no import runs. */
export const importFree = statement<{ free: boolean }>(
  "exchange.import-free",
  "select pg_try_advisory_xact_lock($1) as free",
);
