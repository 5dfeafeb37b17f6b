import OAuth2Server from "@node-oauth/oauth2-server";
import { isId } from "../kernel/id.ts";
import type { Runner } from "../store/statement.ts";
import { findByCredentials, storeToken } from "./client.store.ts";
import { tokenSeconds } from "./client.ts";
import { hashOfToken, newToken } from "./token.ts";

const grants = ["client_credentials"];

/** What the library asks of us: who a client is, which scopes it may have, and where its token is kept (RFC 6749 §4.4). */
function modelOf(identity: Runner): OAuth2Server.ClientCredentialsModel {
  return {
    async getClient(id, secret) {
      if (!isId(id) || !secret) return null;
      const client = await findByCredentials(identity, id, hashOfToken(secret));
      return client ? { id: client.id, grants, scopes: client.scopes } : null;
    },
    getUserFromClient: async (client) => ({ id: client.id }),
    // Without a scope it gets all of its own; one that is not its own is refused, not dropped (§3.3 lets us choose).
    async validateScope(_, client, asked) {
      const own: readonly string[] = client.scopes;
      if (!asked) return [...own];
      return asked.length > 0 && asked.every((each) => own.includes(each)) ? asked : null;
    },
    generateAccessToken: async () => newToken(),
    async saveToken(token, client, user) {
      await storeToken(identity, {
        hash: hashOfToken(token.accessToken),
        clientId: client.id,
        scopes: token.scope ?? [],
        expiresAt: token.accessTokenExpiresAt ?? new Date(),
      });
      return { ...token, client, user };
    },
    getAccessToken: async () => null, // bearers are looked up by client.routes.ts, with their agreement
  };
}

/** An answer of the token endpoint, as the standard has it (RFC 6749 §5.1 and §5.2). */
export interface TokenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Answers one request for a token. Never throws for what a client did wrong: that is an answer too. */
export function tokenEndpoint(identity: Runner) {
  const server = new OAuth2Server({
    model: modelOf(identity),
    accessTokenLifetime: tokenSeconds,
    requireClientAuthentication: { client_credentials: true },
  });
  return async (asked: { headers: Record<string, string>; body: unknown }): Promise<TokenAnswer> => {
    const response = new OAuth2Server.Response({ headers: {} });
    try {
      await server.token(new OAuth2Server.Request({ ...asked, method: "POST", query: {} }), response);
    } catch (error) {
      if (!(error instanceof OAuth2Server.OAuthError) || error.code >= 500) throw error;
      const body = { error: error.name, error_description: error.message };
      return { status: error.code, headers: response.headers ?? {}, body };
    }
    return { status: 200, headers: response.headers ?? {}, body: response.body };
  };
}
