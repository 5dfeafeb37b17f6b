import type {} from "@fastify/cookie"; // brings reply.setCookie
import type {} from "@fastify/rate-limit"; // brings config.rateLimit
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import { languages } from "../kernel/words.ts";
import type { Store } from "../store/store.ts";
import { acceptInvitation, shutOut } from "./account.job.ts";
import { findInvitation, storeLanguage, storeNotices, storePassword } from "./account.store.ts";
import { noticeWays, onlyHat, SessionView } from "./hat.ts";
import { checkPassword, hashPassword } from "./password.ts";
import { cookieName } from "./request.routes.ts";
import { closeSession, findSession, listHats, openSession, type Session, wearHat } from "./session.store.ts";
import { signIn } from "./sign-in.store.ts";
import { hashOfToken, newToken } from "./token.ts";

const Email = Type.String({ minLength: 3, maxLength: 254 });
const Password = Type.String({ minLength: 1, maxLength: 200 });

/** What sign-in depends on beside the request. */
export interface SessionOptions {
  readonly store: Store;
  /** Whether the cookie must travel by TLS only. */
  readonly secure: boolean;
  /** Sign-ins a minute from one address. */
  readonly signInsPerMinute: number;
}

/** Sign-in, the hat worn, the language, one-time links. */
export const sessionRoutes: FastifyPluginAsyncTypebox<SessionOptions> = async (
  app,
  { store, secure, signInsPerMinute },
) => {
  const { identity } = store;
  const cookie = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  const view = async (session: Session) => {
    const hats = await listHats(identity, session.accountId);
    return {
      email: session.email,
      notices: session.notices,
      ...(session.language && { language: session.language }),
      ...(session.hat && { hat: session.hat }),
      hats,
    };
  };
  const rateLimit = { max: signInsPerMinute, timeWindow: "1 minute" };

  app.post(
    "/session",
    {
      schema: {
        summary: "Sign in",
        description: "Sets an HttpOnly cookie. Who has one hat wears it at once; others choose with PUT /session/hat.",
        tags: ["session"],
        security: [],
        body: Type.Object({ email: Email, password: Password }),
        response: { 200: SessionView },
      },
      config: { rateLimit },
    },
    async (request, reply) => {
      const { token } = await signIn(identity, request.body.email, request.body.password);
      reply.setCookie(cookieName, token, cookie);
      const session = await findSession(identity, hashOfToken(token));
      if (!session) throw new Problem("not-signed-in");
      return view(session);
    },
  );

  app.get(
    "/session",
    { schema: { summary: "Who is signed in, and in which hat", tags: ["session"], response: { 200: SessionView } } },
    async ({ session }) => {
      if (!session) throw new Problem("not-signed-in");
      return view(session);
    },
  );

  app.delete(
    "/session",
    { schema: { summary: "Sign out", tags: ["session"], response: { 204: Type.Null() } } },
    async (request, reply) => {
      if (request.sessionHash) await closeSession(identity, request.sessionHash);
      return reply.clearCookie(cookieName, cookie).status(204).send(null);
    },
  );

  app.put(
    "/session/hat",
    {
      schema: {
        summary: "Wear another hat",
        description: "One hat at a time: rights of several never add up.",
        tags: ["session"],
        body: Type.Object({ subjectId: Id }),
        response: { 200: SessionView },
      },
    },
    async (request) => {
      if (!request.session || !request.sessionHash) throw new Problem("not-signed-in");
      if (!(await wearHat(identity, request.sessionHash, request.body.subjectId))) throw new Problem("not-allowed");
      const session = await findSession(identity, request.sessionHash);
      if (!session) throw new Problem("not-signed-in");
      return view(session);
    },
  );

  app.put(
    "/session/language",
    {
      schema: {
        summary: "Choose the language of screens",
        tags: ["session"],
        body: Type.Object({ language: Type.Enum(languages) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      if (!request.session) throw new Problem("not-signed-in");
      await storeLanguage(identity, request.session.accountId, request.body.language);
      return reply.status(204).send(null);
    },
  );

  app.put(
    "/session/notices",
    {
      schema: {
        summary: "Choose how mail tells you of notices",
        description:
          "What cannot wait comes at once unless you choose never. No mail has anything about a learner in it.",
        tags: ["session"],
        body: Type.Object({ way: Type.Enum(noticeWays) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      if (!request.session) throw new Problem("not-signed-in");
      await storeNotices(identity, request.session.accountId, request.body.way);
      return reply.status(204).send(null);
    },
  );

  app.put(
    "/session/password",
    {
      schema: {
        summary: "Change the password",
        description: "Signs out everywhere else; a one-time link that is still open is void.",
        tags: ["session"],
        body: Type.Object({ password: Password, newPassword: Password }),
        response: { 204: Type.Null() },
      },
      config: { rateLimit },
    },
    async (request, reply) => {
      const { session } = request;
      if (!session) throw new Problem("not-signed-in");
      checkPassword(request.body.newPassword);
      const { token } = await signIn(identity, session.email, request.body.password);
      await storePassword(identity, session.accountId, await hashPassword(request.body.newPassword));
      await shutOut(identity, session.accountId);
      await openSession(identity, hashOfToken(token), session.accountId, session.hat?.subjectId ?? null);
      reply.setCookie(cookieName, token, cookie);
      return reply.status(204).send(null);
    },
  );

  app.get(
    "/invitations/:token",
    {
      schema: {
        summary: "What a one-time link is for",
        tags: ["session"],
        security: [],
        params: Type.Object({ token: Type.String({ maxLength: 100 }) }),
        response: { 200: Type.Object({ email: Type.Optional(Type.String()), makesAdministrator: Type.Boolean() }) },
      },
      config: { rateLimit },
    },
    async (request) => {
      const invitation = await findInvitation(identity, hashOfToken(request.params.token));
      if (!invitation) throw new Problem("link-unknown");
      return {
        ...(invitation.email && { email: invitation.email }),
        makesAdministrator: invitation.makes_administrator,
      };
    },
  );

  app.post(
    "/invitations/:token",
    {
      schema: {
        summary: "Use a one-time link: set a first password, or become the first administrator",
        tags: ["session"],
        security: [],
        params: Type.Object({ token: Type.String({ maxLength: 100 }) }),
        body: Type.Object({ email: Type.Optional(Email), password: Password }),
        response: { 200: SessionView },
      },
      config: { rateLimit },
    },
    async (request, reply) => {
      const accountId = await acceptInvitation(store, { token: request.params.token, ...request.body });
      const token = newToken();
      const hats = await listHats(identity, accountId);
      await openSession(identity, hashOfToken(token), accountId, onlyHat(hats));
      reply.setCookie(cookieName, token, cookie);
      const session = await findSession(identity, hashOfToken(token));
      if (!session) throw new Problem("not-signed-in");
      return view(session);
    },
  );
};
