import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import type { Writing } from "../entry/append.job.ts";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { readTie } from "../privacy/tie.store.ts";
import type { Store } from "../store/store.ts";
import { joinWorkGroup, openWorkGroup } from "./work-group.job.ts";
import { readOthers } from "./work-group.store.ts";

interface Options {
  readonly work: Store["work"];
  readonly writing: () => Promise<Writing>;
}

/** Works that several learners made together. */
export const workGroupRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { work, writing }) => {
  const tags = ["learners"];
  const params = Type.Object({ learnerId: Id, workId: Id });

  app.post(
    "/learners/:learnerId/works/:workId/code",
    {
      schema: {
        summary: "A code for who made a work too (learner, guardian)",
        description: "Whoever is told it may add the work to their own backpack, for two weeks. Nobody's name follows.",
        tags,
        params,
        response: { 200: Type.Object({ code: Type.String() }) },
      },
    },
    async (request) => {
      const { learnerId, workId } = request.params;
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, learnerId));
      return { code: await openWorkGroup(work, hatOf(request).subjectId, learnerId, workId) };
    },
  );

  app.post(
    "/learners/:learnerId/joined-works",
    {
      schema: {
        summary: "Add a work that one made with others, by its code (learner, guardian)",
        tags,
        params: Type.Object({ learnerId: Id }),
        body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) }, { additionalProperties: false }),
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, learnerId));
      const id = await joinWorkGroup(await writing(), hatOf(request).subjectId, learnerId, request.body.code);
      return reply.status(201).send({ id });
    },
  );

  app.get(
    "/learners/:learnerId/works/:workId/others",
    {
      schema: {
        summary: "With how many others a work was made, and those of them who may be named",
        tags,
        params,
        response: { 200: Type.Object({ others: Type.Integer(), names: Type.Array(Type.String()) }) },
      },
    },
    (request) => {
      const { learnerId, workId } = request.params;
      return request.disclose("learner.work-others", async (disclosure) => {
        await readTie(disclosure, learnerId);
        return readOthers(disclosure, learnerId, workId);
      });
    },
  );
};
