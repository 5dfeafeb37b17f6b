import { newId } from "../kernel/id.ts";
import type { Database } from "../store/connect.ts";
import { endSecretsOf, type NewClient, storeClient, storeSecret } from "./client.store.ts";
import type { FreshSecret } from "./client.ts";
import { hashOfToken, newToken } from "./token.ts";

/** Makes a client of an agreement. The secret is in this answer and nowhere else. */
export async function makeClient(identity: Database, client: Omit<NewClient, "id">): Promise<FreshSecret> {
  const [clientId, secret] = [newId(), newToken()];
  await identity.transaction([], async (transaction) => {
    await storeClient(transaction, { id: clientId, ...client });
    await storeSecret(transaction, clientId, newId(), hashOfToken(secret));
  });
  return { clientId, secret };
}

/** A new secret beside the old one, which opens for some hours more; 0 ends it at once. Tokens that are out run to their end. */
export async function rotateSecret(identity: Database, clientId: string, overlapHours: number): Promise<FreshSecret> {
  const secret = newToken();
  await identity.transaction([], async (transaction) => {
    await endSecretsOf(transaction, clientId, overlapHours);
    await storeSecret(transaction, clientId, newId(), hashOfToken(secret));
  });
  return { clientId, secret };
}
