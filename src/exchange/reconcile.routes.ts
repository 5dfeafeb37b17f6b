import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { administratorOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { ReconcileReport, ReconcileView } from "./reconcile.ts";
import { listReports } from "./reconcile-report.store.ts";
import type { ReconcileRun } from "./reconcile-run.job.ts";

/** How the newest bundles differ from the record. For administrators: counts, fields and places, nothing of learners. */
export const reconcileRoutes: FastifyPluginAsyncTypebox<{ store: Store; run: ReconcileRun }> = async (
  app,
  { store, run },
) => {
  const tags = ["installation"];
  app.addHook("preClose", () => run.close());

  app.get(
    "/reconciliations",
    {
      schema: {
        summary: "How the last bundle of each source that was held against the record differed from it (administrator)",
        description: "Made by `daypack reconcile`, which districts run each day, and by POST /reconciliations.",
        tags,
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Intersect([ReconcileReport, Type.Object({ reportedAt: Type.String({ format: "date-time" }) })]),
            ),
          }),
        },
      },
    },
    async (request) => ({
      items: await asSubject(store.serve, administratorOf(request).subjectId, listReports),
    }),
  );

  app.post(
    "/reconciliations",
    {
      schema: {
        summary: "Hold an upload against the record, and change nothing (administrator)",
        description:
          "It runs on its own: follow it by GET /reconciliations/{uploadId}. The upload stays, to be imported or removed. One runs at a time, and none beside an import.",
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
          },
          { additionalProperties: false },
        ),
        response: { 202: Type.Object({ uploadId: Id }) },
      },
    },
    async (request, reply) => {
      await run.start({ ...request.body, startedBy: administratorOf(request).subjectId });
      return reply.status(202).send({ uploadId: request.body.uploadId });
    },
  );

  app.get(
    "/reconciliations/:uploadId",
    {
      schema: {
        summary: "How one's last comparison of an upload goes, or its report (administrator)",
        tags,
        params: Type.Object({ uploadId: Id }),
        response: { 200: ReconcileView },
      },
    },
    async (request) => run.read(administratorOf(request).subjectId, request.params.uploadId),
  );
};
