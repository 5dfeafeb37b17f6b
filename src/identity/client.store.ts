import { firstRow, type Runner, statement } from "../store/statement.ts";
import type { Client, ClientView } from "./client.ts";

const insertClient = statement(
  "identity.client-insert",
  "insert into identity.client (id, agreement_id, name, scopes, requests_per_minute) values ($1, $2, $3, $4, $5)",
);
const insertSecret = statement(
  "identity.client-secret-insert",
  "insert into identity.client_secret (client_id, id, secret_hash) values ($1, $2, $3)",
);
const endSecrets = statement(
  "identity.client-secrets-end",
  `update identity.client_secret set expires_at = least(expires_at, now() + $2::int * interval '1 hour')
  where client_id = $1`,
);
const revoke = statement(
  "identity.client-revoke",
  "update identity.client set revoked_at = now() where id = $1 and revoked_at is null",
);
const revokeAll = statement(
  "identity.clients-revoke",
  "update identity.client set revoked_at = now() where agreement_id = $1 and revoked_at is null",
);
const deleteTokens = statement(
  "identity.client-tokens-delete",
  "delete from identity.client_token where client_id = $1",
);
const deleteOldTokens = statement(
  "identity.client-tokens-delete-old",
  "delete from identity.client_token where expires_at < now()",
);

/** A client to be made; its id is the OAuth `client_id`. */
export interface NewClient {
  readonly id: string;
  readonly agreementId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly requestsPerMinute: number;
}

/** Keeps a client without a secret: it opens nothing yet. */
export const storeClient = (runner: Runner, { id, agreementId, name, scopes, requestsPerMinute }: NewClient) =>
  runner.rows(insertClient, [id, agreementId, name, scopes, requestsPerMinute]);
/** Another secret of a client, by its hash; it does not run out by itself. */
export const storeSecret = (runner: Runner, clientId: string, id: string, hash: Buffer) =>
  runner.rows(insertSecret, [clientId, id, hash]);
/** Every secret there is runs out after so many hours, or earlier where it does already. */
export const endSecretsOf = (runner: Runner, clientId: string, hours: number) =>
  runner.rows(endSecrets, [clientId, hours]);
/** From now on neither its secrets nor its tokens open anything. */
export async function revokeClient(runner: Runner, clientId: string): Promise<void> {
  await runner.rows(revoke, [clientId]);
  await runner.rows(deleteTokens, [clientId]);
}
/** Every client of an agreement that has ended. Their tokens fall with the agreement itself. */
export const revokeClientsOf = (runner: Runner, agreementId: string) => runner.rows(revokeAll, [agreementId]);

interface ClientRow extends Record<string, unknown> {
  id: string;
  agreement_id: string;
  name: string;
  scopes: ClientView["scopes"];
  requests_per_minute: number;
  created_at: string;
  revoked_at: string | null;
  used_at: string | null;
  secrets: { createdAt: string; expiresAt?: string }[];
}
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const clientsWhere = (condition: string) => `select c.id, c.agreement_id, c.name, c.scopes, c.requests_per_minute,
    c.created_at, c.revoked_at, u.used_at,
    coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'createdAt', ${instant("s.created_at")}, 'expiresAt', ${instant("s.expires_at")})) order by s.id)
      from identity.client_secret s where s.client_id = c.id and coalesce(s.expires_at > now(), true)), '[]') as secrets
  from identity.client c left join identity.client_use u on u.client_id = c.id
  where ${condition} order by c.id limit 200`;
const ofAgreements = statement<ClientRow>("identity.clients", clientsWhere("c.agreement_id = any($1)"));
const byId = statement<ClientRow>("identity.client", clientsWhere("c.id = $1"));

const viewOf = (row: ClientRow): ClientView => ({
  id: row.id,
  agreementId: row.agreement_id,
  name: row.name,
  scopes: row.scopes,
  requestsPerMinute: row.requests_per_minute,
  createdAt: row.created_at,
  ...(row.revoked_at && { revokedAt: row.revoked_at }),
  ...(row.used_at && { lastUsedAt: row.used_at }),
  secrets: row.secrets,
});

/** Clients of some agreements, oldest first. */
export const listClients = async (runner: Runner, agreementIds: readonly string[]): Promise<ClientView[]> =>
  (await runner.rows(ofAgreements, [agreementIds])).map(viewOf);

/** One client, also one that was revoked. */
export async function findClient(runner: Runner, id: string): Promise<ClientView | undefined> {
  const row = await firstRow(runner, byId, [id]);
  return row && viewOf(row);
}

const isOpen = "c.revoked_at is null and a.holds";
const bySecret = statement<{ id: string; scopes: string[] }>(
  "identity.client-by-secret",
  `select c.id, c.scopes from identity.client c join door.agreement a on a.id = c.agreement_id
  where c.id = $1 and ${isOpen} and exists (select from identity.client_secret s
    where s.client_id = c.id and s.secret_hash = $2 and coalesce(s.expires_at > now(), true))`,
);
const insertToken = statement(
  "identity.client-token-insert",
  "insert into identity.client_token (token_hash, client_id, scopes, expires_at) values ($1, $2, $3, $4)",
);
interface TokenRow extends Record<string, unknown> {
  id: string;
  agreement_id: string;
  subject_id: string;
  scopes: string[];
  requests_per_minute: number;
  elements: Client["elements"];
  is_stale: boolean;
}
const byToken = statement<TokenRow>(
  "identity.client-by-token",
  `select c.id, c.agreement_id, a.subject_id, t.scopes, c.requests_per_minute, a.elements,
    coalesce(u.used_at < now() - interval '1 minute', true) as is_stale
  from identity.client_token t join identity.client c on c.id = t.client_id
  join door.agreement a on a.id = c.agreement_id left join identity.client_use u on u.client_id = c.id
  where t.token_hash = $1 and t.expires_at > now() and ${isOpen}`,
);
const noteUse = statement(
  "identity.client-use",
  `insert into identity.client_use (client_id, used_at) values ($1, now())
  on conflict (client_id) do update set used_at = excluded.used_at`,
);

/** The client of an id and a secret that still open, while its agreement holds. */
export const findByCredentials = (runner: Runner, clientId: string, secretHash: Buffer) =>
  firstRow(runner, bySecret, [clientId, secretHash]);

/** Keeps a token, and sweeps out whatever tokens are over. */
export async function storeToken(
  runner: Runner,
  { hash, clientId, scopes, expiresAt }: { hash: Buffer; clientId: string; scopes: readonly string[]; expiresAt: Date },
): Promise<void> {
  await runner.rows(deleteOldTokens);
  await runner.rows(insertToken, [hash, clientId, scopes, expiresAt.toISOString()]);
}

/** Whose token it is, asked anew for each request: one revoked, or of an agreement that has ended, is nobody's at once. */
export async function findByToken(runner: Runner, hash: Buffer): Promise<Client | undefined> {
  const row = await firstRow(runner, byToken, [hash]);
  if (!row) return undefined;
  if (row.is_stale) await runner.rows(noteUse, [row.id]);
  return {
    id: row.id,
    agreementId: row.agreement_id,
    subjectId: row.subject_id,
    scopes: row.scopes,
    requestsPerMinute: row.requests_per_minute,
    elements: row.elements,
  };
}
