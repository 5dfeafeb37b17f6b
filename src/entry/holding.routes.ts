import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { readTie } from "../privacy/tie.store.ts";
import { listHoldings } from "./holding.store.ts";
import { Holding } from "./holding.ts";

/** What is held. */
export const holdingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    "/learners/:learnerId/holdings",
    {
      schema: {
        summary: "How many entries of each kind are open to you, those that stand and those of the past",
        tags: ["learners"],
        params: Type.Object({ learnerId: Id }),
        response: { 200: Type.Object({ items: Type.Array(Holding) }) },
      },
    },
    (request) =>
      request.disclose("learner.holdings", async (disclosure) => {
        const { learnerId } = request.params;
        await readTie(disclosure, learnerId);
        return { items: await listHoldings(disclosure, learnerId) };
      }),
  );
};
