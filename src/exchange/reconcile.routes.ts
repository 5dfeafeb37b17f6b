import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { administratorOf } from "../identity/request.routes.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { ReconcileReport } from "./reconcile.ts";
import { listReports } from "./reconcile-report.store.ts";

/** How the newest bundles differ from the record. For administrators: counts, fields and places, nothing of learners. */
export const reconcileRoutes: FastifyPluginAsyncTypebox<{ store: Store }> = async (app, { store }) => {
  app.get(
    "/reconciliations",
    {
      schema: {
        summary: "How the last bundle of each source that was held against the record differed from it (administrator)",
        description: "Made by `daypack reconcile`, which districts run each day.",
        tags: ["installation"],
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
};
