import type {} from "@fastify/cookie"; // brings reply.setCookie
import type {} from "@fastify/rate-limit"; // brings config.rateLimit
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { Problem } from "../kernel/problem.ts";
import { acceptToHelp } from "./helper-invitation.job.ts";
import { findHelperInvitation } from "./helper-invitation.store.ts";
import { cookieName } from "./request.routes.ts";
import type { SessionOptions } from "./session.routes.ts";
import { hashOfToken } from "./token.ts";

const TokenParams = Type.Object({ token: Type.String({ maxLength: 100 }) });

/** Taking up the hat of a helper by a link that a family or a program handed over. */
export const helperInvitationRoutes: FastifyPluginAsyncTypebox<SessionOptions> = async (
  app,
  { store, secure, signInsPerMinute },
) => {
  const { identity } = store;
  const rateLimit = { max: signInsPerMinute, timeWindow: "1 minute" };

  app.get(
    "/helper-invitations/:token",
    {
      schema: {
        summary: "Whom a helper's link is for",
        description: "The name as whoever invited wrote it. Nothing of a learner is in it.",
        tags: ["session"],
        security: [],
        params: TokenParams,
        response: { 200: Type.Object({ name: Type.String() }) },
      },
      config: { rateLimit },
    },
    async (request) => {
      const found = await findHelperInvitation(identity, hashOfToken(request.params.token));
      if (!found) throw new Problem("link-unknown");
      return { name: found.name };
    },
  );

  app.post(
    "/helper-invitations/:token",
    {
      schema: {
        summary: "Become a helper: with your account, or with a new one",
        description: "An address that has an account needs its password. Signs in and puts the hat on.",
        tags: ["session"],
        security: [],
        params: TokenParams,
        body: Type.Object({
          email: Type.String({ minLength: 3, maxLength: 254 }),
          password: Type.String({ minLength: 1, maxLength: 200 }),
        }),
        response: { 204: Type.Null() },
      },
      config: { rateLimit },
    },
    async (request, reply) => {
      const session = await acceptToHelp(identity, { token: request.params.token, ...request.body });
      reply.setCookie(cookieName, session, { httpOnly: true, sameSite: "lax", path: "/", secure });
      return reply.status(204).send(null);
    },
  );
};
