import { makeClient, rotateSecret } from "../identity/client.job.ts";
import { findClient, revokeClient } from "../identity/client.store.ts";
import { type ClientView, type FreshSecret, type Scope, scopes, usualRequestsPerMinute } from "../identity/client.ts";
import { isId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import { type AgreementKeeper, findKeptAgreement, storeAct } from "./agreement.store.ts";

type Places = Pick<Store, "work" | "identity">;

/** A program to be let in for an agreement. */
export interface ClientOrder {
  readonly name: string;
  /** All of them where nothing is said. */
  readonly scopes?: readonly Scope[] | undefined;
  readonly requestsPerMinute?: number | undefined;
}

/** Makes a client for an agreement that is active. Throws `agreement-unknown` beyond reach. */
export async function addClient(
  { work, identity }: Places,
  keeper: AgreementKeeper,
  agreementId: string,
  { name, scopes: asked = scopes, requestsPerMinute = usualRequestsPerMinute }: ClientOrder,
): Promise<FreshSecret> {
  const agreement = isId(agreementId) ? await findKeptAgreement(work, keeper.reach, agreementId) : undefined;
  if (!agreement) throw new Problem("agreement-unknown");
  if (!agreement.terms || (agreement.state !== "active" && agreement.state !== "ending"))
    throw new Problem("agreement-refused", {
      en: "A program is let in once the agreement is active.",
      es: "Un programa entra cuando el acuerdo está activo.",
    });
  const fresh = await makeClient(identity, { agreementId: agreement.id, name, scopes: asked, requestsPerMinute });
  await storeAct(work, agreement.id, "client-made", keeper, name);
  return fresh;
}

/** A client of an agreement within reach. Throws `client-unknown`, alike for one that is not theirs and for none. */
async function readKeptClient({ work, identity }: Places, { reach }: AgreementKeeper, id: string): Promise<ClientView> {
  const client = await findClient(identity, id);
  if (!client || !(await findKeptAgreement(work, reach, client.agreementId))) throw new Problem("client-unknown");
  return client;
}

/** A new secret; the old one opens for so many hours more. */
export async function renewSecret(
  places: Places,
  keeper: AgreementKeeper,
  id: string,
  overlapHours: number,
): Promise<FreshSecret> {
  const client = await readKeptClient(places, keeper, id);
  if (client.revokedAt) throw new Problem("client-unknown");
  const fresh = await rotateSecret(places.identity, client.id, overlapHours);
  await storeAct(places.work, client.agreementId, "secret-renewed", keeper, client.name);
  return fresh;
}

/** Shuts a program out at once. */
export async function stopClient(places: Places, keeper: AgreementKeeper, id: string): Promise<void> {
  const client = await readKeptClient(places, keeper, id);
  await revokeClient(places.identity, client.id);
  await storeAct(places.work, client.agreementId, "client-stopped", keeper, client.name);
}
