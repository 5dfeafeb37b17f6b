import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { lowestId, Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import { readTie } from "../privacy/tie.store.ts";
import type { Store } from "../store/store.ts";
import { noteTold } from "./delivery.job.ts";
import { listDeliveries, listUntold } from "./delivery.store.ts";
import { Delivery, OwedDelivery } from "./delivery.ts";
import { LearnerParams } from "./learner.routes.ts";
import { listLearnersById } from "./learner.store.ts";

/** Who is told that something they had been handed was corrected, or has a statement of the family beside it now. */
export const deliveryRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"] }> = async (app, { work }) => {
  app.get(
    "/learners/:learnerId/deliveries",
    {
      schema: {
        summary: "Who is told of corrections and statements, and how far that is (family, who keeps that part)",
        tags: ["learners"],
        params: LearnerParams,
        response: { 200: Type.Object({ items: Type.Array(Delivery) }) },
      },
    },
    (request) =>
      request.disclose("deliveries", async (disclosure) => {
        const { learnerId } = request.params;
        await readTie(disclosure, learnerId);
        return { items: await listDeliveries(disclosure, learnerId) };
      }),
  );

  app.get(
    "/deliveries",
    {
      schema: {
        summary: "Recipients whom nothing of ours reaches: tell them, and say how (registrar)",
        tags: ["office"],
        querystring: Type.Object(pageQuery),
        response: { 200: Page(OwedDelivery) },
      },
    },
    (request) => {
      const { cursor, limit = 50 } = request.query;
      return request.disclose("deliveries-worklist", async (disclosure) => {
        const found = await listUntold(disclosure, placeOf(cursor, ["id"])?.[0] ?? lowestId, limit + 1);
        const { items, next } = pageOf(found, limit, ({ id }) => [id]);
        const learners = await listLearnersById(disclosure, [...new Set(items.map(({ learnerId }) => learnerId))]);
        const names = new Map(learners.map(({ id, name }) => [id, name]));
        const named = items.map((item) => {
          const learner = names.get(item.learnerId);
          return { ...item, ...(learner && { learner }) };
        });
        return { items: named, ...(next && { next }) };
      });
    },
  );

  app.post(
    "/learners/:learnerId/deliveries/:deliveryId/told",
    {
      schema: {
        summary: "You told a recipient by means of your own (registrar)",
        tags: ["office"],
        params: Type.Object({ learnerId: Id, deliveryId: Id }),
        body: Type.Object({ how: Type.String({ minLength: 1, maxLength: 300, description: "the family reads it" }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, deliveryId } = request.params;
      await request.disclose("deliveries", (disclosure) => readTie(disclosure, learnerId));
      await noteTold(work, hatOf(request).subjectId, { learnerId, deliveryId, how: request.body.how });
      return reply.status(204).send(null);
    },
  );
};
