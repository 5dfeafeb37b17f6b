import type { IsoDate } from "../kernel/date.ts";
import { Problem } from "../kernel/problem.ts";
import type { Database } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { type AgreementTerms, type FamilyAgreement, type StoredState, stateOn } from "./agreement.ts";
import { slices } from "./category.ts";
import { readColumns } from "./choice-menu.job.ts";
import type { Asker, ChoiceColumn } from "./choice-menu.ts";
import { chooseWithin, readMayChoose } from "./choose.job.ts";
import type { Disclosure } from "./disclosure.store.ts";
import { noteStopped } from "./ending.job.ts";
import { stopHelp } from "./helper-consent.job.ts";
import { choosing, type Pack } from "./pack.ts";

interface ReadRow extends Record<string, unknown> {
  agreement_id: string;
  times: number;
  first: string;
  last: string;
  read: number;
}
const reads = statement<ReadRow>(
  "privacy.agreement-reads",
  `select s.agreement_id, count(*)::int as times, min(a.at) as first, max(a.at) as last,
    bit_or(a.status_slices | a.summary_slices | a.detail_slices) as read
  from door.access_log a join door.subject s on s.id = a.subject_id
  where a.learner_id = $1 and s.agreement_id is not null group by s.agreement_id order by s.agreement_id`,
);

/** What each app or helper has read of a learner, ever: from the log, as far as the family reads it. */
export const listAgreementReads = (disclosure: Disclosure, learnerId: string): Promise<ReadRow[]> =>
  disclosure.readOpen(reads, [learnerId]);

interface Row extends Record<string, unknown> {
  id: string;
  kind: "app" | "helper";
  name: string;
  purpose: string;
  state: StoredState;
  starts_on: IsoDate;
  ends_on: IsoDate | null;
  terms: AgreementTerms | Record<string, never>;
  today: IsoDate;
}
const byId = statement<Row>(
  "privacy.agreements-of-family",
  `select a.id, a.kind, a.name, coalesce(h.why, a.purpose) as purpose, a.state, a.starts_on, a.ends_on, a.terms, k.today
  from base.agreement a left join base.agreement_learner h on h.agreement_id = a.id and h.learner_id = $2
  cross join base.clock k where a.id = any($1) order by a.name, a.id`,
);

/** The agreements whose app or helper serves a learner now, as the menu of choices has them. */
const agreed = (columns: readonly ChoiceColumn[]) =>
  columns.filter(({ target, audience }) => (audience === "app" || audience === "helper") && target !== audience);

/**
 * Every app and helper of a learner in plain words: those that serve now, and those that ever read. The caller has asked the door
 * that the asker reads the choices; `known` is what the log told.
 */
export async function listFamilyAgreements(
  work: Database,
  pack: Pack,
  learnerId: string,
  asker: Asker,
  known: readonly ReadRow[],
): Promise<FamilyAgreement[]> {
  const now = new Set(agreed(await readColumns(work, pack, learnerId, asker)).map(({ target }) => target));
  const read = new Map(known.map((row) => [row.agreement_id, row]));
  const rows = await work.rows(byId, [[...new Set([...now, ...read.keys()])], learnerId]);
  return rows.map((row): FamilyAgreement => {
    const terms = "schedule" in row.terms ? (row.terms as AgreementTerms) : undefined; // checked when it was stored
    const log = read.get(row.id);
    return {
      id: row.id,
      audience: row.kind,
      name: row.name,
      purpose: terms?.purpose ?? { en: row.purpose, es: row.purpose },
      ...(terms && { party: terms.party.name }),
      isOver: !now.has(row.id) || stateOn(row.state, row.ends_on ?? undefined, row.today) === "ended",
      startsOn: row.starts_on,
      ...(row.ends_on && { endsOn: row.ends_on }),
      ...(terms && { terms: shown(terms) }),
      reads: {
        times: log?.times ?? 0,
        ...(log && { first: log.first, last: log.last }),
        slices: slices.filter((_, number) => ((log?.read ?? 0) & (1 << number)) !== 0),
      },
    };
  });
}

const shown = ({
  url,
  schedule,
  retention,
  subprocessors,
  breachHours,
  studentContent,
  never,
  contact,
}: AgreementTerms): NonNullable<FamilyAgreement["terms"]> => ({
  ...(url && { url }),
  schedule,
  retention,
  subprocessors,
  breachHours,
  studentContent,
  never,
  contact,
});

/**
 * Stops an app or helper as far as that is the asker's: every cell that is theirs is hidden, in one transaction. Answers the
 * categories. What the school set stays. Throws `agreement-unknown` for one that does not serve this learner.
 */
export async function stopAgreement(
  work: Database,
  pack: Pack,
  learnerId: string,
  agreementId: string,
  asker: Asker,
): Promise<ChoiceColumn["cells"][number]["category"][]> {
  const column = agreed(await readColumns(work, pack, learnerId, asker)).find(({ target }) => target === agreementId);
  if (!column) throw new Problem("agreement-unknown");
  const theirs = column.cells.filter(({ options }) => options.length > 0).map(({ category }) => category);
  if (theirs.length === 0) return theirs;
  await asSubject(work, asker.subjectId, async (transaction) => {
    const choices = theirs.map((category) => ({ target: { agreementId }, category, level: "hidden" as const }));
    await chooseWithin(transaction, pack, asker.subjectId, learnerId, choices);
    // The end of a consent is for who decides. A learner who does not keeps back own words, and no more.
    if (choosing[await readMayChoose(transaction, learnerId)] !== "all") return;
    if (column.audience === "app") await noteStopped(transaction, learnerId, agreementId);
    else await stopHelp(transaction, pack, { learnerId, programId: agreementId, by: asker.subjectId });
  });
  return theirs;
}
