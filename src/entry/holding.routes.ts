import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
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
        params: Type.Object({ learnerId: Type.String({ format: "uuid" }) }),
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
