import { newId } from "../kernel/id.ts";
import { numberOf } from "../privacy/category.ts";
import type { Channel, Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";
import type { LinkCandidate, LinkCase, LinkEvidence, LinkMerge, LinkReason } from "./link-case.ts";

interface CaseRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  source: string | null;
  at: string | null;
  waits: boolean;
  evidence: RowEvidence | null;
  opened_at: string;
}
/** What a row tells, in the members of a learner fact (roster/fact.ts). */
interface RowEvidence {
  readonly given?: string;
  readonly family?: string;
  readonly bornOn?: string;
  readonly school?: string;
  readonly guardians?: readonly string[];
  readonly identifiers?: readonly { system: string; value: string }[];
}
const openCases = statement<CaseRow>(
  "exchange.link-cases",
  `select learner_id, id, source, at, waits, evidence, opened_at from door.link_case
  where outcome is null and id > $1 order by id limit $2`,
);
interface CandidateRow extends Record<string, unknown> {
  case_id: string;
  other_id: string;
  agrees: LinkReason[];
  differs: LinkReason[];
  persons: number;
  votes: number;
  is_own: boolean;
}
const candidates = statement<CandidateRow>(
  "exchange.link-candidates",
  `select case_id, other_id, agrees, differs, persons, votes, is_own from door.link_candidate
  where case_id = any($1) order by case_id, cardinality(agrees) desc, cardinality(differs), other_id limit 4000`,
);
interface PersonRow extends Record<string, unknown> {
  learner_id: string;
  display_name: string;
  legal_name: string | null;
  born_on: string | null;
  identifiers: { system: string; value: string }[];
  schools: string[];
  guardians: string[];
  sources: string[];
}
const persons = statement<PersonRow>(
  "exchange.link-persons",
  `select distinct learner_id, display_name, legal_name, born_on, identifiers, schools, guardians, sources from door.link_person
  where case_id = any($1) order by learner_id limit 5000`,
);
const noteLook = statement<{ noted: number }>(
  "exchange.link-note-look",
  "select door.note_link_look($1, $2, $3, $4) as noted",
);
const merges = statement<{
  learner_id: string;
  id: string;
  name: string;
  merged_at: string;
  merged_by: string | null;
  undone_at: string | null;
}>(
  "exchange.link-merges",
  `select m.learner_id, m.id, l.display_name as name, m.merged_at, m.merged_by, m.undone_at
  from door.learner_merge m join door.learner l on l.learner_id = m.learner_id order by m.merged_at desc, m.id limit 200`,
);

const present = <T>(name: string, value: T | null | undefined) =>
  value === null || value === undefined ? {} : { [name]: value };

const ofRow = (
  { given, family, bornOn, school, guardians = [], identifiers = [] }: RowEvidence,
  source: string | null,
): LinkEvidence => ({
  ...present("name", [given, family].filter(Boolean).join(" ") || undefined),
  ...present("bornOn", bornOn),
  identifiers: identifiers.map(({ system, value }) => ({ system, value })),
  schools: school === undefined ? [] : [school],
  guardians: [...guardians],
  sources: source === null ? [] : [source],
});

const ofLearner = (row: PersonRow): LinkEvidence => ({
  name: row.display_name,
  ...(row.legal_name && row.legal_name !== row.display_name && { legalName: row.legal_name }),
  ...present("bornOn", row.born_on),
  identifiers: row.identifiers,
  schools: row.schools,
  guardians: row.guardians,
  sources: row.sources,
});

const nothing: LinkEvidence = { identifiers: [], schools: [], guardians: [], sources: [] };

/** What the evidence is made of, for the log. */
const looked = (["name", "identity", "household", "enrollment"] as const).reduce(
  (bits, slice) => bits | (1 << numberOf(slice)),
  0,
);

/** Questions that are open to the subject, after an id, and every learner in them logged as looked at. */
export async function listCases(disclosure: Disclosure, after: string, limit: number): Promise<LinkCase[]> {
  const door = disclosure.open;
  const rows = await door.rows(openCases, [after, limit]);
  const ids = rows.map(({ id }) => id);
  const [others, people] = await Promise.all([door.rows(candidates, [ids]), door.rows(persons, [ids])]);
  await logLooks(
    disclosure,
    people.map(({ learner_id }) => learner_id),
    disclosure.reason.channel,
  );
  const evidence = new Map(people.map((row) => [row.learner_id, ofLearner(row)]));
  return rows.map((row) => ({
    id: row.id,
    ...(!row.waits && { learnerId: row.learner_id }),
    waits: row.waits,
    ...present("source", row.source),
    ...present("at", row.at),
    openedAt: row.opened_at,
    evidence: row.waits ? ofRow(row.evidence ?? {}, row.source) : (evidence.get(row.learner_id) ?? nothing),
    candidates: others
      .filter(({ case_id }) => case_id === row.id)
      .map(
        (each): LinkCandidate => ({
          learnerId: each.other_id,
          evidence: evidence.get(each.other_id) ?? nothing,
          agrees: each.agrees,
          differs: each.differs,
          persons: each.persons,
          votes: each.votes,
          isOwn: each.is_own,
        }),
      ),
  }));
}

/** Some of the people are no learners of the registrar's: their look is logged by a way of its own. */
async function logLooks({ open }: Disclosure, learners: readonly string[], channel: Channel): Promise<void> {
  if (learners.length === 0) return;
  const [row] = await open.rows(noteLook, [learners.map(newId), learners, looked, channel]);
  if (row?.noted !== learners.length) throw new Error("a look could not be logged, so nothing is handed out");
}

/** Records that became one and are the registrar's to take apart again, newest first. */
export const listMerges = async (disclosure: Disclosure): Promise<LinkMerge[]> =>
  (
    await disclosure.read(merges, [], ({ learner_id }) => ({ learnerId: learner_id, slice: "name", level: "status" }))
  ).map((row) => ({
    id: row.id,
    learnerId: row.learner_id,
    name: row.name,
    mergedAt: row.merged_at,
    ...(row.merged_by !== null && { mergedBy: row.merged_by }),
    ...(row.undone_at !== null && { undoneAt: row.undone_at }),
  }));
