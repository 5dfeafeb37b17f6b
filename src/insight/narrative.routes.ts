import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import { findMyClass } from "../roster/class.store.ts";
import { listClassLearners } from "./class.store.ts";
import { findTerm, listWritten } from "./narrative.store.ts";

/** Who of a class has words from their teacher this term. */
export const narrativeRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    "/classes/:classId/narratives",
    {
      schema: {
        summary: "Who of your class has words from you this term",
        description: "Ids only; the words themselves are entries of kind `narrative`.",
        tags: ["classes"],
        params: Type.Object({ classId: Id }),
        response: {
          200: Type.Object({
            since: OnDate,
            term: Type.Optional(Type.String()),
            learners: Type.Integer(),
            written: Type.Array(Id),
          }),
        },
      },
    },
    (request) =>
      request.disclose("class.narratives", async (disclosure) => {
        const inClass = await findMyClass(disclosure.open, request.params.classId);
        if (!inClass) throw new Problem("class-unknown");
        const [ids, term] = await Promise.all([
          listClassLearners(disclosure, inClass.id),
          findTerm(disclosure, inClass.id),
        ]);
        const since = term?.starts_on ?? inClass.startsOn ?? inClass.today;
        const written = await listWritten(disclosure, ids, since);
        return { since, ...(term && { term: term.title }), learners: ids.length, written };
      }),
  );
};
