import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { highestId, lowestId, Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import { readTie } from "../privacy/tie.store.ts";
import type { Writing } from "./append.job.ts";
import { proposeContributions, settleContributions, takeBackContribution } from "./contribution.job.ts";
import { listContributions, listProposed, listToAnswer } from "./contribution.store.ts";
import { Contribution, NewContribution, Settling } from "./contribution.ts";
import { LearnerParams } from "./learner.routes.ts";

/** What is proposed and what waits for an answer: how helpers and guardians add what they may not write themselves. */
export const contributionRoutes: FastifyPluginAsyncTypebox<{ writing: () => Promise<Writing> }> = async (
  app,
  { writing },
) => {
  const tags = ["learners"];

  app.get(
    "/contributions",
    {
      schema: {
        summary: "What waits for your answer, the oldest first; or what you proposed, the newest first",
        tags,
        querystring: Type.Object({
          ...pageQuery,
          which: Type.Optional(Type.Enum(["to-answer", "proposed"], { default: "to-answer" })),
        }),
        response: { 200: Page(Contribution) },
      },
    },
    (request) => {
      const { cursor, limit = 50, which } = request.query;
      const place = placeOf(cursor, ["id"])?.[0];
      return request.disclose("contributions", async (disclosure) => {
        const found =
          which === "proposed"
            ? await listProposed(disclosure, place ?? highestId, limit + 1)
            : await listToAnswer(disclosure, place ?? lowestId, limit + 1);
        return pageOf(found, limit, ({ id }) => [id]);
      });
    },
  );

  app.get(
    "/learners/:learnerId/contributions",
    {
      schema: {
        summary: "What is proposed about a learner: your own, what you answer; to the learner all",
        tags,
        params: LearnerParams,
        response: { 200: Type.Object({ items: Type.Array(Contribution) }) },
      },
    },
    (request) =>
      request.disclose("contributions", async (disclosure) => {
        const { learnerId } = request.params;
        await readTie(disclosure, learnerId);
        return { items: await listContributions(disclosure, learnerId) };
      }),
  );

  app.post(
    "/contributions",
    {
      schema: {
        summary: "Propose entries, all or none; nothing of the record before they are accepted",
        description:
          "For whoever has the right to propose. Sent again under the same key, it is there once. A family may have accepted a kind of yours for always: then it is an entry at once.",
        tags,
        body: Type.Object({ contributions: Type.Array(NewContribution, { minItems: 1, maxItems: 500 }) }),
        response: { 201: Type.Object({ proposed: Type.Integer({ description: "new ones" }) }) },
      },
    },
    async (request, reply) => {
      const { subjectId } = hatOf(request);
      const proposed = await proposeContributions(await writing(), subjectId, request.body.contributions);
      return reply.status(201).send({ proposed });
    },
  );

  app.post(
    "/contributions/answers",
    {
      schema: {
        summary: "Accept proposals as they are, decline them, or ask about them; all or none",
        description:
          "What is accepted is an entry from then on, with its author. Nobody changes what somebody else said.",
        tags,
        body: Settling,
        response: { 200: Type.Object({ answered: Type.Integer() }) },
      },
    },
    async (request) => {
      await settleContributions(await writing(), hatOf(request).subjectId, request.body);
      return { answered: request.body.contributions.length };
    },
  );

  app.delete(
    "/learners/:learnerId/contributions/:contributionId",
    {
      schema: {
        summary: "Take back what you proposed, while it waits",
        tags,
        params: Type.Object({ learnerId: Id, contributionId: Id }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, contributionId } = request.params;
      await request.disclose("contributions", (disclosure) => readTie(disclosure, learnerId));
      const { work } = await writing();
      await takeBackContribution(work, hatOf(request).subjectId, learnerId, contributionId);
      return reply.status(204).send(null);
    },
  );
};
