import type {} from "@fastify/cookie"; // brings request.cookies
import type { FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { Problem } from "../kernel/problem.ts";
import { isLanguage, type Language } from "../kernel/words.ts";
import type { Store } from "../store/store.ts";
import type { Hat } from "./hat.ts";
import { findSession, type Session } from "./session.store.ts";
import { hashOfToken } from "./token.ts";

/** The one cookie there is. The end of a session is kept in the database, not in it. */
export const cookieName = "daypack_session";

declare module "fastify" {
  interface FastifyRequest {
    /** The verified session of the cookie, if there is one. */
    session: Session | undefined;
    /** Hash of the cookie's token: how the session is stored. */
    sessionHash: Buffer | undefined;
  }
}

/** The hat the person wears. Throws `not-signed-in` or `hat-needed`. */
export function hatOf({ session }: FastifyRequest): Hat {
  if (!session) throw new Problem("not-signed-in");
  if (!session.hat) throw new Problem("hat-needed");
  return session.hat;
}

/** The administrator's hat that is worn. Throws `not-allowed` for every other capacity. */
export function administratorOf(request: FastifyRequest): Hat {
  const hat = hatOf(request);
  if (hat.capacity !== "administrator") throw new Problem("not-allowed");
  return hat;
}

/** The language to answer in: the account's, else the first the browser names that we have. */
export function languageOf({ session, headers }: FastifyRequest): Language {
  if (isLanguage(session?.language)) return session.language;
  const named = (headers["accept-language"] ?? "").split(",").map((each) => each.trim().slice(0, 2));
  return named.find(isLanguage) ?? "en";
}

/** Reads the session of every request, once. */
export const requestPlugin = fastifyPlugin<{ store: Store }>(async (app, { store }) => {
  app.decorateRequest("session", undefined);
  app.decorateRequest("sessionHash", undefined);
  app.addHook("onRequest", async (request) => {
    refuseForeignOrigin(request);
    const token = request.cookies[cookieName];
    if (!token || token.length > 100) return;
    request.sessionHash = hashOfToken(token);
    request.session = await findSession(store.identity, request.sessionHash);
  });
});

/** A page of somebody else's may not act with our cookie, whatever the browser sends along. */
function refuseForeignOrigin({ method, headers, host }: FastifyRequest): void {
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return;
  const site = headers["sec-fetch-site"];
  if (site === "cross-site" || site === "same-site") throw new Problem("origin-refused");
  const { origin } = headers;
  if (origin !== undefined && origin !== "null" && URL.canParse(origin) && new URL(origin).host !== host)
    throw new Problem("origin-refused");
  if (origin === "null") throw new Problem("origin-refused");
}
