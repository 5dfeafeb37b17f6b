import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import { askException, type ExceptionAct, settleException } from "./exception.job.ts";
import { listExceptions, listOpenExceptions } from "./exception.store.ts";
import { ExceptionOrder, ExceptionView } from "./exception.ts";
import type { Pack } from "./pack.ts";
import { readTie } from "./tie.store.ts";

const Items = Type.Object({ items: Type.Array(ExceptionView) });
const summaries: Readonly<Record<ExceptionAct, string>> = {
  approve: "Open access by an exception, as the second person",
  refuse: "Refuse access by an exception, as the second person",
  review: "Say that an emergency was one, as the second person",
  revoke: "End access by an exception before its time",
};

/** Access by an exception of the law: asked with its reason, opened or reviewed by a second person, ended, and told to the family. */
export const exceptionRoutes: FastifyPluginAsyncTypebox<{ store: Store; pack: Pack }> = async (
  app,
  { store, pack },
) => {
  const tags = ["office"];

  app.get(
    "/exceptions",
    {
      schema: {
        summary: "Exceptions that you asked for or may decide, and those that ended within 30 days",
        tags,
        response: { 200: Items },
      },
    },
    (request) =>
      request.disclose("exceptions", async (disclosure) => ({ items: await listOpenExceptions(disclosure) })),
  );

  app.get(
    "/learners/:learnerId/exceptions",
    {
      schema: {
        summary: "Exceptions about one learner: for the office, and for the family as soon as the law lets it be told",
        tags: ["choices"],
        params: Type.Object({ learnerId: Id }),
        response: { 200: Items },
      },
    },
    (request) =>
      request.disclose("exceptions", async (disclosure) => {
        await readTie(disclosure, request.params.learnerId);
        return { items: await listExceptions(disclosure, request.params.learnerId) };
      }),
  );

  app.post(
    "/learners/:learnerId/exceptions",
    {
      schema: {
        summary: "Ask for access by an exception of the law (34 CFR 99.31)",
        description:
          "An emergency opens at once, for 72 hours at most, and ends if nobody else has reviewed it by the end of the next school day. All others open when a second person says so. It is read in a hat of its own.",
        tags,
        params: Type.Object({ learnerId: Id }),
        body: ExceptionOrder,
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const hat = hatOf(request);
      const accountId = request.session?.accountId;
      if (accountId === undefined) throw new Problem("not-signed-in");
      const id = await askException(store, pack, { hat, accountId }, request.params.learnerId, request.body);
      return reply.status(201).send({ id });
    },
  );

  for (const act of ["approve", "refuse", "review", "revoke"] as const) {
    app.post(
      `/learners/:learnerId/exceptions/:exceptionId/${act}`,
      {
        schema: {
          summary: summaries[act],
          tags,
          params: Type.Object({ learnerId: Id, exceptionId: Id }),
          body: Type.Object({ note: Type.Optional(Type.String({ maxLength: 2_000 })) }),
          response: { 204: Type.Null() },
        },
      },
      async (request, reply) => {
        const { learnerId, exceptionId } = request.params;
        await settleException(store, pack, hatOf(request).subjectId, {
          learnerId,
          id: exceptionId,
          act,
          ...request.body,
        });
        return reply.status(204).send(null);
      },
    );
  }
};
