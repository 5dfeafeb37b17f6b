import { inviteToHelp } from "../identity/helper-invitation.job.ts";
import { isTakenUp } from "../identity/helper-invitation.store.ts";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { compileLearner, installHelperPolicy } from "./compile.job.ts";
import { stopHelp } from "./helper-consent.job.ts";
import { endHelpBy } from "./helper-end.job.ts";
import type { Pack } from "./pack.ts";
import { storePerson, storeProgram } from "./program.store.ts";
import type { HelperOrder, JoinOrder, ProgramPreview, SiblingOrder } from "./program.ts";
import { writeCode } from "./program-code.ts";
import { type Asker, findByCode, mustDecide, openSharing, refused, takeByCode } from "./program-share.job.ts";

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
    await openSharing(transaction, pack, asker, programId, order);
  });
  return { programId, subjectId, invitation: await inviteToHelp(identity, subjectId) };
}

const hatOfFamilys = statement<{ id: string }>(
  "privacy.hat-of-familys-helper",
  `select s.id from base.agreement_learner h join base.program p on p.agreement_id = h.agreement_id and p.is_familys
  join base.subject s on s.agreement_id = h.agreement_id and s.capacity = 'helper' and s.ended_at is null
  cross join base.clock k where h.learner_id = $1 and h.agreement_id = $2 and h.ends_on >= k.today order by s.id limit 1`,
);
const helpsOthers = statement(
  "privacy.helps-others",
  `select from base.agreement_learner h cross join base.clock k
  where h.agreement_id = $1 and coalesce(h.ends_on >= k.today, true) and not exists (select from base.grants g
    where g.learner_id = h.learner_id and g.subject_id = door.subject() and g.until > now() and get_byte(g.rights, 30) >> 6 = 3)`,
);
/**
 * A new link for the helper a family invited, where the first was lost: by who decides for every child it helps, because whoever holds the
 * link reads of all of them. Throws `program-unknown` for any other helper.
 */
export async function inviteHelperAgain(
  { work, identity }: Pick<Store, "work" | "identity">,
  { subjectId, learnerId }: Asker,
  programId: string,
): Promise<string> {
  const hat = await asSubject(work, subjectId, async (transaction) => {
    await mustDecide(transaction, learnerId);
    if (await firstRow(transaction, helpsOthers, [programId]))
      throw refused(
        "Ask the family who let this person in to make the link.",
        "Pida el enlace a la familia que invitó a esta persona.",
      );
    return firstRow(transaction, hatOfFamilys, [learnerId, programId]);
  });
  if (!hat) throw new Problem("program-unknown");
  return inviteToHelp(identity, hat.id);
}

/** The program behind a code, for a family that thinks about it. Throws `link-unknown` for a code that is none. */
export async function previewProgram(work: Store["work"], code: string): Promise<ProgramPreview> {
  const found = await findByCode(work, writeCode(code));
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
  return asSubject(work, asker.subjectId, async (transaction) => {
    await mustDecide(transaction, asker.learnerId);
    const found = await takeByCode(transaction, asker.learnerId, writeCode(order.code));
    await openSharing(transaction, pack, asker, found.agreement_id, { ...order, nameId: found.id });
    return found.agreement_id;
  });
}

const helpsHere = statement(
  "privacy.helps-here",
  `select from base.agreement_learner h cross join base.clock k
  where h.learner_id = $1 and h.agreement_id = $2 and coalesce(h.ends_on >= k.today, true)`,
);

/**
 * Whom a family invited for one child helps another child of the asker's too: the same person under the same account, with a purpose,
 * an end and levels of its own. Throws `program-unknown` where nobody invited helps the first child, and `program-refused` before that
 * person took up their link: another guardian of the first child may hold one too.
 */
export async function shareWithSibling(
  { work, identity }: Pick<Store, "work" | "identity">,
  pack: Pack,
  { subjectId, learnerId: first, ...asker }: Asker,
  programId: string,
  order: SiblingOrder,
): Promise<void> {
  refuse(order.why);
  const { learnerId } = order;
  const hat = await asSubject(work, subjectId, async (transaction) => {
    for (const each of [first, learnerId]) await mustDecide(transaction, each);
    return firstRow(transaction, hatOfFamilys, [first, programId]);
  });
  if (!hat) throw new Problem("program-unknown");
  if (!(await isTakenUp(identity, hat.id)))
    throw refused("They take up their link first.", "Primero tiene que usar su enlace.");
  await asSubject(work, subjectId, async (transaction) => {
    for (const each of [first, learnerId]) await mustDecide(transaction, each);
    if (await firstRow(transaction, helpsHere, [learnerId, programId]))
      throw refused("This person helps here already.", "Esta persona ya ayuda aquí.");
    await openSharing(transaction, pack, { ...asker, subjectId, learnerId }, programId, order);
  });
}

/**
 * Ends what a helper or program may see and do for one learner: in force when it returns, in every session. The consent is stopped, and
 * the hat of a helper whom only this family invited goes with it. Throws `program-unknown` where there is nothing to end.
 */
export const endHelp = (
  work: Store["work"],
  pack: Pack,
  { subjectId, learnerId }: Asker,
  programId: string,
): Promise<void> =>
  asSubject(work, subjectId, async (transaction) => {
    await mustDecide(transaction, learnerId);
    if ((await stopHelp(transaction, pack, { learnerId, programId, by: subjectId })) > 0) return;
    // Let in by the school, before anybody of the family signed.
    if (!(await endHelpBy(transaction, learnerId, programId, subjectId))) throw new Problem("program-unknown");
    await compileLearner(transaction, pack, learnerId);
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
