// The views of the door, from one template: a row is handed out where the subject of the transaction holds a grant on the
// learner that opens it. Three rules hold in each: columns are named; the learner's id comes from the grant, never from the
// table it is joined to (or a plan may begin at that table); expiry is tested here, not when grants are compiled.

import { acknowledgementViews } from "./door-acknowledgement.ts";
import { fileGrants, fileViews } from "./door-file.ts";
import { helperGrants, helperViews } from "./door-helper.ts";
import { isToldOfLook, messageGrants, messageViews } from "./door-message.ts";
import { officeViews, openTables } from "./door-office.ts";
import { rightsGrants, rightsOfficeViews, rightsViews, statementsOf } from "./door-rights.ts";
import { isSealed, safetyGrants, safetyViews } from "./door-safety.ts";
import { shareViews } from "./door-share.ts";
import { surveyGrants, surveyOfficeViews, surveyViews } from "./door-survey.ts";

const grantHolds = "g.subject_id = door.subject() and g.until > now()";

/** Level on a slice; `mine` is the test for entries of one's own. */
const levelOf = (slice: string, mine?: string) =>
  mine
    ? `case when ${mine} then get_byte(g.rights, ${slice}) >> 3 & 7 else get_byte(g.rights, ${slice}) & 7 end`
    : `(get_byte(g.rights, ${slice}) & 7)`;

/** Written by oneself, of one's class, household or case; or chosen for a link, whose circles are its items. */
const mineEntry = "e.author_id = g.subject_id or e.circle_id = any(g.circles) or e.id = any(g.circles)";
const mineDigest = "d.circle_id = any(g.circles)";

const identitySlice = "1";
const householdSlice = "3";
const choicesByte = "30";
const historyByte = "31";

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

interface View {
  readonly name: string;
  readonly comment: string;
  readonly select: string;
  /** Without the barrier: `feed`, whose limit must reach the planner (a limit does not pass a barrier), and what filters nothing. */
  readonly barrier?: false;
}

const entryView = (name: string, comment: string, and: string, barrier?: false): View => ({
  name,
  comment,
  select: `select ${entryColumns} from base.grants g join base.entry e on e.learner_id = g.learner_id
    where ${grantHolds} and e.mark <= ${levelOf("e.slice", mineEntry)} and ${and}`,
  ...(barrier === false && { barrier }),
});

/** One guardian is not told of the other: not that they look, and not what they may. */
const isToldOf = (subject: string) => `(not starts_with(g.policy_id, 'guardian.') or ${subject} = g.subject_id
      or not exists (select from base.subject them where them.id = ${subject} and them.capacity = 'guardian'))`;

// Who answers by a link that asks to confirm something is called as the family called them.
const nameOfSubject = `coalesce(f.display_name, o2.name, r.name, (select q.name || ', ' || q.organization
      from base.verification_request q where q.subject_id = s.id and s.capacity = 'verifier'))`;

/** A registrar whom a question about who is who reaches (0013). */
const isLinkKeeper = (learner: string, id: string) => `exists (
      select from base.link_keeper k where k.subject_id = door.subject() and k.learner_id = ${learner} and k.case_id = ${id})`;

/** The views that ask for a subject. Those without a learner in them are in door-office.ts. */
export const views: readonly View[] = [
  ...shareViews,
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
    name: "regrant",
    comment:
      "Learners of whom the subject may now read more, less or nothing, and since when: for programs that keep copies",
    select: "select h.learner_id, h.changed_at from base.grants_history h where h.subject_id = door.subject()",
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
      case when ${levelOf("d.slice", mineDigest)} >= 2 then d.summary end as summary
    from base.grants g join base.digest d on d.learner_id = g.learner_id
    where ${grantHolds} and ${levelOf("d.slice", mineDigest)} >= 1`,
  },
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
  {
    name: "withdrawal",
    comment: "What somebody took back, and why: where the entry opens that was taken back",
    select: `select g.learner_id, x.id, x.entry_id, x.reason, x.withdrawn_by, x.withdrawn_at
    from base.grants g join base.withdrawal x on x.learner_id = g.learner_id
    join base.entry e on e.learner_id = x.learner_id and e.id = x.entry_id
    where ${grantHolds} and ${levelOf(historyByte)} >= 1 and e.mark <= ${levelOf("e.slice", mineEntry)}`,
  },
  ...fileViews,
  ...rightsViews,
  ...safetyViews,
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
  ...messageViews,
  ...acknowledgementViews,
  ...helperViews,
  ...surveyViews,
  {
    name: "subject",
    comment: "Who a hat, an app or a source is. Family members have no name here: theirs are entries",
    select: `select s.id, s.capacity, s.organization_id, s.function, s.agreement_id, ${nameOfSubject} as name,
      case when s.id = door.subject() then s.person_id end as person_id, s.ended_at is null as is_active
    from base.subject s
    left join base.staff f on f.id = s.person_id and s.capacity not in ('learner', 'guardian')
    left join base.agreement o2 on o2.id = s.agreement_id
    left join base.source r on r.id = s.id`,
    barrier: false,
  },
  {
    name: "agreement",
    comment: "What apps signed and whether it holds today. No learner and no family is in it",
    select: `select a.id, s.id as subject_id, a.name, a.starts_on, a.ends_on, coalesce(a.terms -> 'elements', '[]') as elements,
      a.state = 'active' and s.ended_at is null and a.starts_on <= k.today and coalesce(a.ends_on >= k.today, true) as holds
    from base.agreement a join base.subject s on s.agreement_id = a.id cross join base.clock k where a.kind = 'app'`,
    barrier: false,
  },
  {
    name: "class_teacher",
    comment: "Who teaches or taught a class, from the staff directory. No learner is in it",
    select: `select distinct a.class_id, f.display_name as name
    from base.assignment a join base.staff f on f.id = a.staff_id where a.class_id is not null`,
    barrier: false,
  },
  {
    name: "my_class",
    comment: "Classes of the subject's own: taught by a teacher's hat",
    select: `select c.id, c.organization_id, c.course_id, c.title, c.code, c.period, c.subject, c.grade_levels, c.starts_on, c.ends_on
    from base.subject s join base.assignment a on a.staff_id = s.person_id join base.class c on c.id = a.class_id
    where s.id = door.subject() and s.capacity = 'teacher' and c.organization_id = s.organization_id and s.ended_at is null
    group by c.id`,
  },
];

/** All statements that (re)make the door's views and give them to the serving role, in order. */
export function doorStatements(): string[] {
  const made = views.flatMap(({ name, select, comment, barrier }) => [
    `create view door.${name} with (security_barrier = ${barrier ?? true}) as ${select}`,
    `comment on view door.${name} is '${comment.replaceAll("'", "''")}'`,
  ]);
  const plain = openTables.map(
    ({ name, columns }) => `create view door.${name} as select ${columns} from base.${name}`,
  );
  const office = [...officeViews, ...surveyOfficeViews, ...rightsOfficeViews].map(
    ({ name, select }) => `create view door.${name} with (security_barrier) as ${select}`,
  );
  return [
    ...made,
    ...plain,
    ...office,
    ...safetyGrants,
    "grant usage on schema door to daypack_serve, daypack_work",
    "grant select on all tables in schema door to daypack_serve",
    "revoke execute on all functions in schema door from public",
    "grant execute on function door.subject(), door.note_read, door.answers_for(text, bytea, integer) to daypack_serve, daypack_work",
    "grant execute on function door.note_link_look(uuid[], uuid[], integer, text) to daypack_serve",
    "grant execute on function door.disagreements(text[]) to daypack_serve",
    "grant execute on function door.learners_by_key(text), door.settled(), door.standing(uuid, uuid) to daypack_serve",
    "grant execute on function door.read_notices(uuid) to daypack_work",
    "grant execute on function door.put_custom_element(uuid, text, uuid, text, smallint, text[], jsonb, text) to daypack_work",
    "grant execute on function door.append(jsonb), door.mark(uuid, uuid, uuid, boolean), door.withdraw(jsonb, text), door.switch_element(uuid, uuid, text, boolean), door.switch_element_at(uuid, uuid, text, boolean), door.is_off_above(uuid, text), door.ask_correction(uuid, uuid, uuid, text, text) to daypack_work",
    ...fileGrants,
    ...rightsGrants,
    ...helperGrants,
    ...surveyGrants,
    ...messageGrants,
    "grant execute on function door.ask_verification(uuid, uuid, uuid, uuid, text, text, bytea, integer), door.end_verification(uuid, uuid) to daypack_work",
    "grant usage on schema base to daypack_work",
    "grant select, insert, update, delete on all tables in schema base to daypack_work",
    // What many rows refer to stays: an import asks its foreign keys of all rows at once, and locks no row they lead to (ADR 13).
    "revoke delete on base.source, base.organization, base.class, base.learner, base.guardian from daypack_work",
    "revoke execute on all functions in schema base from public",
    "grant execute on all functions in schema base to daypack_work",
    "grant usage on schema identity to daypack_identity",
    "grant select, insert, update, delete on all tables in schema identity to daypack_identity",
    // Sign-in lists the hats a person may wear, by name of organization; that is no learner data.
    "grant usage on schema door to daypack_identity",
    "grant select on door.subject, door.organization to daypack_identity",
    "grant select on door.pack_administrator to daypack_work",
    // A token is good for as long as its agreement is.
    "grant select on door.agreement to daypack_identity",
  ];
}
