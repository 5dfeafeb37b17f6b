import type {} from "@fastify/rate-limit"; // brings config.rateLimit
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { lowestId, Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import { attestAsOffice, attestAsProgram, attestByToken, readAsked } from "./ending.job.ts";
import { listEndings, listOwedEndings, listOwnEndings } from "./ending.store.ts";
import { Attestation, EndingAsks, EndingView, OwedEnding } from "./ending.ts";
import { readFamilyTie, readTie } from "./tie.store.ts";

interface Options {
  readonly work: Store["work"];
  /** Tries a minute from one address. */
  readonly triesPerMinute: number;
}

/** What reached the parties of consents that are paused or over, and their word that what they had is destroyed. */
export const endingRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { work, triesPerMinute }) => {
  const tags = ["sharing"];
  const done = { 204: Type.Null() };

  app.get(
    "/learners/:learnerId/endings",
    {
      schema: {
        summary: "Who was told that a sharing is over, and who says that what they had is destroyed",
        description: "Newest first. For the learner, guardians and the registrar.",
        tags,
        params: Type.Object({ learnerId: Id }),
        response: { 200: Type.Object({ items: Type.Array(EndingView) }) },
      },
    },
    (request) =>
      request.disclose("sharing", async (disclosure) => {
        const { learnerId } = request.params;
        await readFamilyTie(disclosure, learnerId);
        return { items: await listEndings(disclosure, learnerId) };
      }),
  );

  app.get(
    "/endings/owed",
    {
      schema: {
        summary: "Parties that owe their word, and those whom nothing of ours reaches (registrar)",
        tags: ["office"],
        response: { 200: Type.Object({ items: Type.Array(OwedEnding) }) },
      },
    },
    (request) => request.disclose("endings", async (disclosure) => ({ items: await listOwedEndings(disclosure) })),
  );

  app.post(
    "/learners/:learnerId/endings/:endingId/attest",
    {
      schema: {
        summary: "Write down the certificate of a party that reached you another way (registrar)",
        tags: ["office"],
        params: Type.Object({ learnerId: Id, endingId: Id }),
        body: Attestation,
        response: done,
      },
    },
    async (request, reply) => {
      const { learnerId, endingId } = request.params;
      await request.disclose("endings", (disclosure) => readTie(disclosure, learnerId));
      await attestAsOffice(work, hatOf(request).subjectId, { learnerId, id: endingId, ...request.body });
      return reply.status(204).send(null);
    },
  );

  app.get(
    "/endings",
    {
      config: { scope: "entries.readonly" },
      schema: {
        summary: "What families paused or ended with your agreement (programs)",
        description: "Oldest first. Use nothing of what is paused; destroy what is ended by `dueOn`, and attest it.",
        tags,
        querystring: Type.Object(pageQuery),
        response: { 200: Page(EndingView) },
      },
    },
    (request) =>
      request.disclose("endings", async (disclosure) => {
        if (!disclosure.mask) throw new Problem("not-allowed");
        const { cursor, limit = 50 } = request.query;
        const found = await listOwnEndings(disclosure, placeOf(cursor, ["id"])?.[0] ?? lowestId, limit + 1);
        const { items, next } = pageOf(found, limit, ({ id }) => [id]);
        return { items: [...items], ...(next && { next }) };
      }),
  );

  app.post(
    "/endings/:endingId/attest",
    {
      config: { scope: "entries.readonly" },
      schema: {
        summary: "Say that what you had is destroyed (programs)",
        description: "Once for each ending of your own agreement. The family reads who says so, when and how.",
        tags,
        params: Type.Object({ endingId: Id }),
        body: Attestation,
        response: done,
      },
    },
    async (request, reply) => {
      const subjectId = await request.disclose("endings", async (disclosure) => {
        if (!disclosure.mask) throw new Problem("not-allowed");
        return disclosure.reason.subjectId;
      });
      await attestAsProgram(work, subjectId, request.params.endingId, request.body);
      return reply.status(204).send(null);
    },
  );

  const token = Type.String({
    minLength: 1,
    maxLength: 100,
    description: "what stands behind the # of the mailed address",
  });
  const config = { rateLimit: { max: triesPerMinute, timeWindow: "1 minute" } };
  app.post(
    "/endings/knock",
    {
      schema: {
        summary: "What a mailed address asks a party to confirm",
        description: "Needs no account. Nothing of a learner is in it; one that is used or none is `link-unknown`.",
        tags,
        security: [],
        body: Type.Object({ token }),
        response: { 200: EndingAsks },
      },
      config,
    },
    (request) => readAsked(work, request.body.token),
  );
  app.post(
    "/endings/attest",
    {
      schema: {
        summary: "Say for a party, by the mailed address, that what it had is destroyed",
        description: "Works once.",
        tags,
        security: [],
        body: Type.Object({ token, ...Attestation.properties }, { additionalProperties: false }),
        response: done,
      },
      config,
    },
    async (request, reply) => {
      const { token: given, ...said } = request.body;
      await attestByToken(work, given, said);
      return reply.status(204).send(null);
    },
  );
};
