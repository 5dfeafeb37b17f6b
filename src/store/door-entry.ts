// Entries as the door hands them out, and what the lower levels show of them.

import { choicesByte, grantHolds, historyByte, identitySlice, levelOf, mineEntry, type View } from "./door-grant.ts";
import { statementsOf, statementsUnder } from "./door-rights.ts";

const mineDigest = "d.circle_id = any(g.circles)";

const entryColumns = [
  "g.learner_id",
  ...["id", "slice", "kind", "mark", "author_id", "circle_id", "observed_on", "received_at"].map((c) => `e.${c}`),
  // That a family keeps an entry out of summaries is a choice: who does not read the choices is not told.
  `case when ${levelOf(choicesByte)} >= 1 then e.detail_only end as detail_only`,
  ...["supersedes", "superseded_at", "reason", "method", "source_id"].map((c) => `e.${c}`),
  // A source's key of a learner is an identifier: it opens with the identifiers.
  `case when ${levelOf(identitySlice)} >= 3 then e.source_key end as source_key`,
  "e.shifted_days",
  "e.body",
  statementsOf,
].join(", ");

const entryView = (name: string, comment: string, and: string, barrier?: false): View => ({
  name,
  comment,
  select: `select ${entryColumns} from base.grants g join base.entry e on e.learner_id = g.learner_id
    where ${grantHolds} and e.mark <= ${levelOf("e.slice", mineEntry)} and ${and}`,
  ...(barrier === false && { barrier }),
});

/** Views of entries. */
export const entryViews: readonly View[] = [
  entryView("entry", "Current entries that are open to the subject", "e.superseded_at is null"),
  entryView(
    "entry_history",
    "Superseded and withdrawn entries: for the learner, guardians and the registrar",
    `e.superseded_at is not null and ${levelOf(historyByte)} >= 1`,
  ),
  {
    name: "entry_off",
    comment: "What an element holds that is turned off: for the family alone, as far as it was open to them",
    select: `select ${entryColumns.replace("e.mark", "(e.mark - 2)::smallint as mark")} from base.grants g join base.entry e on e.learner_id = g.learner_id
    join base.subject s on s.id = g.subject_id and s.capacity in ('learner', 'guardian')
    where ${grantHolds} and ${levelOf(choicesByte)} >= 1 and e.superseded_at is null and e.mark >= 5
      and e.mark - 2 <= ${levelOf("e.slice", mineEntry)}`,
  },
  {
    name: "element_off",
    comment: "Elements that are turned off for a learner: to who reads the choices, and to who could write there",
    select: `select g.learner_id, o.kind, o.off_by
    from base.grants g join base.element_off o on o.learner_id = g.learner_id join base.kind k on k.kind = o.kind
    where ${grantHolds} and (${levelOf(choicesByte)} >= 1 or get_byte(g.rights, k.slice) >> 6 >= 1 or ${levelOf("k.slice")} >= 3)`,
  },
  entryView("feed", "As entry, for subjects of very many learners, newest first", "e.superseded_at is null", false),
  {
    name: "gone",
    comment: "Entries that were open to the subject and stand no longer: that they went, for programs that keep copies",
    select: `select g.learner_id, e.id, e.kind, e.superseded_at
    from base.grants g join base.entry e on e.learner_id = g.learner_id
    where ${grantHolds} and e.superseded_at is not null and e.mark <= ${levelOf("e.slice", mineEntry)}`,
    barrier: false,
  },
  {
    name: "recent",
    comment: "The newest 50 open entries of each of the subject's learners",
    select: `select g.learner_id, n.* from base.grants g cross join lateral (
      select ${entryColumns.replace("g.learner_id, ", "")} from base.entry e
      where e.learner_id = g.learner_id and e.superseded_at is null and e.mark <= ${levelOf("e.slice", mineEntry)}
      order by e.id desc limit 50) n
    where ${grantHolds}`,
  },
  {
    name: "digest",
    comment: "What the lower levels show: status from level 1, summary from 2",
    select: `select g.learner_id, d.slice, d.circle_id, d.status,
      case when ${levelOf("d.slice", mineDigest)} >= 2 then d.summary end as summary,
      ${statementsUnder(`${levelOf("d.slice", mineDigest)} >= 2`)}
    from base.grants g join base.digest d on d.learner_id = g.learner_id
    where ${grantHolds} and ${levelOf("d.slice", mineDigest)} >= 1`,
  },
  {
    name: "withdrawal",
    comment: "What somebody took back, and why: where the entry opens that was taken back",
    select: `select g.learner_id, x.id, x.entry_id, x.reason, x.withdrawn_by, x.withdrawn_at
    from base.grants g join base.withdrawal x on x.learner_id = g.learner_id
    join base.entry e on e.learner_id = x.learner_id and e.id = x.entry_id
    where ${grantHolds} and ${levelOf(historyByte)} >= 1 and e.mark <= ${levelOf("e.slice", mineEntry)}`,
  },
];
