import { addDays, type IsoDate } from "../kernel/date.ts";
import { Problem } from "../kernel/problem.ts";
import type { Language } from "../kernel/words.ts";
import type { Transaction } from "../store/connect.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";
import { chooseWithin, readMayChoose } from "./choose.job.ts";
import { signHelp } from "./helper-consent.job.ts";
import { notify } from "./notice.job.ts";
import { choosing, type Pack } from "./pack.ts";
import { type SignedOnPaper, storeSharing } from "./program.store.ts";
import { type HelperOrder, helperCeilings, helperDays, usualShares } from "./program.ts";

/** What cannot be done with a program, in words for who tried. */
export const refused = (en: string, es: string) => new Problem("program-refused", { en, es });

const readToday = statement<{ today: IsoDate }>("privacy.program-today", "select today from base.clock");
/** Letting a helper in is a consent: only who decides all that is the family's may. Throws `not-allowed`. */
export async function mustDecide(transaction: Transaction, learnerId: string): Promise<void> {
  if (choosing[await readMayChoose(transaction, learnerId)] !== "all") throw new Problem("not-allowed");
}

/** The last day, at most 12 months after the family said yes: today, or the day that stands on the paper. */
async function lastDay(transaction: Transaction, wanted: string | undefined, signedOn?: string): Promise<IsoDate> {
  const { today } = (await firstRow(transaction, readToday)) ?? { today: "" };
  const latest = addDays(signedOn ?? today, helperDays);
  if (signedOn !== undefined && (signedOn > today || latest < today))
    throw refused(
      "It was signed today at the latest, and within the last 12 months.",
      "Se firmó hoy a más tardar, y dentro de los últimos 12 meses.",
    );
  if (wanted !== undefined && (wanted < today || wanted > latest))
    throw refused(
      "It may last 12 months at most, and not end before today.",
      "Puede durar 12 meses como máximo y no terminar antes de hoy.",
    );
  return wanted ?? latest;
}

/** A family member about one learner; the subject of the transaction. */
export interface Asker {
  readonly subjectId: string;
  readonly learnerId: string;
  /** In which the words were shown that are signed. */
  readonly language?: Language;
}

interface Sharing extends Pick<HelperOrder, "why" | "endsOn" | "shares"> {
  /** On the program's own list, where the family connected one. */
  readonly nameId?: string;
  /** Where the family signed at a desk: what the office wrote down of it. */
  readonly paper?: SignedOnPaper;
}

/**
 * What is shared, by a consent that is signed: in force when the transaction ends, or once the second guardian has signed too. The rest of
 * the family is told, of a paper also who signed it.
 */
export async function openSharing(
  transaction: Transaction,
  pack: Pack,
  { subjectId, learnerId, language = "en" }: Asker,
  programId: string,
  { why, endsOn, shares = usualShares(pack), nameId, paper }: Sharing,
): Promise<void> {
  const last = await lastDay(transaction, endsOn, paper?.signedOn);
  await storeSharing(transaction, { learnerId, programId, endsOn: last, nameId, why, by: subjectId, paper });
  const code = paper ? "helper.on-paper" : "helper.let-in";
  const proof = paper && ({ proof: "paper", adult: "document" } as const);
  const signed = { learnerId, programId, by: subjectId, why, endsOn: last, shares, language, proof, code } as const;
  await signHelp(transaction, pack, signed);
  const named = new Map(shares.map(({ category, level }) => [category, level]));
  // What is not named is hidden in so many words: or what was chosen for helpers in general would open it, or for this one a year ago.
  const choices = [...new Set([...named.keys(), ...helperCeilings(pack).keys()])].map((category) => ({
    target: { agreementId: programId },
    category,
    level: named.get(category) ?? ("hidden" as const),
  }));
  await chooseWithin(transaction, pack, subjectId, learnerId, choices);
  if (paper) await notify(transaction, { code, to: [subjectId], learnerId, place: `/helpers?child=${learnerId}` });
}

interface CodeRow extends Record<string, unknown> {
  id: string;
  agreement_id: string;
  listed_as: string;
  name: string;
  organization_name: string | null;
  purpose: string;
  people: string[];
  ends_on: IsoDate | null;
}
const byCode = statement<CodeRow>(
  "privacy.program-by-code",
  `select n.id, n.agreement_id, n.name as listed_as, a.name, p.organization_name, a.purpose, a.ends_on,
    array(select f.display_name from base.subject s join base.staff f on f.id = s.person_id
      where s.agreement_id = a.id and s.capacity = 'helper' and s.ended_at is null order by f.sort_name, s.id) as people
  from base.program_name n join base.program p on p.agreement_id = n.agreement_id join base.agreement a on a.id = n.agreement_id
  cross join base.clock k
  where n.code = $1 and n.removed_at is null and a.state = 'active' and a.starts_on <= k.today and coalesce(a.ends_on >= k.today, true)`,
);

/** The name on a program's list behind a code that is still to be used. */
export const findByCode = (runner: Runner, code: string): Promise<CodeRow | undefined> =>
  firstRow(runner, byCode, [code]);

const takeCode = statement<{ id: string }>(
  "privacy.program-take-code",
  "update base.program_name set code = null where agreement_id = $1 and id = $2 and code = $3 returning id",
);
const connected = statement<{ name: string }>(
  "privacy.program-connected",
  `select n.name from base.agreement_learner h join base.program_name n on n.agreement_id = h.agreement_id and n.id = h.name_id
  cross join base.clock k where h.learner_id = $1 and h.agreement_id = $2 and n.removed_at is null and coalesce(h.ends_on >= k.today, true)`,
);

/**
 * Uses a code up for one learner. A program that wrote a child down twice keeps the name that was connected first: throws
 * `program-refused`, and the second code stays good, for whom it may be. Throws `link-unknown` for a code that is none.
 */
export async function takeByCode(transaction: Transaction, learnerId: string, code: string): Promise<CodeRow> {
  const found = await findByCode(transaction, code);
  if (!found) throw new Problem("link-unknown");
  const before = await firstRow(transaction, connected, [learnerId, found.agreement_id]);
  if (before)
    throw refused(
      `This program is let in already; on its list it is "${before.name}". Ask it to take the second name off.`,
      `Este programa ya puede entrar; en su lista es "${before.name}". Pida que quiten el segundo nombre.`,
    );
  if ((await transaction.rows(takeCode, [found.agreement_id, found.id, code])).length === 0)
    throw new Problem("link-unknown");
  return found;
}
