import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import { readTie } from "../privacy/tie.store.ts";
import { findMyClass } from "../roster/class.store.ts";
import type { Store } from "../store/store.ts";
import { confirmSupports } from "./acknowledgement.job.ts";
import { listConfirmed, listOwed } from "./acknowledgement.store.ts";
import { Confirmed } from "./acknowledgement.ts";

const LearnerParams = Type.Object({ learnerId: Id });
/** What must be provided, confirmed by those who give it (34 CFR 300.323(d)): the family sees that it was read. */
export const acknowledgementRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"] }> = async (app, { work }) => {
  const tags = ["record"];

  app.get(
    "/learners/:learnerId/acknowledgements",
    {
      schema: {
        summary: "Who of the staff confirmed which support",
        description: "Of supports that stand and are open to you in detail.",
        tags,
        params: LearnerParams,
        response: { 200: Type.Object({ items: Type.Array(Confirmed) }) },
      },
    },
    (request) =>
      request.disclose("acknowledgements", async (disclosure) => {
        await readTie(disclosure, request.params.learnerId);
        const rows = await listConfirmed(disclosure, request.params.learnerId);
        return {
          items: rows.map(({ entry_id, name, on_date, is_yours }) => ({
            entryId: entry_id,
            by: name ?? "",
            on: on_date,
            isYours: is_yours,
          })),
        };
      }),
  );

  app.put(
    "/learners/:learnerId/acknowledgements",
    {
      schema: {
        summary: "Confirm that you have read supports and give them (teacher, support team, nurse)",
        description: "All of them or none. A support that is corrected is confirmed anew.",
        tags,
        params: LearnerParams,
        body: Type.Object({ entryIds: Type.Array(Id, { minItems: 1, maxItems: 100 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, learnerId));
      await confirmSupports(work, hatOf(request).subjectId, learnerId, request.body.entryIds);
      return reply.status(204).send(null);
    },
  );

  app.get(
    "/classes/:classId/acknowledgements",
    {
      schema: {
        summary: "Supports of your class that you have not confirmed",
        tags: ["classes"],
        params: Type.Object({ classId: Id }),
        response: {
          200: Type.Object({ items: Type.Array(Type.Object({ learnerId: Id, entryIds: Type.Array(Id) })) }),
        },
      },
    },
    (request) =>
      request.disclose("class.acknowledgements", async (disclosure) => {
        const inClass = await findMyClass(disclosure.open, request.params.classId);
        if (!inClass) throw new Problem("class-unknown");
        const owed = await listOwed(disclosure, inClass.id);
        return { items: owed.map(({ learner_id, entry_ids }) => ({ learnerId: learner_id, entryIds: entry_ids })) };
      }),
  );
};
