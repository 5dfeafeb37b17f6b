import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Problem } from "../kernel/problem.ts";
import { listNextSteps } from "./next-step.store.ts";
import { NextSteps } from "./next-step.ts";

/** Next steps across the learners of a counselor. */
export const nextStepRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    "/next-steps",
    {
      schema: {
        summary: "Open next steps of your learners, the nearest date first",
        description:
          "For the support team. Counts only what is open to you in detail: of a family that hides it, nothing tells.",
        tags: ["learners"],
        response: { 200: NextSteps },
      },
    },
    async (request) => {
      if (request.session?.hat && request.session.hat.capacity !== "support") throw new Problem("not-allowed");
      return { items: await request.disclose("next-steps", listNextSteps) };
    },
  );
};
