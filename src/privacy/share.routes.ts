import type {} from "@fastify/rate-limit"; // brings config.rateLimit
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import type { Store } from "../store/store.ts";
import type { Pack } from "./pack.ts";
import { makeShare, readLimits, stopShare } from "./share.job.ts";
import { listShares } from "./share.store.ts";
import { deviceOf, NewShare, ShareAsks, ShareLimits, ShareView } from "./share.ts";
import { shareAudiences } from "./share-decide.ts";
import { knock, openShare, sendCode } from "./share-open.job.ts";
import { readFamilyTie } from "./tie.store.ts";

/** What the routes of links depend on beside the request. */
export interface ShareOptions {
  readonly store: Store;
  readonly pack: Pack;
  readonly secure: boolean;
  /** The address people type, where it is not this machine's: a proxy in front may not hand on what was typed. */
  readonly publicUrl: string | undefined;
  /** Tries a minute from one address. */
  readonly triesPerMinute: number;
}

/** Below it the cookie of one opened link is sent, and nowhere else. */
const sharedPath = (linkId: string): string => `/api/v1/shared/${linkId}`;
export const sharedCookie = "daypack_link";

/** Links by which a family shows chosen things to somebody it names, and the door at which that somebody knocks. */
export const shareRoutes: FastifyPluginAsyncTypebox<ShareOptions> = async (
  app,
  { store, pack, secure, publicUrl, triesPerMinute },
) => {
  const tags = ["sharing"];
  const params = Type.Object({ learnerId: Id });
  const family = (request: FastifyRequest, learnerId: string) =>
    request.disclose("sharing", (disclosure) => readFamilyTie(disclosure, learnerId));
  // Behind a "#" a browser sends it to nobody: it stands in no log and no referrer.
  const urlOf = (request: FastifyRequest, token: string) =>
    `${publicUrl?.replace(/\/$/, "") ?? `http://${request.host}`}/shared#${token}`;

  app.get(
    "/learners/:learnerId/links",
    {
      schema: {
        summary: "Links by which something of a learner is shown: to whom, what, how long, and when it was opened",
        description:
          "Newest first. For the learner, guardians and the registrar. No answer holds the URL of a link again.",
        tags,
        params,
        response: { 200: Type.Object({ items: Type.Array(ShareView) }) },
      },
    },
    async (request) => {
      const { learnerId } = request.params;
      return request.disclose("sharing", async (disclosure) => {
        await readFamilyTie(disclosure, learnerId);
        return { items: await listShares(disclosure, learnerId) };
      });
    },
  );

  app.get(
    "/learners/:learnerId/links/limits",
    {
      schema: {
        summary: "How much may go into a link for an audience",
        description:
          "By the rules of the school and the law, what you read yourself, and what the rest of the family chose.",
        tags,
        params,
        querystring: Type.Object({ audience: Type.Enum(shareAudiences) }),
        response: { 200: ShareLimits },
      },
    },
    async (request) => {
      const { learnerId } = request.params;
      await family(request, learnerId);
      return readLimits(store.work, pack, learnerId, hatOf(request).subjectId, request.query.audience);
    },
  );

  app.post(
    "/learners/:learnerId/links",
    {
      schema: {
        summary: "Make a link for one named recipient: it answers the URL, this once",
        description:
          "A signed consent with its receipt. In force when it answers, for 7 days or as said, 90 at most. Either guardian stops it.",
        tags,
        params,
        body: NewShare,
        response: {
          201: Type.Object({
            ...{ id: Id, consentId: Id, url: Type.String(), endsOn: Type.String({ format: "date" }) },
            waitsForSecond: Type.Boolean({ description: "it opens once the other guardian has signed too" }),
          }),
        },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      await family(request, learnerId);
      const made = await makeShare(store.work, pack, hatOf(request).subjectId, learnerId, request.body);
      const { token, ...link } = made;
      return reply.status(201).send({ ...link, url: urlOf(request, token) });
    },
  );

  app.post(
    "/learners/:learnerId/links/:linkId/stop",
    {
      schema: {
        summary: "Stop a link: it opens nothing from the next request on, a file neither",
        tags,
        params: Type.Object({ learnerId: Id, linkId: Id }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, linkId } = request.params;
      await family(request, learnerId);
      await stopShare(store.work, pack, hatOf(request).subjectId, learnerId, linkId);
      return reply.status(204).send(null);
    },
  );

  const Token = Type.String({ minLength: 1, maxLength: 100, description: "what stands behind the # of the URL" });
  const config = { rateLimit: { max: triesPerMinute, timeWindow: "1 minute" } };
  const who = ({ body, ip }: { body: { token: string }; ip: string }) => ({ token: body.token, address: ip });

  app.post(
    "/shared/knock",
    {
      schema: {
        summary: "What a link asks of its recipient before it shows anything",
        description: "Needs no account. A link that was never made, is stopped or over is `link-unknown`, all alike.",
        tags,
        security: [],
        body: Type.Object({ token: Token }),
        response: { 200: ShareAsks },
      },
      config,
    },
    async (request) => knock(store, who(request)),
  );

  app.post(
    "/shared/code",
    {
      schema: {
        summary: "Send the recipient of a link a code of six digits by mail",
        tags,
        security: [],
        body: Type.Object({ token: Token }),
        response: { 204: Type.Null() },
      },
      config,
    },
    async (request, reply) => {
      await sendCode(store, who(request));
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/shared/open",
    {
      schema: {
        summary: "Open a link with the code from the mail, or the fact agreed with the family",
        description:
          "One of the two; where the link has both, the recipient's choice. Wrong ones count together. Sets a cookie for this link alone, for two hours. The family sees that it was opened, when, and on what.",
        tags,
        security: [],
        body: Type.Object({
          token: Token,
          code: Type.Optional(Type.String({ maxLength: 20 })),
          answer: Type.Optional(Type.String({ maxLength: 120 })),
        }),
        response: { 200: Type.Object({ linkId: Id }) },
      },
      config,
    },
    async (request, reply) => {
      const device = deviceOf(request.headers["user-agent"]);
      const { linkId, sessionToken } = await openShare(store, { ...who(request), device }, request.body);
      const cookie = { httpOnly: true, sameSite: "strict", path: sharedPath(linkId), secure, maxAge: 7200 } as const;
      return reply.setCookie(sharedCookie, sessionToken, cookie).send({ linkId });
    },
  );
};
