import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { LearnerParams } from "../entry/learner.routes.ts";
import { readTie } from "../privacy/tie.store.ts";
import { listBeside } from "./companion.store.ts";
import { Beside } from "./companion.ts";

/** Whom a learner can name beside a goal. */
export const companionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    "/learners/:learnerId/companions",
    {
      schema: {
        summary: "People whom a goal or a plan can name",
        description:
          "For those who read the choices: oneself, guardians, teachers and the support team. Nobody for others.",
        tags: ["learners"],
        params: LearnerParams,
        response: { 200: Type.Object({ items: Type.Array(Beside) }) },
      },
    },
    (request) =>
      request.disclose("learner.companions", async (disclosure) => {
        const { learnerId } = request.params;
        await readTie(disclosure, learnerId);
        return { items: await listBeside(disclosure, learnerId) };
      }),
  );
};
