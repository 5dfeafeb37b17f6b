import type { Runner } from "../store/statement.ts";
import { firstRow, statement } from "../store/statement.ts";
import { sliceAt } from "./category.ts";
import type { ChoiceEvent, ConflictNote, OverrideEvent } from "./choice.ts";
import type { ChoiceRow, OverrideRow, ShareRow } from "./compile.ts";
import type { DirectoryItem } from "./directory.ts";
import { type Level, levelAt } from "./level.ts";
import type { PolicyRow } from "./policy.ts";
import type { ShareFact } from "./share-decide.ts";
import type { AgreementFact, ExceptionFact, LearnerFacts, SubjectFact } from "./standing.ts";

type Stored<T> = Omit<T, "level"> & { level: number | null };

interface FactsRow extends Record<string, unknown> {
  today: string;
  facts: Omit<LearnerFacts, "agreements" | "exceptions" | "shares"> & {
    shares: (Omit<ShareFact, "itemSlices"> & { itemSlices: number[] })[];
    agreements: (Omit<AgreementFact, "slices"> & { slices: number[] })[];
    exceptions: (Omit<ExceptionFact, "slices"> & { slices: number[] | null })[];
  };
  events: Stored<ChoiceEvent>[];
  overrides: Stored<OverrideEvent>[];
  notes: ConflictNote[];
  family: SubjectFact[];
  kept_in: (DirectoryItem | "*")[];
}

const subjectJson = (alias: string) =>
  `json_build_object('id', ${alias}.id, 'capacity', ${alias}.capacity, 'organizationId', ${alias}.organization_id,
    'personId', ${alias}.person_id, 'agreementId', ${alias}.agreement_id, 'ended', ${alias}.ended_at is not null)`;

/** An instant within JSON, written as the driver writes one outside of it. */
export const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const list = (select: string) => `coalesce((${select}), '[]'::json)`;

/** Everything that decisions about learners rest on, in one answer: some 2 ms for one, less than half of that in a page. */
const readFacts = statement<FactsRow>(
  "privacy.facts",
  `select k.today, json_build_object(
    'learnerId', l.learner_id, 'bornOn', l.born_on,
    'guardianships', ${list(`select json_agg(json_build_object('guardianId', g.guardian_id, 'householdId', g.household_id,
        'mayRead', g.may_read, 'mayDecide', g.may_decide, 'startsOn', g.starts_on, 'endsOn', g.ends_on))
      from base.guardianship g where g.learner_id = l.learner_id`)},
    'courtDocuments', ${list(`select json_agg(json_build_object('guardianId', d.guardian_id, 'kind', d.kind,
        'effectiveOn', d.effective_on, 'lifted', d.lifted_at is not null))
      from base.court_document d where d.learner_id = l.learner_id`)},
    'schools', ${list(`select json_agg(json_build_object('organizationId', e.organization_id, 'startsOn', e.starts_on, 'endsOn', e.ends_on,
        'ancestors', (select coalesce(json_agg(t.ancestor_id), '[]') from base.organization_tree t where t.organization_id = e.organization_id)))
      from base.enrollment e where e.learner_id = l.learner_id and e.class_id is null`)},
    'classes', ${list(`select json_agg(json_build_object('classId', e.class_id, 'organizationId', c.organization_id,
        'startsOn', e.starts_on, 'endsOn', e.ends_on, 'whole', json_build_object('startsOn', c.starts_on, 'endsOn', c.ends_on)))
      from base.enrollment e join base.class c on c.id = e.class_id where e.learner_id = l.learner_id`)},
    'teaching', ${list(`select json_agg(json_build_object('classId', a.class_id, 'staffId', a.staff_id, 'startsOn', a.starts_on, 'endsOn', a.ends_on))
      from base.assignment a where a.class_id in (select e.class_id from base.enrollment e where e.learner_id = l.learner_id)`)},
    'cases', ${list(`select json_agg(json_build_object('caseId', m.case_id, 'staffId', m.staff_id, 'readsRestricted', m.reads_restricted,
        'startsOn', m.starts_on, 'endsOn', m.ends_on, 'whole', json_build_object('startsOn', c.starts_on, 'endsOn', c.ends_on)))
      from base.case_member m join base.support_case c on c.learner_id = m.learner_id and c.id = m.case_id where m.learner_id = l.learner_id`)},
    'agreements', ${list(`select json_agg(json_build_object('agreementId', a.id, 'kind', a.kind, 'slices', a.slices,
        'startsOn', a.starts_on, 'endsOn', a.ends_on,
        'organizations', (select coalesce(json_agg(s.organization_id), '[]') from base.agreement_scope s where s.agreement_id = a.id and s.class_id is null),
        'classes', (select coalesce(json_agg(s.class_id), '[]') from base.agreement_scope s where s.agreement_id = a.id and s.class_id is not null),
        'invited', (select json_build_object('startsOn', h.starts_on, 'endsOn', h.ends_on) from base.agreement_learner h
          where h.agreement_id = a.id and h.learner_id = l.learner_id
            and coalesce((select bool_or(base.gives(n.state)) from base.consent n
              where n.learner_id = l.learner_id and n.agreement_id = a.id), h.shared_by is null))))
      from base.agreement a where exists (select from base.subject s where s.agreement_id = a.id and s.ended_at is null)
        and (a.kind = 'app'
          or exists (select from base.agreement_learner h where h.agreement_id = a.id and h.learner_id = l.learner_id))`)},
    'ageDocuments', ${list(`select json_agg(json_build_object('kind', d.kind, 'effectiveOn', d.effective_on,
        'holds', d.confirmed_at is not null and d.lifted_at is null)) from base.age_document d where d.learner_id = l.learner_id`)},
    'exceptions', ${list(`select json_agg(json_build_object('subjectId', x.subject_id, 'basis', x.basis, 'endsOn', x.ends_on,
        'slices', case when x.slices is not null then array(select n from generate_series(0, 28) n where x.slices >> n & 1 = 1) end,
        'isOpen', x.opened_at is not null and x.ended_at is null and x.until > now()
          and (x.reviewed_at is not null or coalesce(x.review_by > now(), true))) order by x.id)
      from base.exception x where x.learner_id = l.learner_id`)},
    'shares', ${list(`select json_agg(json_build_object('shareId', h.id, 'audience', h.audience, 'sharer', ${subjectJson("s")},
        'cosigner', nullif(c.signature ->> 'by', h.made_by::text),
        'sharedAt', ${instant("c.asked_at")}, 'startsOn', c.starts_on, 'endsOn', c.ends_on, 'gives', base.gives(c.state),
        'parts', c.terms -> 'parts', 'itemSlices', array(select distinct e.slice from base.share_item i
          join base.entry e on e.learner_id = i.learner_id and e.id = i.entry_id where i.learner_id = h.learner_id and i.share_id = h.id)) order by h.id)
      from base.share h join base.subject s on s.id = h.made_by join base.consent c on c.learner_id = h.learner_id and c.id = h.consent_id
      where h.learner_id = l.learner_id and base.gives(c.state)`)},
    'trust', ${list(`select json_agg(json_build_object('trusted', t.trusted, 'chosenBy', t.chosen_by, 'at', ${instant("t.chosen_at")}) order by t.id)
      from base.trust_event t where t.learner_id = l.learner_id`)}) as facts,
  ${list(`select json_agg(json_build_object('id', c.id, 'audience', c.audience, 'agreementId', c.agreement_id, 'category', c.category,
        'level', c.level, 'until', c.until, 'chosenBy', c.chosen_by, 'chosenAt', ${instant("c.chosen_at")}) order by c.id)
      from base.choice_event c where c.learner_id = l.learner_id`)} as events,
  ${list(`select json_agg(json_build_object('id', c.id, 'subjectId', c.subject_id, 'category', c.category,
        'level', c.level, 'until', c.until, 'chosenBy', c.chosen_by, 'chosenAt', ${instant("c.chosen_at")}) order by c.id)
      from base.override_event c where c.learner_id = l.learner_id`)} as overrides,
  ${list(`select json_agg(json_build_object('audience', n.audience, 'agreementId', n.agreement_id, 'category', n.category,
        'notedAt', ${instant("n.noted_at")}) order by n.id) from base.conflict_note n where n.learner_id = l.learner_id`)} as notes,
  ${list(`select json_agg(distinct coalesce(d.item, '*')) from (
      select distinct on (c.chosen_by, c.item) c.item, c.is_out from base.directory_choice c
      where c.learner_id = l.learner_id and c.audience = 'anyone'
      order by c.chosen_by, c.item, c.chosen_at desc, c.id desc) d where d.is_out`)} as kept_in,
  ${list(`select json_agg(${subjectJson("s")} order by s.id) from (
      select 'learner' as capacity, l.learner_id as person_id
      union select 'guardian', g.guardian_id from base.guardianship g where g.learner_id = l.learner_id) p
      join base.subject s on s.person_id = p.person_id and s.capacity = p.capacity`)} as family
  from base.learner l cross join base.clock k where l.learner_id = any($1) order by l.learner_id`,
);

const present = <T>(value: T | null | undefined): T | undefined => value ?? undefined;

/** Stored numbers and nulls become words and absent members. */
function cleaned<T extends { until?: string | null | undefined; level: number | null }>(
  event: T,
): Omit<T, "level" | "until"> & { level: Level | undefined; until: string | undefined } {
  return { ...event, level: event.level === null ? undefined : levelAt(event.level), until: present(event.until) };
}

/** All that deciding for one learner rests on today, from one query. */
export interface LearnerStanding {
  readonly today: string;
  readonly facts: LearnerFacts;
  readonly events: ChoiceEvent[];
  readonly overrides: OverrideEvent[];
  readonly notes: ConflictNote[];
  /** The hats of the learner and of every adult with a relation, past ones too. */
  readonly family: SubjectFact[];
  /** What somebody keeps in as directory information for anyone; `*` is all of it. */
  readonly keptIn: readonly (DirectoryItem | "*")[];
}

function standingOf(row: FactsRow): LearnerStanding {
  const agreements = row.facts.agreements.map(
    (each): AgreementFact => ({ ...each, slices: each.slices.map(sliceAt), invited: present(each.invited) }),
  );
  const shares = row.facts.shares.map((each) => ({ ...each, itemSlices: each.itemSlices.map(sliceAt) }));
  const exceptions = row.facts.exceptions.map((each) => ({ ...each, slices: each.slices?.map(sliceAt) }));
  return {
    today: row.today,
    facts: { ...row.facts, agreements, exceptions, shares },
    events: row.events.map((event) => ({
      ...cleaned(event),
      audience: present(event.audience),
      agreementId: present(event.agreementId),
    })),
    overrides: row.overrides.map(cleaned),
    notes: row.notes.map((note) => ({
      ...note,
      audience: present(note.audience),
      agreementId: present(note.agreementId),
    })),
    family: row.family,
    keptIn: row.kept_in,
  };
}

/** What decides about some learners today; those who do not exist are left out. Reads tables: for jobs and commands. */
export const listStandings = async (runner: Runner, learnerIds: readonly string[]): Promise<LearnerStanding[]> =>
  (await runner.rows(readFacts, [learnerIds])).map(standingOf);

/** The same for one learner, or `undefined`. */
export const findStanding = async (runner: Runner, learnerId: string): Promise<LearnerStanding | undefined> =>
  (await listStandings(runner, [learnerId]))[0];

const subjectColumns = `id, capacity, organization_id as "organizationId", person_id as "personId", agreement_id as "agreementId",
  ended_at is not null as ended`;

type SubjectRow = SubjectFact & Record<string, unknown>;

const subjectById = statement<SubjectRow>(
  "privacy.subject",
  `select ${subjectColumns} from base.subject where id = $1`,
);
const subjectsById = statement<SubjectRow>(
  "privacy.subjects",
  `select ${subjectColumns} from base.subject where id = any($1) order by id`,
);

/** Also one whose hat has ended: `ended` tells. */
export const findSubject = (runner: Runner, id: string): Promise<SubjectFact | undefined> =>
  firstRow(runner, subjectById, [id]);

/** By id; those that are not there are left out. */
export const listSubjects = (runner: Runner, ids: readonly string[]): Promise<SubjectFact[]> =>
  runner.rows(subjectsById, [ids]);

const replacePolicies = statement(
  "privacy.policies",
  `with given as (
    select * from jsonb_to_recordset($1) as p ("policyId" text, audience text, "agreementId" uuid, "beforeDays" int, "afterDays" int,
      choose smallint, "readsChoices" boolean, "readsHistory" boolean)
  ), gone as (
    delete from base.policy where policy_id not in (select "policyId" from given)
  )
  insert into base.policy (policy_id, audience, agreement_id, before_days, after_days, choose, reads_choices, reads_history)
  select * from given
  on conflict (policy_id) do update set audience = excluded.audience, agreement_id = excluded.agreement_id,
    before_days = excluded.before_days, after_days = excluded.after_days, choose = excluded.choose,
    reads_choices = excluded.reads_choices, reads_history = excluded.reads_history`,
);
const addPolicy = statement(
  "privacy.policy-add",
  `insert into base.policy (policy_id, audience, agreement_id, before_days, after_days, choose, reads_choices, reads_history)
  select "policyId", audience, "agreementId", "beforeDays", "afterDays", choose, "readsChoices", "readsHistory"
  from jsonb_to_recordset($1) as p ("policyId" text, audience text, "agreementId" uuid, "beforeDays" int, "afterDays" int,
    choose smallint, "readsChoices" boolean, "readsHistory" boolean)
  on conflict (policy_id) do nothing`,
);
const replaceCells = statement(
  "privacy.cells",
  `insert into base.policy_cell (policy_id, slice, level, own, write, floor, ceiling)
  select p."policyId", c.slice, c.level, c.own, c.write, c.floor, c.ceiling
  from jsonb_to_recordset($1) as p ("policyId" text, cells jsonb)
  cross join jsonb_to_recordset(p.cells) as c (slice smallint, level smallint, own smallint, write smallint, floor smallint, ceiling smallint)
  on conflict (policy_id, slice) do update set level = excluded.level, own = excluded.own, write = excluded.write,
    floor = excluded.floor, ceiling = excluded.ceiling`,
);
const packRights = statement(
  "privacy.pack-rights",
  "update base.policy p set rights = r.rights, opens = r.opens from base.policy_rights r where r.policy_id = p.policy_id",
);

/** Puts the pack's policies in place of those that stand. Choices and grants must be compiled again afterwards. */
export async function writePolicies(runner: Runner, rows: readonly PolicyRow[]): Promise<void> {
  const given = JSON.stringify(rows);
  await runner.rows(replacePolicies, [given]);
  await runner.rows(replaceCells, [given]);
  await runner.rows(packRights);
}

const packRightsOf = statement(
  "privacy.pack-rights-of",
  "update base.policy p set rights = r.rights, opens = r.opens from base.policy_rights r where r.policy_id = p.policy_id and p.policy_id = $1",
);

/** Adds the policy of one new agreement and leaves all others alone: families add helpers every day. */
export async function addPolicyRow(runner: Runner, row: PolicyRow): Promise<void> {
  const given = JSON.stringify([row]);
  await runner.rows(addPolicy, [given]);
  await runner.rows(replaceCells, [given]);
  await runner.rows(packRightsOf, [row.policyId]);
}

/** What the choices of one family come to. */
export interface CompiledFamily {
  readonly learnerId: string;
  readonly choices: readonly ChoiceRow[];
  readonly overrides: readonly OverrideRow[];
  readonly shares: readonly ShareRow[];
  readonly trusted: boolean;
}

const replaceFamilies = statement(
  "privacy.families",
  `with f as materialized (select * from jsonb_to_recordset($1) as f ("learnerId" uuid, choices jsonb, overrides jsonb, shares jsonb, trusted boolean)),
  c as materialized (select f."learnerId", c.* from f cross join jsonb_to_recordset(f.choices) as c ("policyId" text, slice smallint, level smallint)),
  o as materialized (select f."learnerId", o.* from f
    cross join jsonb_to_recordset(f.overrides) as o ("subjectId" uuid, "policyId" text, slice smallint, level smallint)),
  gone_c as (delete from base.choice b using f where b.learner_id = f."learnerId"
    and not exists (select from c where c."learnerId" = b.learner_id and c."policyId" = b.policy_id and c.slice = b.slice)),
  gone_o as (delete from base.override b using f where b.learner_id = f."learnerId"
    and not exists (select from o where o."learnerId" = b.learner_id and o."subjectId" = b.subject_id
      and o."policyId" = b.policy_id and o.slice = b.slice)),
  put_s as (update base.share b set rights = decode(s.rights, 'hex') from f cross join jsonb_to_recordset(f.shares) as s ("shareId" uuid, rights text)
    where b.learner_id = f."learnerId" and b.id = s."shareId" and b.rights is distinct from decode(s.rights, 'hex')),
  put_c as (insert into base.choice (learner_id, policy_id, slice, level) select "learnerId", "policyId", slice, level from c
    on conflict (learner_id, policy_id, slice) do update set level = excluded.level where choice.level <> excluded.level),
  put_o as (insert into base.override (learner_id, subject_id, policy_id, slice, level)
    select "learnerId", "subjectId", "policyId", slice, level from o
    on conflict (learner_id, subject_id, policy_id, slice) do update set level = excluded.level where override.level <> excluded.level)
  update base.learner l set trusted = f.trusted from f where l.learner_id = f."learnerId" and l.trusted <> f.trusted`,
);

/** Puts compiled choices in place of those that stand, for each learner given. */
export const writeFamilies = (runner: Runner, families: readonly CompiledFamily[]) =>
  runner.rows(replaceFamilies, [JSON.stringify(families)]);

const lockLearner = statement("privacy.lock", "select from base.learner where learner_id = $1 for no key update");
const recompileOne = statement<{ changed: number }>("privacy.recompile", "select base.recompile($1) as changed");
const recompileHat = statement("privacy.recompile-subject", "select base.compile_subject($1)");
const compileEverybody = statement<{ changed: number }>("privacy.compile-all", "select base.compile_all() as changed");
const withChoices = statement<{ id: string }>(
  "privacy.with-choices",
  `select learner_id as id from (select learner_id from base.choice_event union select learner_id from base.override_event
    union select learner_id from base.trust_event union select learner_id from base.share where rights is not null) x where learner_id > $1 order by learner_id limit $2`,
);

/** Waits until no other change to this learner's grants is under way; held to the end of the transaction. */
export const lock = (runner: Runner, learnerId: string) => runner.rows(lockLearner, [learnerId]);

/** Compiles one learner's grants from relations and compiled choices; answers how many rows changed. */
export const recompile = async (runner: Runner, learnerId: string): Promise<number> =>
  (await firstRow(runner, recompileOne, [learnerId]))?.changed ?? 0;

/** Compiles one hat's grants, for every learner it has a tie to. */
export const recompileSubject = (runner: Runner, subjectId: string) => runner.rows(recompileHat, [subjectId]);

/** Compiles everybody's grants. From nothing about 20 s for 1.5 million; later only differences are written. */
export const compileAll = async (runner: Runner): Promise<number> =>
  (await firstRow(runner, compileEverybody))?.changed ?? 0;

/** Learners about whom a family ever chose anything, after `after`, in pages. */
export const listWithChoices = async (runner: Runner, after: string, limit: number): Promise<string[]> =>
  (await runner.rows(withChoices, [after, limit])).map(({ id }) => id);

/** A choice is an event: a later one of the same chooser stands in its place, and none is ever changed. */
export const insertChoice = statement(
  "privacy.choice-insert",
  `insert into base.choice_event (learner_id, id, audience, agreement_id, category, level, until, chosen_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
/** A choice about one named person; level null takes the last one back. */
export const insertOverride = statement(
  "privacy.override-insert",
  `insert into base.override_event (learner_id, id, subject_id, category, level, until, chosen_by) values ($1, $2, $3, $4, $5, $6, $7)`,
);
/** Whether the family lets the learner choose like a guardian, from now on. */
export const insertTrust = statement(
  "privacy.trust-insert",
  "insert into base.trust_event (learner_id, id, trusted, chosen_by) values ($1, $2, $3, $4)",
);
/** What a registrar writes down on ending a conflict of two guardians. */
export const insertNote = statement(
  "privacy.note-insert",
  `insert into base.conflict_note (learner_id, id, audience, agreement_id, category, note, noted_by) values ($1, $2, $3, $4, $5, $6, $7)`,
);

const agreementRows = statement<{ id: string; kind: "app" | "helper"; slices: number[] }>(
  "privacy.agreements",
  "select id, kind, slices from base.agreement order by id",
);

/** Every agreement with the slices it lists: each has a policy of its own. */
export const listAgreements = async (runner: Runner) =>
  (await runner.rows(agreementRows)).map(({ id, kind, slices }) => ({ id, kind, slices: slices.map(sliceAt) }));
