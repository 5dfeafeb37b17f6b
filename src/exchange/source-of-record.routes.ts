import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import type { AnyKind } from "../entry/kind.ts";
import { administratorOf } from "../identity/request.routes.ts";
import type { Pack } from "../privacy/pack.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { setRecordRule } from "./source-of-record.job.ts";
import { listDisagreements, listRules } from "./source-of-record.store.ts";
import { Disagreement, RecordRule } from "./source-of-record.ts";

/** Whose word stands where sources differ. For administrators: counts, and no learner's value. */
export const sourceOfRecordRoutes: FastifyPluginAsyncTypebox<{
  store: Store;
  kinds: readonly AnyKind[];
  pack: Pack;
}> = async (app, options) => {
  const tags = ["installation"];

  app.get(
    "/sources/record",
    {
      schema: {
        summary: "Which sources say one thing of a learner differently, and whose word stands (administrator)",
        tags,
        response: { 200: Type.Object({ disagreements: Type.Array(Disagreement), rules: Type.Array(RecordRule) }) },
      },
    },
    (request) =>
      asSubject(options.store.serve, administratorOf(request).subjectId, async (door) => ({
        disagreements: await listDisagreements(door),
        rules: await listRules(door),
      })),
  );

  app.put(
    "/sources/record",
    {
      schema: {
        summary: "Set whose word stands for a field (administrator)",
        description:
          "Every value stays in the record with where it came from; summaries follow the first source that says the field.",
        tags,
        body: RecordRule,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await setRecordRule(options, administratorOf(request).subjectId, request.body);
      return reply.status(204).send(null);
    },
  );
};
