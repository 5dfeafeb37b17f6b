import { type ParsedUrlQuery, parse } from "node:querystring";
import type {} from "@fastify/rate-limit"; // brings config.rateLimit
import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import { findByToken } from "./client.store.ts";
import type { Client, Scope } from "./client.ts";
import { tokenEndpoint } from "./client-grant.job.ts";
import { hashOfToken } from "./token.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The program whose token came with the request, if one did. */
    client: Client | undefined;
  }
  interface FastifyContextConfig {
    /** The scope by which a program may ask this; without one a route is for people alone. */
    scope?: Scope;
  }
}

const bearer = /^Bearer +([\w.~+/-]{1,200}=*)$/i;

/** The program of a request that came with a token, where this route is open to it. Throws `not-allowed` where it is not. */
export function clientOf({ client, routeOptions }: FastifyRequest): Client | undefined {
  if (!client) return undefined;
  const { scope } = routeOptions.config;
  if (scope === undefined || !client.scopes.includes(scope)) {
    throw new Problem("not-allowed", {
      en: scope ? `The token lacks the scope ${scope}.` : "This is not open to programs.",
      es: scope ? `Al token le falta el permiso ${scope}.` : "Esto no está abierto a programas.",
    });
  }
  return client;
}

/** Reads the bearer token of every request, once. A token that does not hold is refused everywhere; a cookie beside one counts for nothing. */
export const clientPlugin = fastifyPlugin<{ store: Store }>(async (app, { store }) => {
  app.decorateRequest("client", undefined);
  // The document of the API says of each route whether programs may ask it, and by which scope.
  app.addHook("onRoute", ({ config, schema }) => {
    if (schema && config?.scope) Object.assign(schema, { security: [{ session: [] }, { client: [config.scope] }] });
  });
  app.addHook("onRequest", async (request, reply) => {
    const { authorization } = request.headers;
    if (authorization === undefined || !/^bearer\b/i.test(authorization)) return;
    const [, token] = bearer.exec(authorization) ?? [];
    request.session = undefined;
    request.client = token ? await findByToken(store.identity, hashOfToken(token)) : undefined;
    if (!request.client) {
      reply.header("www-authenticate", 'Bearer error="invalid_token"'); // RFC 6750 §3
      throw new Problem("token-refused");
    }
  });
});

/** A parameter that came twice is none (RFC 6749 §3.2). */
const onlyOnce = (given: ParsedUrlQuery) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value === "string"));

/** `POST /oauth/token`, beside the API: its answers are those of RFC 6749 and no problems of ours. */
export const tokenRoutes: FastifyPluginAsync<{ store: Store; tokensPerMinute: number }> = async (
  app,
  { store, tokensPerMinute },
) => {
  const answer = tokenEndpoint(store.identity);
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string", bodyLimit: 10_000 },
    (_, body, done) => done(null, onlyOnce(parse(String(body)))),
  );
  app.post(
    "/oauth/token",
    { schema: { hide: true }, config: { rateLimit: { max: tokensPerMinute, timeWindow: "1 minute" } } },
    async (request, reply) => {
      const headers = Object.fromEntries(
        ["authorization", "content-type", "content-length", "transfer-encoding"].flatMap((name) => {
          const value = request.headers[name];
          return typeof value === "string" ? [[name, value]] : [];
        }),
      );
      const { status, headers: more, body } = await answer({ headers, body: request.body ?? {} });
      return reply
        .status(status)
        .headers({ ...more, "cache-control": "no-store" })
        .type("application/json")
        .send(body);
    },
  );
};
