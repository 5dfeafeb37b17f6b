import type { IsoDate } from "../kernel/date.ts";
import { type Runner, statement } from "../store/statement.ts";
import type { Disclosure } from "./disclosure.store.ts";
import type { HelperView, PaperJoined } from "./program.ts";

interface HelperRow extends Record<string, unknown> {
  id: string;
  name: string;
  people: string[];
  organization_name: string | null;
  contact: string | null;
  purpose: string;
  why: string | null;
  listed_as: string | null;
  is_familys: boolean;
  ends_on: IsoDate | null;
  signed_on: IsoDate | null;
  shared_at: string;
  trusted: string[];
}
const helpers = statement<HelperRow>(
  "privacy.helpers",
  `select h.id, h.name, h.people, h.organization_name, h.contact, h.purpose, h.why, h.listed_as, h.is_familys, h.ends_on, h.signed_on, h.shared_at,
    array(select t.kind from door.contribution_trust t where t.learner_id = h.learner_id and t.agreement_id = h.id order by t.kind) as trusted
  from door.helper h where h.learner_id = $1 order by h.name, h.id limit 200`,
);

/** Who helps a learner by the family's word. It tells nothing of the record. */
export async function listHelpers(disclosure: Disclosure, learnerId: string): Promise<HelperView[]> {
  const rows = await disclosure.readOpen(helpers, [learnerId]);
  return rows.map((row) => ({
    programId: row.id,
    name: row.name,
    people: row.people,
    ...(row.organization_name && { organization: row.organization_name }),
    ...(row.contact && { contact: row.contact }),
    purpose: row.purpose,
    ...(row.why && { why: row.why }),
    ...(row.listed_as && { listedAs: row.listed_as }),
    isFamilys: row.is_familys,
    ...(row.ends_on && { endsOn: row.ends_on }),
    ...(row.signed_on && { signedOn: row.signed_on }),
    sharedAt: row.shared_at,
    trusted: row.trusted,
  }));
}

interface PaperRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  name: string;
  signed_on: IsoDate;
  signed_by: PaperJoined["signedBy"];
  ends_on: IsoDate | null;
  is_open: boolean;
}
const byPaper = statement<PaperRow>(
  "privacy.helpers-by-paper",
  `select learner_id, id, name, signed_on, signed_by, ends_on, is_open from door.helper_by_paper
  where learner_id = $1 order by is_open desc, signed_on desc, id limit 100`,
);

/** Programs that were let in by a paper, for the office that keeps it. */
export const listByPaper = async (disclosure: Disclosure, learnerId: string): Promise<PaperJoined[]> =>
  (
    await disclosure.read(
      byPaper,
      [learnerId],
      (row) => ({ learnerId: row.learner_id, slice: "household", level: "detail" }) as const,
    )
  ).map((row) => ({
    programId: row.id,
    name: row.name,
    signedOn: row.signed_on,
    signedBy: row.signed_by,
    ...(row.ends_on && { endsOn: row.ends_on }),
    isOpen: row.is_open,
  }));

const insertAgreement = statement(
  "privacy.program-agreement",
  `insert into base.agreement (id, kind, name, organization_id, purpose, slices, starts_on, ends_on, state)
  select $1, 'helper', $2, $3, $4, '{}', coalesce($5, k.today), $6, $7 from base.clock k`,
);
const insertProgram = statement(
  "privacy.program",
  `insert into base.program (agreement_id, organization_name, contact, is_familys, made_by) values ($1, $2, $3, $4, $5)`,
);

/** A program as it is written down. */
export interface NewProgram {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly organization: string | undefined;
  readonly contact: string | undefined;
  readonly isFamilys: boolean;
  readonly madeBy: string | null;
  /** Of the district's: the organization that signs. */
  readonly organizationId?: string | undefined;
  readonly startsOn?: IsoDate | undefined;
  readonly endsOn?: IsoDate | undefined;
}

/** Writes a program down; nobody is in it yet. One of a family works at once, one of a district is looked over first. */
export async function storeProgram(runner: Runner, program: NewProgram): Promise<void> {
  const { id, name, purpose, organization, contact, isFamilys, madeBy, organizationId, startsOn, endsOn } = program;
  const state = isFamilys ? "active" : "vetting";
  await runner.rows(insertAgreement, [
    id,
    name,
    organizationId ?? null,
    purpose,
    startsOn ?? null,
    endsOn ?? null,
    state,
  ]);
  await runner.rows(insertProgram, [id, organization ?? null, contact ?? null, isFamilys, madeBy]);
}

const insertPerson = statement(
  "privacy.program-person",
  "insert into base.staff (id, display_name, sort_name) values ($1, $2, lower($2))",
);
const insertHat = statement(
  "privacy.program-hat",
  `insert into base.subject (id, capacity, organization_id, person_id, agreement_id)
  select $1, 'helper', a.organization_id, $2, a.id from base.agreement a where a.id = $3`,
);

/** Somebody of a program, with a hat that nobody wears yet. The name carries the organization's, for wherever it stands. */
export async function storePerson(
  runner: Runner,
  person: { subjectId: string; personId: string; programId: string; name: string; of: string | undefined },
): Promise<void> {
  const { subjectId, personId, programId, name, of } = person;
  await runner.rows(insertPerson, [personId, of && of !== name ? `${name}, ${of}` : name]);
  await runner.rows(insertHat, [subjectId, personId, programId]);
}

const share = statement(
  "privacy.share-with-program",
  `insert into base.agreement_learner (learner_id, agreement_id, starts_on, ends_on, name_id, why, shared_by, signed_on, paper_kept_by)
  select $1, $2, k.today, $3, $4, $5, $6, $7, $8 from base.clock k
  on conflict (learner_id, agreement_id) do update set starts_on = excluded.starts_on, ends_on = excluded.ends_on,
    name_id = excluded.name_id, why = excluded.why, shared_by = excluded.shared_by, signed_on = excluded.signed_on,
    paper_kept_by = excluded.paper_kept_by, shared_at = now(), ended_by = null`,
);

/** What was signed on paper: when, as the paper says, and who of the office wrote it down. */
export interface SignedOnPaper {
  readonly signedOn: IsoDate;
  readonly keptBy: string;
}

/** A family lets a program in for one learner, until a last day. Anew after it ended, it is as the first time. */
export const storeSharing = (
  runner: Runner,
  sharing: {
    learnerId: string;
    programId: string;
    endsOn: IsoDate;
    nameId?: string | undefined;
    why: string;
    by: string;
    paper?: SignedOnPaper | undefined;
  },
) =>
  runner.rows(share, [
    sharing.learnerId,
    sharing.programId,
    sharing.endsOn,
    sharing.nameId ?? null,
    sharing.why,
    sharing.by,
    sharing.paper?.signedOn ?? null,
    sharing.paper?.keptBy ?? null,
  ]);

const unshare = statement<{ agreement_id: string }>(
  "privacy.end-sharing",
  `update base.agreement_learner h set ends_on = k.today - 1, ended_by = $3 from base.clock k
  where h.learner_id = $1 and h.agreement_id = $2 and coalesce(h.ends_on >= k.today, true) returning h.agreement_id`,
);
/** The last day was yesterday: from this transaction on. Answers whether there was anything to end. */
export const endSharing = async (runner: Runner, learnerId: string, programId: string, by: string): Promise<boolean> =>
  (await runner.rows(unshare, [learnerId, programId, by])).length === 1;
