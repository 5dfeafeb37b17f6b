import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type, { type Static } from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { lowestId, Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import { Problem } from "../kernel/problem.ts";
import { readTie } from "../privacy/tie.store.ts";
import type { Store } from "../store/store.ts";
import { answerCorrection, askCorrection, askHearing, attachStatement } from "./correction-request.job.ts";
import { listCorrectionRequests, listOpenRequests } from "./correction-request.store.ts";
import { CorrectionRequest, Hearing, lacksInAnswer, schoolSteps, WaitingRequest } from "./correction-request.ts";
import { findEntry } from "./entry.store.ts";
import { LearnerParams } from "./learner.routes.ts";
import { listLearnersById } from "./learner.store.ts";

const RequestParams = Type.Object({ learnerId: Id, requestId: Id });
type RequestPlace = Static<typeof RequestParams>;
const Words = Type.String({ minLength: 1, maxLength: 2_000 });

/** "This is wrong": what a family asks to be corrected, and what the school answers (34 CFR 99.20). */
export const correctionRequestRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"] }> = async (app, { work }) => {
  const tags = ["learners"];

  app.get(
    "/learners/:learnerId/correction-requests",
    {
      schema: {
        summary: "What was said to be wrong: your own requests, and those you answer",
        tags,
        params: LearnerParams,
        response: { 200: Type.Object({ items: Type.Array(CorrectionRequest) }) },
      },
    },
    (request) =>
      request.disclose("correction-requests", async (disclosure) => {
        const { learnerId } = request.params;
        await readTie(disclosure, learnerId);
        return { items: await listCorrectionRequests(disclosure, learnerId) };
      }),
  );

  app.post(
    "/learners/:learnerId/correction-requests",
    {
      schema: {
        summary: "Say that something in the record is wrong (learner, guardian)",
        description:
          "About one entry that is open to you. Whoever keeps that part of the record answers; another guardian is not told.",
        tags,
        params: LearnerParams,
        body: Type.Object({ entryId: Id, wrong: Words, shouldBe: Type.Optional(Words) }),
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const { subjectId, capacity } = hatOf(request);
      const { entryId } = request.body;
      await request.disclose("learner.entry", async (disclosure) => {
        await readTie(disclosure, learnerId);
        if (!(await findEntry(disclosure, learnerId, entryId))) throw new Problem("entry-unknown");
      });
      if (capacity !== "learner" && capacity !== "guardian") throw new Problem("not-allowed");
      return reply.status(201).send({ id: await askCorrection(work, subjectId, { learnerId, ...request.body }) });
    },
  );

  app.post(
    "/learners/:learnerId/correction-requests/:requestId/answers",
    {
      schema: {
        summary: "Answer a request (who keeps that part of the record)",
        description:
          "`looking`: somebody is at it. `corrected`: after the entry was corrected or its source withdrew it. `unchanged`: with the reason; the family may then ask for a hearing. `hearing-set`: its day and place, before somebody who did not decide. `granted`, `upheld`: the decision of the hearing, from its day on, with a summary of the evidence and the reasons in `answer` (34 CFR 99.22).",
        tags,
        params: RequestParams,
        body: Type.Object({
          state: Type.Enum(schoolSteps),
          answer: Type.Optional(Words),
          evidence: Type.Optional(Words),
          hearing: Type.Optional(Hearing),
        }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, requestId } = request.params;
      const known = await request.disclose("correction-requests", async (disclosure) => {
        await readTie(disclosure, learnerId);
        return listCorrectionRequests(disclosure, learnerId);
      });
      const asked = known.find(({ id }) => id === requestId);
      if (!asked) throw new Problem("request-unknown");
      if (asked.isYours) throw new Problem("not-allowed");
      const lacks = lacksInAnswer(request.body);
      if (lacks) throw new Problem("input-invalid", lacks);
      await answerCorrection(work, hatOf(request).subjectId, { learnerId, requestId, ...request.body });
      return reply.status(204).send(null);
    },
  );

  /** A request of one's own, or a Problem: who answers it may not speak for the family. */
  const readOwn = async (request: FastifyRequest, { learnerId, requestId }: RequestPlace): Promise<void> => {
    const known = await request.disclose("correction-requests", async (disclosure) => {
      await readTie(disclosure, learnerId);
      return listCorrectionRequests(disclosure, learnerId);
    });
    const asked = known.find(({ id }) => id === requestId);
    if (!asked) throw new Problem("request-unknown");
    if (!asked.isYours) throw new Problem("not-allowed");
  };

  app.post(
    "/learners/:learnerId/correction-requests/:requestId/hearing",
    {
      schema: {
        summary: "Ask for a hearing, after the school left it as it is (who asked)",
        description: "Somebody who did not decide holds it, and the family may bring whom it likes (34 CFR 99.22).",
        tags,
        params: RequestParams,
        body: Type.Object({ why: Type.Optional(Words) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await readOwn(request, request.params);
      await askHearing(work, hatOf(request).subjectId, { ...request.params, ...request.body });
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/learners/:learnerId/correction-requests/:requestId/statement",
    {
      schema: {
        summary: "Put your statement beside an entry that stays as it is (who asked)",
        description:
          "It goes wherever the entry goes, for as long as that is kept, and everybody who had the entry without it is told (34 CFR 99.21).",
        tags,
        params: RequestParams,
        body: Type.Object({ text: Words }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await readOwn(request, request.params);
      await attachStatement(work, hatOf(request).subjectId, { ...request.params, ...request.body });
      return reply.status(204).send(null);
    },
  );

  app.get(
    "/correction-requests",
    {
      schema: {
        summary: "Requests that wait for your answer, the oldest first",
        tags: ["office"],
        querystring: Type.Object(pageQuery),
        response: { 200: Page(WaitingRequest) },
      },
    },
    (request) => {
      const { cursor, limit = 50 } = request.query;
      return request.disclose("correction-worklist", async (disclosure) => {
        const found = await listOpenRequests(disclosure, placeOf(cursor, ["id"])?.[0] ?? lowestId, limit + 1);
        const { items, next } = pageOf(found, limit, ({ id }) => [id]);
        const learners = await listLearnersById(disclosure, [...new Set(items.map(({ learnerId }) => learnerId))]);
        const names = new Map(learners.map(({ id, name }) => [id, name]));
        const named = items.map((item) => {
          const name = names.get(item.learnerId);
          return { ...item, ...(name && { name }) };
        });
        return {
          items: named,
          ...(next && { next }),
        };
      });
    },
  );
};
