import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { administratorOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { hasImport } from "./import.store.ts";
import type { ImportRun } from "./import-run.job.ts";

/** Starting and stopping imports of what was uploaded, for administrators. */
export const importRunRoutes: FastifyPluginAsyncTypebox<{ store: Store; run: ImportRun }> = async (
  app,
  { store, run },
) => {
  const tags = ["installation"];
  app.addHook("preClose", () => run.close());

  app.post(
    "/imports",
    {
      schema: {
        summary: "Import an upload (administrator)",
        description:
          "It runs on its own: follow it by GET /imports/{importId}. It stores all of the bundle or nothing. One runs at a time.",
        tags,
        body: Type.Object(
          {
            uploadId: Id,
            source: Type.Optional(
              Type.String({ maxLength: 200, description: "whose data it is, where its ids do not tell" }),
            ),
            map: Type.Optional(
              Type.String({ maxLength: 80, description: "name of the map that reads it, where it is of no standard" }),
            ),
            acceptEndings: Type.Optional(
              Type.Array(Type.String({ maxLength: 200 }), {
                maxItems: 100,
                description: "sets of which more than a tenth may end, or `all`",
              }),
            ),
            accept: Type.Optional(
              Type.Array(Type.Enum(["ids-changed", "wrong-year"]), {
                maxItems: 2,
                description: "what is meant so, where the import was refused for it",
              }),
            ),
          },
          { additionalProperties: false },
        ),
        response: { 202: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const { subjectId } = administratorOf(request);
      const session = request.sessionHash;
      if (!session) throw new Problem("not-signed-in");
      return reply.status(202).send({ id: await run.start({ ...request.body, startedBy: subjectId, session }) });
    },
  );

  app.post(
    "/imports/:importId/stop",
    {
      schema: {
        summary: "Stop an import that the browser started, while nothing of it is stored (administrator)",
        tags,
        params: Type.Object({ importId: Id }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { importId } = request.params;
      const { subjectId } = administratorOf(request);
      if (!(await asSubject(store.serve, subjectId, (door) => hasImport(door, importId))))
        throw new Problem("import-unknown");
      await run.stop(importId);
      return reply.status(204).send(null);
    },
  );
};
