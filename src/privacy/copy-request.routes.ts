import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { lowestId, Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import { categories } from "./category.ts";
import { Clock } from "./clock.ts";
import { answerCopy, askCopy } from "./copy-request.job.ts";
import { listCopyRequests, listOwedCopies, readCopyClock } from "./copy-request.store.ts";
import { CopyRequest, copyWays, lacksInCopyAnswer, officeSteps, Visit } from "./copy-request.ts";
import { readTie } from "./tie.store.ts";

const Words = Type.String({ minLength: 1, maxLength: 2_000 });
const LearnerParams = Type.Object({ learnerId: Id });
const RequestParams = Type.Object({ learnerId: Id, requestId: Id });

/** Copies on paper or as a file, a look at the record at school, an explanation: by the clock of the pack (34 CFR 99.10). */
export const copyRequestRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"] }> = async (app, { work }) => {
  const tags = ["learners"];

  app.get(
    "/learners/:learnerId/copy-requests",
    {
      schema: {
        summary: "Copies, visits and explanations that were asked for: your own, or all (registrar)",
        tags,
        params: LearnerParams,
        response: { 200: Type.Object({ items: Type.Array(CopyRequest), answersWithin: Clock }) },
      },
    },
    (request) =>
      request.disclose("copy-requests", async (disclosure) => {
        const { learnerId } = request.params;
        await readTie(disclosure, learnerId);
        return {
          items: await listCopyRequests(disclosure, learnerId),
          answersWithin: await readCopyClock(disclosure),
        };
      }),
  );

  app.post(
    "/learners/:learnerId/copy-requests",
    {
      schema: {
        summary: "Ask for copies, a look at the record at school, or what something means (learner, guardian)",
        description:
          "GET .../export gives everything at once, without asking anybody. This is for paper, a visit, an explanation.",
        tags,
        params: LearnerParams,
        body: Type.Object({
          how: Type.Enum(copyWays),
          parts: Type.Optional(Type.Array(Type.Enum(categories), { maxItems: categories.length, uniqueItems: true })),
          says: Type.Optional(Words),
        }),
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const { how, parts = [], says } = request.body;
      await request.disclose("copy-requests", (disclosure) => readTie(disclosure, learnerId));
      const id = await askCopy(work, hatOf(request).subjectId, { learnerId, how, parts, ...(says && { says }) });
      return reply.status(201).send({ id });
    },
  );

  /** A request that the caller knows of. */
  const readRequest = async (request: FastifyRequest, learnerId: string, requestId: string): Promise<CopyRequest> => {
    const known = await request.disclose("copy-requests", async (disclosure) => {
      await readTie(disclosure, learnerId);
      return listCopyRequests(disclosure, learnerId);
    });
    const found = known.find(({ id }) => id === requestId);
    if (!found) throw new Problem("request-unknown");
    return found;
  };

  app.post(
    "/learners/:learnerId/copy-requests/:requestId/answers",
    {
      schema: {
        summary: "Answer a request: look into it, set a visit, hand it over (registrar)",
        description: "`fee` says in words what the copies cost. Nobody goes without for want of money (34 CFR 99.11).",
        tags: ["office"],
        params: RequestParams,
        body: Type.Object({
          state: Type.Enum(officeSteps),
          answer: Type.Optional(Words),
          fee: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
          visit: Type.Optional(Visit),
        }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, requestId } = request.params;
      const { how, isYours } = await readRequest(request, learnerId, requestId);
      if (isYours) throw new Problem("not-allowed");
      const lacks = lacksInCopyAnswer({ how, ...request.body });
      if (lacks) throw new Problem("input-invalid", lacks);
      await answerCopy(work, hatOf(request).subjectId, { learnerId, requestId, ...request.body });
      return reply.status(204).send(null);
    },
  );

  app.delete(
    "/learners/:learnerId/copy-requests/:requestId",
    {
      schema: {
        summary: "Take your request back; it stays in the list (who asked)",
        tags,
        params: RequestParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, requestId } = request.params;
      if (!(await readRequest(request, learnerId, requestId)).isYours) throw new Problem("not-allowed");
      await answerCopy(work, hatOf(request).subjectId, { learnerId, requestId, state: "taken-back" });
      return reply.status(204).send(null);
    },
  );

  app.get(
    "/copy-requests",
    {
      schema: {
        summary: "Copies, visits and explanations that are still owed, what is due first on top (registrar)",
        tags: ["office"],
        querystring: Type.Object(pageQuery),
        response: { 200: Page(CopyRequest) },
      },
    },
    (request) => {
      const { cursor, limit = 50 } = request.query;
      return request.disclose("copy-worklist", async (disclosure) =>
        pageOf(
          await listOwedCopies(disclosure, placeOf(cursor, ["id"])?.[0] ?? lowestId, limit + 1),
          limit,
          ({ id }) => [id],
        ),
      );
    },
  );
};
