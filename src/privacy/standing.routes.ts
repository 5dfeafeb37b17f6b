import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { statement } from "../store/statement.ts";

const stamp = statement<{ stamp: string }>(
  "privacy.ties-stamp",
  `select md5(coalesce(string_agg(concat_ws(' ', t.learner_id, t.policy_id, t.circles, t.may_propose, t.may_contribute, t.may_choose), ',' order by t.learner_id), '')) as stamp
  from (select * from door.tie order by learner_id limit 50) t`,
);

/** What an open page asks twice a minute: whether its reader still has the ties it was drawn for. */
export const standingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    "/session/ties",
    {
      schema: {
        summary: "A stamp of your ties to learners: another one means that an open page is to be read anew",
        description: "Tells nothing of a learner and stands in no log. Of families and helpers, who have few.",
        tags: ["session"],
        response: { 200: Type.Object({ stamp: Type.String() }) },
      },
    },
    (request) =>
      request.disclose("ties", async (disclosure) => ({ stamp: (await disclosure.readOpen(stamp))[0]?.stamp ?? "" })),
  );
};
