import { listClients, revokeClientsOf } from "../identity/client.store.ts";
import { isId, newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database, Transaction } from "../store/connect.ts";
import type { Store } from "../store/store.ts";
import { endHatOf, openHatOf } from "./agreement.job.ts";
import {
  type AgreementKeeper,
  findKeptAgreement,
  isReached,
  listKeptAgreements,
  listSigners,
  lockAgreement,
  storeAct,
  storeCheck,
  storeState,
  storeTerms,
} from "./agreement.store.ts";
import { type AgreementTerms, type AgreementView, slicesOf } from "./agreement.ts";
import { tellOfAgreement } from "./agreement-told.job.ts";
import type { Slice } from "./category.ts";
import { fieldsOf, type MaskedKind } from "./mask.ts";
import type { Pack } from "./pack.ts";
import { checkKeys, type VettingCheck, vettingChecks } from "./vetting.ts";

const refused = (en: string, es: string) => new Problem("agreement-refused", { en, es });

/** A kind as a schedule of data names it. */
export type ScheduledKind = MaskedKind & { readonly slice: Slice };

/** Throws `agreement-refused` where a schedule names what there is not, or the dates or those served make no sense. */
function checkTerms(kinds: readonly ScheduledKind[], terms: AgreementTerms): void {
  refuse(terms);
  for (const { kind, fields } of terms.schedule) {
    const known = kinds.find(({ name }) => name === kind);
    const missing = known ? fields.find((field) => field !== "*" && !fieldsOf(known.schema).includes(field)) : kind;
    if (missing !== undefined) {
      throw refused(
        `The schedule lists ${known ? `${kind}.${missing}` : kind}, which there is not. GET /kinds has all there is.`,
        `La lista nombra ${known ? `${kind}.${missing}` : kind}, que no existe. GET /kinds tiene todo lo que hay.`,
      );
    }
  }
  if (terms.endsOn < terms.startsOn) throw refused("It ends before it begins.", "Termina antes de empezar.");
  if (terms.serves.classIds.length + terms.serves.organizationIds.length === 0)
    throw refused("Say whose learners it serves.", "Diga a qué estudiantes sirve.");
}

async function put(
  transaction: Transaction,
  kinds: readonly ScheduledKind[],
  { reach }: AgreementKeeper,
  { id, terms, isNew }: { id: string; terms: AgreementTerms; isNew: boolean },
): Promise<void> {
  const isOwn = terms.organizationId === undefined || (await isReached(transaction, terms.organizationId, reach));
  // Alike for a school of somebody else and for none.
  const isAll = isOwn && (await storeTerms(transaction, { id, terms, slices: slicesOf(terms, kinds), isNew, reach }));
  if (!isAll)
    throw refused(
      "One of these schools or classes is not of your organization.",
      "Una de estas escuelas o clases no es de su organización.",
    );
}

/** Writes an agreement down. Nothing opens before it is vetted and activated. Answers its id. */
export async function draftAgreement(
  work: Database,
  kinds: readonly ScheduledKind[],
  keeper: AgreementKeeper,
  terms: AgreementTerms,
): Promise<string> {
  checkTerms(kinds, terms);
  const id = newId();
  await work.transaction([], async (transaction) => {
    await put(transaction, kinds, keeper, { id, terms, isNew: true });
    await storeAct(transaction, id, "drafted", keeper);
  });
  return id;
}

async function withClients(
  identity: Store["identity"],
  found: Awaited<ReturnType<typeof listKeptAgreements>>,
): Promise<AgreementView[]> {
  const ids = found.map(({ id }) => id);
  const clients = Map.groupBy(await listClients(identity, ids), ({ agreementId }) => agreementId);
  return found.map(({ stored: _, today: __, ...view }) => ({ ...view, clients: clients.get(view.id) ?? [] }));
}

/** Agreements within reach with their programs: those that end first come first. */
export const listAgreements = async (
  { work, identity }: Pick<Store, "work" | "identity">,
  reach: string | undefined,
): Promise<AgreementView[]> => withClients(identity, await listKeptAgreements(work, reach));

/** Schools and districts that the keeper may sign for. */
export const readSigners = ({ work }: Pick<Store, "work">, reach: string | undefined) => listSigners(work, reach);

/** One agreement. Throws `agreement-unknown`, alike for one that is out of reach and for none. */
export async function readAgreement(
  { work, identity }: Pick<Store, "work" | "identity">,
  reach: string | undefined,
  id: string,
): Promise<AgreementView> {
  const found = await findKeptAgreement(work, reach, id);
  const [view] = found ? await withClients(identity, [found]) : [];
  if (!view) throw new Problem("agreement-unknown");
  return view;
}

/** Runs a change of one agreement while nobody else changes it. Throws `agreement-unknown` beyond the keeper's reach. */
function withAgreement<T>(
  work: Database,
  { reach }: AgreementKeeper,
  id: string,
  change: (
    transaction: Transaction,
    agreement: NonNullable<Awaited<ReturnType<typeof findKeptAgreement>>>,
  ) => Promise<T>,
): Promise<T> {
  if (!isId(id)) throw new Problem("agreement-unknown");
  return work.transaction([], async (transaction) => {
    await lockAgreement(transaction, id);
    const agreement = await findKeptAgreement(transaction, reach, id);
    if (!agreement) throw new Problem("agreement-unknown");
    return change(transaction, agreement);
  });
}

const isOpen = ({ stored }: { stored: string }) => stored === "draft" || stored === "vetting";
const notAnyMore = () =>
  refused(
    "It is active or over. Something else is agreed in another agreement.",
    "Está activo o terminó. Otra cosa se acuerda en otro acuerdo.",
  );

/** Puts other terms in place of a draft's. Whatever was looked at is to be looked at again. */
export const changeAgreement = (
  work: Database,
  kinds: readonly ScheduledKind[],
  keeper: AgreementKeeper,
  id: string,
  terms: AgreementTerms,
): Promise<void> =>
  withAgreement(work, keeper, id, async (transaction, agreement) => {
    if (!isOpen(agreement)) throw notAnyMore();
    checkTerms(kinds, terms);
    await put(transaction, kinds, keeper, { id: agreement.id, terms, isNew: false });
    await storeAct(transaction, agreement.id, "changed", keeper);
  });

/** Signs one thing of the vetting. */
export const checkAgreement = (
  work: Database,
  keeper: AgreementKeeper,
  id: string,
  look: { check: VettingCheck; passed: boolean; note?: string | undefined },
): Promise<void> =>
  withAgreement(work, keeper, id, async (transaction, agreement) => {
    if (!isOpen(agreement)) throw notAnyMore();
    if (look.note !== undefined) refuse(look.note);
    await storeCheck(transaction, agreement.id, look, keeper);
    await storeState(transaction, agreement.id, "vetting");
  });

/** Opens what was agreed, from its first day on. Throws `agreement-refused` until every check is passed. */
export const activateAgreement = (work: Database, pack: Pack, keeper: AgreementKeeper, id: string): Promise<void> =>
  withAgreement(work, keeper, id, async (transaction, agreement) => {
    if (!isOpen(agreement)) throw notAnyMore();
    const passed = new Set(agreement.vetting.filter((each) => each.passed).map(({ check }) => check));
    const missing = checkKeys.filter((each) => !passed.has(each));
    if (missing.length > 0)
      throw refused(
        `Not looked at yet, or not passed: ${missing.map((each) => vettingChecks[each].title.en).join("; ")}.`,
        `Falta revisar o aprobar: ${missing.map((each) => vettingChecks[each].title.es).join("; ")}.`,
      );
    if (agreement.endsOn !== undefined && agreement.endsOn < agreement.today)
      throw refused("Its last day is over.", "Su último día ya pasó.");
    await storeState(transaction, agreement.id, "active");
    await openHatOf(transaction, pack, agreement.id, "app");
    await tellOfAgreement(transaction, agreement.id);
    await storeAct(transaction, agreement.id, "activated", keeper);
  });

/** Ends an agreement today: its grants and its tokens open nothing when it returns. A draft is dropped the same way. */
export async function endAgreement(
  { work, identity }: Pick<Store, "work" | "identity">,
  keeper: AgreementKeeper,
  id: string,
  reason: string,
): Promise<void> {
  refuse(reason);
  await withAgreement(work, keeper, id, async (transaction, agreement) => {
    if (agreement.stored === "ended") throw notAnyMore();
    await storeState(transaction, agreement.id, "ended");
    await endHatOf(transaction, agreement.id);
    await storeAct(transaction, agreement.id, "ended", keeper, reason);
  });
  await revokeClientsOf(identity, id);
}

/** Keeps that the app has deleted what it had, with the proof it gave. */
export const attestDeletion = (work: Database, keeper: AgreementKeeper, id: string, proof: string): Promise<void> =>
  withAgreement(work, keeper, id, async (transaction, agreement) => {
    refuse(proof);
    if (agreement.state !== "ended") throw refused("It is not over yet.", "Todavía no ha terminado.");
    await storeAct(transaction, agreement.id, "deletion", keeper, proof);
  });
