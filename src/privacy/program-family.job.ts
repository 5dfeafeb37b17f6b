import { inviteToHelp } from "../identity/helper-invitation.job.ts";
import { addDays, type IsoDate } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { chooseWithin, readMayChoose } from "./choose.job.ts";
import { compileLearner, installHelperPolicy } from "./compile.job.ts";
import { notify } from "./notice.job.ts";
import { choosing, type Pack } from "./pack.ts";
import { endSharing, storePerson, storeProgram, storeSharing } from "./program.store.ts";
import {
  type HelperOrder,
  helperCeilings,
  helperDays,
  type JoinOrder,
  type ProgramPreview,
  usualShares,
} from "./program.ts";
import { writeCode } from "./program-code.ts";

const refused = (en: string, es: string) => new Problem("program-refused", { en, es });

const readToday = statement<{ today: IsoDate }>("privacy.program-today", "select today from base.clock");
const deciders = statement<{ id: string }>(
  "privacy.family-deciders",
  `select g.subject_id as id from base.grants g
  where g.learner_id = $1 and g.until > now() and get_byte(g.rights, 30) >> 6 = 3 and g.subject_id <> $2 order by 1`,
);

/** Who decides everything for a learner, other than whoever just did. */
const othersWhoDecide = async (transaction: Transaction, learnerId: string, subjectId: string): Promise<string[]> =>
  (await transaction.rows(deciders, [learnerId, subjectId])).map(({ id }) => id);

/** Letting a helper in is a consent: only who decides all that is the family's may. Throws `not-allowed`. */
async function mustDecide(transaction: Transaction, learnerId: string): Promise<void> {
  if (choosing[await readMayChoose(transaction, learnerId)] !== "all") throw new Problem("not-allowed");
}

async function lastDay(transaction: Transaction, wanted: string | undefined): Promise<IsoDate> {
  const { today } = (await firstRow(transaction, readToday)) ?? { today: "" };
  const latest = addDays(today, helperDays);
  if (wanted !== undefined && (wanted < today || wanted > latest))
    throw refused(
      "It may last 12 months at most, and not end before today.",
      "Puede durar 12 meses como máximo y no terminar antes de hoy.",
    );
  return wanted ?? latest;
}

interface Asker {
  readonly subjectId: string;
  readonly learnerId: string;
}

/** What is shared, in force when the transaction ends; the family's other deciders are told. */
async function open(
  transaction: Transaction,
  pack: Pack,
  { subjectId, learnerId }: Asker,
  programId: string,
  { why, endsOn, shares = usualShares(pack) }: Pick<HelperOrder, "why" | "endsOn" | "shares">,
  nameId?: string,
): Promise<void> {
  const last = await lastDay(transaction, endsOn);
  await storeSharing(transaction, { learnerId, programId, endsOn: last, nameId, why, by: subjectId });
  const named = new Map(shares.map(({ category, level }) => [category, level]));
  // What is not named is hidden in so many words: or what was chosen for helpers in general would open it, or for this one a year ago.
  const choices = [...new Set([...named.keys(), ...helperCeilings(pack).keys()])].map((category) => ({
    target: { agreementId: programId },
    category,
    level: named.get(category) ?? ("hidden" as const),
  }));
  await chooseWithin(transaction, pack, subjectId, learnerId, choices);
  const to = await othersWhoDecide(transaction, learnerId, subjectId);
  await notify(transaction, { code: "helper.let-in", to, learnerId, place: `/helpers?child=${learnerId}` });
}

/** What an invitation came to. The link's secret is in this answer alone. */
export interface InvitedHelper {
  readonly programId: string;
  readonly subjectId: string;
  readonly invitation: string;
}

/** A family lets one person in for one learner, all in one transaction; whoever gets the link wears the hat. */
export async function inviteHelper(
  { work, identity }: Pick<Store, "work" | "identity">,
  pack: Pack,
  asker: Asker,
  order: HelperOrder,
): Promise<InvitedHelper> {
  refuse([order.name, order.organization, order.contact, order.why]);
  const [programId, subjectId] = [newId(), newId()];
  await asSubject(work, asker.subjectId, async (transaction) => {
    await mustDecide(transaction, asker.learnerId);
    await storeProgram(transaction, {
      id: programId,
      name: order.organization ? `${order.name}, ${order.organization}` : order.name,
      purpose: order.why,
      organization: order.organization,
      contact: order.contact,
      isFamilys: true,
      madeBy: asker.subjectId,
    });
    await installHelperPolicy(transaction, pack, programId);
    const { name, organization: of } = order;
    await storePerson(transaction, { subjectId, personId: newId(), programId, name, of });
    await open(transaction, pack, asker, programId, order);
  });
  return { programId, subjectId, invitation: await inviteToHelp(identity, subjectId) };
}

const hatOfFamilys = statement<{ id: string }>(
  "privacy.hat-of-familys-helper",
  `select s.id from base.agreement_learner h join base.program p on p.agreement_id = h.agreement_id and p.is_familys
  join base.subject s on s.agreement_id = h.agreement_id and s.capacity = 'helper' and s.ended_at is null
  cross join base.clock k where h.learner_id = $1 and h.agreement_id = $2 and h.ends_on >= k.today order by s.id limit 1`,
);
/** A new link for the helper a family invited, where the first was lost. Throws `program-unknown` for any other. */
export async function inviteHelperAgain(
  { work, identity }: Pick<Store, "work" | "identity">,
  { subjectId, learnerId }: Asker,
  programId: string,
): Promise<string> {
  const hat = await asSubject(work, subjectId, async (transaction) => {
    await mustDecide(transaction, learnerId);
    return firstRow(transaction, hatOfFamilys, [learnerId, programId]);
  });
  if (!hat) throw new Problem("program-unknown");
  return inviteToHelp(identity, hat.id);
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
const takeCode = statement<{ id: string }>(
  "privacy.program-take-code",
  "update base.program_name set code = null where agreement_id = $1 and id = $2 and code = $3 returning id",
);

/** The program behind a code, for a family that thinks about it. Throws `link-unknown` for a code that is none. */
export async function previewProgram(work: Store["work"], code: string): Promise<ProgramPreview> {
  const found = await firstRow(work, byCode, [writeCode(code)]);
  if (!found) throw new Problem("link-unknown");
  return {
    name: found.name,
    ...(found.organization_name && { organization: found.organization_name }),
    purpose: found.purpose,
    people: found.people,
    listedAs: found.listed_as,
    ...(found.ends_on && { endsOn: found.ends_on }),
  };
}

/** A family connects its child with a name on a program's list. The code works once. Answers the program. */
export async function joinProgram(work: Store["work"], pack: Pack, asker: Asker, order: JoinOrder): Promise<string> {
  refuse(order.why);
  const code = writeCode(order.code);
  return asSubject(work, asker.subjectId, async (transaction) => {
    await mustDecide(transaction, asker.learnerId);
    const found = await firstRow(transaction, byCode, [code]);
    if (!found || (await transaction.rows(takeCode, [found.agreement_id, found.id, code])).length === 0)
      throw new Problem("link-unknown");
    await open(transaction, pack, asker, found.agreement_id, order, found.id);
    return found.agreement_id;
  });
}

const hatsLeft = statement<{ id: string; is_left: boolean }>(
  "privacy.program-hats",
  `select s.id, p.is_familys and not exists (select from base.agreement_learner h cross join base.clock k
      where h.agreement_id = p.agreement_id and coalesce(h.ends_on >= k.today, true)) as is_left
  from base.program p join base.subject s on s.agreement_id = p.agreement_id and s.ended_at is null
  where p.agreement_id = $1 order by s.id`,
);
const endHat = statement("privacy.program-end-hat", "update base.subject set ended_at = now() where id = $1");

/**
 * Ends what a helper or program may see and do for one learner: in force when it returns, in every session. The hat of a helper whom
 * only this family invited goes with it. Throws `program-unknown` where there is nothing to end.
 */
export const endHelp = (
  work: Store["work"],
  pack: Pack,
  { subjectId, learnerId }: Asker,
  programId: string,
): Promise<void> =>
  asSubject(work, subjectId, async (transaction) => {
    await mustDecide(transaction, learnerId);
    if (!(await endSharing(transaction, learnerId, programId, subjectId))) throw new Problem("program-unknown");
    await compileLearner(transaction, pack, learnerId);
    const to = await othersWhoDecide(transaction, learnerId, subjectId);
    await notify(transaction, { code: "helper.ended", to, learnerId, place: `/helpers?child=${learnerId}` });
    for (const { id, is_left } of await transaction.rows(hatsLeft, [programId]))
      if (is_left) await transaction.rows(endHat, [id]);
  });

const insertTrust = statement<{ id: string }>(
  "privacy.contribution-trust",
  `insert into base.contribution_trust (learner_id, id, agreement_id, kind, trusted, chosen_by)
  select h.learner_id, $2, h.agreement_id, $4, $5, door.subject() from base.agreement_learner h cross join base.clock k
  where h.learner_id = $1 and h.agreement_id = $3 and (not $5 or coalesce(h.ends_on >= k.today, true)) returning id`,
);

/** A family accepts one kind from one program always, or no longer. Throws `program-unknown` for one that does not help here. */
export const trustProgram = (
  work: Store["work"],
  { subjectId, learnerId }: Asker,
  { programId, kind, trusted }: { programId: string; kind: string; trusted: boolean },
): Promise<void> =>
  asSubject(work, subjectId, async (transaction) => {
    await mustDecide(transaction, learnerId);
    if ((await transaction.rows(insertTrust, [learnerId, newId(), programId, kind, trusted])).length === 0)
      throw new Problem("program-unknown");
  });
