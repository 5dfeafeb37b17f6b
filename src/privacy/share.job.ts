import { isAddress } from "../identity/mail.ts";
import { hashPassword } from "../identity/password.ts";
import { hashOfToken, newToken } from "../identity/token.ts";
import { addDays } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import { folded, type Words } from "../kernel/words.ts";
import type { Database } from "../store/connect.ts";
import { asSubject } from "../store/subject.ts";
import { bothOf } from "./both-sign.ts";
import { categoryOf, slices } from "./category.ts";
import { compileLearner, familyOf } from "./compile.job.ts";
import { lock } from "./compile.store.ts";
import { revokeConsent, signConsent } from "./consent.job.ts";
import type { ConsentTerms } from "./consent.ts";
import { decide } from "./decide.ts";
import { isBelow, type Level } from "./level.ts";
import type { Pack } from "./pack.ts";
import { findConsentOf, listHolding, listSharable, storeShare } from "./share.store.ts";
import { answerOf, type NewShare, type ShareLimits, usualDays } from "./share.ts";
import { type ShareAudience, type ShareFact, shareLimit } from "./share-decide.ts";
import { findStanding, findSubject, type LearnerStanding } from "./standing.store.ts";
import { type SubjectFact, tieOf } from "./standing.ts";
import { mustHaveAsked, settleWish } from "./wish.job.ts";

const refused = (en: string, es: string) => new Problem("link-refused", { en, es });

interface Sharing {
  readonly standing: LearnerStanding;
  readonly sharer: SubjectFact;
  readonly audience: ShareAudience;
}

/** How much of each slice the sharer may put into a link for an audience, by the rules that a link is later decided by. */
function limitsFor(pack: Pack, { standing, sharer, audience }: Sharing): ShareLimits["slices"] {
  const { facts, today } = standing;
  const { family, trusted } = familyOf(pack, standing);
  const policy = pack.find(audience);
  if (!policy) return [];
  const tie = tieOf(pack, facts, sharer, trusted, today);
  const share: ShareFact = {
    shareId: sharer.id,
    audience,
    sharer,
    sharedAt: new Date().toISOString(),
    gives: true,
    parts: [],
    itemSlices: [],
  };
  return slices.flatMap((slice) => {
    const reads = decide(pack, slice, tie, sharer.id, family).level;
    // What needs two signatures may go in: it opens with the second one.
    const cosigner = bothOf(pack, [categoryOf(slice)], family).find((each) => each !== sharer.id) ?? null;
    const upTo: Level = shareLimit(pack, policy, slice, { ...share, cosigner }, "detail", reads, family).level;
    return upTo === "hidden" ? [] : [{ slice, upTo, items: upTo === "detail" }];
  });
}

async function sharingOf(
  runner: Parameters<typeof findStanding>[0],
  learnerId: string,
  subjectId: string,
  audience: ShareAudience,
): Promise<Sharing> {
  const [standing, sharer] = [await findStanding(runner, learnerId), await findSubject(runner, subjectId)];
  if (!standing || !sharer) throw new Problem("learner-unknown");
  return { standing, sharer, audience };
}

/** What may go into a link for an audience. The caller has asked the door that the subject reads the choices. */
export const readLimits = async (
  work: Database,
  pack: Pack,
  learnerId: string,
  subjectId: string,
  audience: ShareAudience,
): Promise<ShareLimits> => ({ slices: limitsFor(pack, await sharingOf(work, learnerId, subjectId, audience)) });

/** A link that was made. The token is told this once. */
export interface MadeShare {
  readonly id: string;
  readonly consentId: string;
  readonly token: string;
  readonly endsOn: string;
  /** It opens once the second guardian has signed too. */
  readonly waitsForSecond: boolean;
}

/**
 * Makes a link: a consent signed by who shares, a subject of its own, and a token of 256 random bits of which only the hash is
 * kept. In force when it returns. Throws `link-refused` for more than the sharer may show, and for a second link to the same recipient.
 */
export async function makeShare(
  work: Database,
  pack: Pack,
  subjectId: string,
  learnerId: string,
  wanted: NewShare,
): Promise<MadeShare> {
  refuse([wanted.to, wanted.from, wanted.why, wanted.ask?.hint]);
  const { audience, language = "en", ask, mail } = wanted;
  if (mail !== undefined && !isAddress(mail))
    throw refused("This is no mail address.", "Esto no es una dirección de correo.");
  if (audience !== "public" && !mail && !ask)
    throw refused(
      "Say how they prove who they are: a code by mail, or a fact you both know.",
      "Diga cómo demuestran quiénes son: un código por correo o un dato que ambos conocen.",
    );
  if (ask && answerOf(ask.answer).length < 3)
    throw refused("The answer needs three letters or numbers.", "La respuesta necesita tres letras o números.");
  const answerHash = ask && (await hashPassword(answerOf(ask.answer)));
  const [token, id] = [newToken(), newId()];
  return asSubject(work, subjectId, async (transaction) => {
    await lock(transaction, learnerId);
    const sharing = await sharingOf(transaction, learnerId, subjectId, audience);
    const limits = new Map(limitsFor(pack, sharing).map((each) => [each.slice, each]));
    const items = await listSharable(transaction, learnerId, wanted.entryIds);
    const parts = wanted.parts.filter(({ level }) => level !== "hidden");
    if (parts.length + items.length === 0) throw refused("Choose something to show.", "Elija algo para mostrar.");
    const isTooMuch =
      items.length !== wanted.entryIds.length ||
      items.some(({ slice }) => !limits.get(slice)?.items) ||
      parts.some(({ slice, level }) => isBelow(limits.get(slice)?.upTo ?? "hidden", level));
    if (isTooMuch)
      throw refused(
        "Part of it is not yours to show to them, or stands differently now. Choose again.",
        "Una parte no le toca mostrarla, o ahora está distinta. Elija otra vez.",
      );
    const wish = wanted.wishId && (await settleWish(transaction, learnerId, wanted.wishId, "made"));
    const isWished = ({ id: each }: { id: string }) => (wish ? wish.entry_ids.includes(each) : false);
    if (wish && !items.some(isWished))
      throw refused("This shows nothing of what they wish.", "Esto no muestra nada de lo que pide.");
    // With a wish the learner was asked: of what it names, for whom it names.
    const isForThem = wish && wish.audience === audience && folded(wish.party) === folded(wanted.to);
    const shared = [...parts, ...items.filter((each) => !isForThem || !isWished(each))].map(({ slice }) => slice);
    await mustHaveAsked(transaction, learnerId, shared, wanted.hasAsked === true);
    const standing = await listHolding(transaction, learnerId);
    if (standing.some(({ party }) => folded(party) === folded(wanted.to)))
      throw refused("They have a link already. Stop that one first.", "Ya tienen un enlace. Primero detenga ese.");
    const { today } = sharing.standing;
    const endsOn = addDays(today, (wanted.days ?? usualDays) - 1);
    const terms: ConsentTerms = {
      kind: "link",
      party: wanted.to,
      audience,
      purpose: wanted.why,
      parts,
      items,
      write: "none",
      startsOn: today,
      endsOn,
      retention: keeping[language],
      onward: "",
    };
    const order = { learnerId, terms, askedBy: subjectId };
    const { id: consentId, state } = await signConsent(transaction, pack, order, { language });
    await storeShare(transaction, {
      learnerId,
      id,
      consentId,
      audience,
      from: wanted.from,
      tokenHash: hashOfToken(token),
      language,
      mail,
      question: ask?.question,
      hint: ask?.hint,
      answerHash,
      keepsUp: wanted.keepsUp ?? false,
      madeBy: subjectId,
      entryIds: items.map((each) => each.id),
    });
    await compileLearner(transaction, pack, learnerId);
    return { id, consentId, token, endsOn, waitsForSecond: state === "half-signed" };
  });
}

/** What a recipient may do with what it read: the default of every link. */
const keeping: Words = {
  en: "only as long as it is needed for this purpose",
  es: "solo mientras haga falta para este fin",
};

/** Stops a link for good, whoever of the family made it. Throws `link-unknown`, `not-allowed`, or `consent-settled` for one that is over. */
export async function stopShare(
  work: Database,
  pack: Pack,
  subjectId: string,
  learnerId: string,
  linkId: string,
): Promise<void> {
  await asSubject(work, subjectId, async (transaction) => {
    const consentId = await findConsentOf(transaction, learnerId, linkId);
    if (!consentId) throw new Problem("link-unknown");
    await revokeConsent(transaction, pack, { learnerId, consentId, by: subjectId });
  });
}
