import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import type { Store } from "../store/store.ts";
import { readFamilyTie, readTie } from "./tie.store.ts";
import { answerWish, markAskFirst, wishToShare } from "./wish.job.ts";
import { readWishes } from "./wish.store.ts";
import { askedFirst, NewWish, Wishes } from "./wish.ts";

/** What a learner who does not decide yet wants of those who do. */
export const wishRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"] }> = async (app, { work }) => {
  const tags = ["sharing"];
  const params = Type.Object({ learnerId: Id });

  app.get(
    "/learners/:learnerId/wishes",
    {
      schema: {
        summary: "Of what a learner wants to be asked first, and what they ask to be shared (family)",
        tags,
        params,
        response: { 200: Wishes },
      },
    },
    (request) =>
      request.disclose("wishes", async (disclosure) => {
        await readFamilyTie(disclosure, request.params.learnerId);
        return readWishes(disclosure, request.params.learnerId);
      }),
  );

  app.put(
    "/learners/:learnerId/wishes/ask-first",
    {
      schema: {
        summary: "Be asked first before a guardian shares this of you by a link (learner who does not decide)",
        description: "It stops nothing by itself: who makes the link says that they asked.",
        tags,
        params,
        body: Type.Object({ categories: Type.Array(Type.Enum(askedFirst), { maxItems: askedFirst.length }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, learnerId));
      await markAskFirst(work, hatOf(request).subjectId, learnerId, request.body.categories);
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/learners/:learnerId/wishes",
    {
      schema: {
        summary: "Ask a guardian to show something of your own to somebody (learner from 13 on)",
        description: "Opens nothing: a guardian makes the link, or says not now.",
        tags,
        params,
        body: NewWish,
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, learnerId));
      const id = await wishToShare(work, hatOf(request).subjectId, learnerId, request.body);
      return reply.status(201).send({ id });
    },
  );

  app.post(
    "/learners/:learnerId/wishes/:wishId/answer",
    {
      schema: {
        summary: "Say not now to a wish (guardian), or take your own back (learner)",
        tags,
        params: Type.Object({ learnerId: Id, wishId: Id }),
        body: Type.Object({
          state: Type.Enum(["declined", "withdrawn"]),
          note: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
        }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, wishId } = request.params;
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, learnerId));
      await answerWish(work, hatOf(request).subjectId, learnerId, wishId, request.body);
      return reply.status(204).send(null);
    },
  );
};
