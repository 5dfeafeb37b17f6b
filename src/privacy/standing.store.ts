import type { Runner } from "../store/statement.ts";
import { firstRow, statement } from "../store/statement.ts";
import { sliceAt } from "./category.ts";
import type { ChoiceEvent, ConflictNote, OverrideEvent } from "./choice.ts";
import type { DirectoryItem } from "./directory.ts";
import { type Level, levelAt } from "./level.ts";
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
          where h.agreement_id = a.id and h.learner_id = l.learner_id),
        'gives', (select coalesce((select bool_or(base.gives(n.state)) from base.consent n
            where n.learner_id = l.learner_id and n.agreement_id = a.id), h.shared_by is null)
          from base.agreement_learner h where h.agreement_id = a.id and h.learner_id = l.learner_id)))
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
  ${list(`select json_agg(distinct coalesce(d.item, '*')) from base.directory_kept d
      where d.learner_id = l.learner_id and d.audience = 'anyone'`)} as kept_in,
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
