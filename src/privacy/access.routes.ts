import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import { isLooker, listAccess, newestLogId } from "./access.store.ts";
import { AccessRow, AccessWhy } from "./access.ts";
import { explainAccess } from "./explain.job.ts";
import type { Pack } from "./pack.ts";
import { readFamilyTie } from "./tie.store.ts";

/** Who looked. */
export const accessRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"]; pack: Pack }> = async (
  app,
  { work, pack },
) => {
  app.get(
    "/learners/:learnerId/access",
    {
      schema: {
        summary: "Who looked at what, when, in which hat, by what way and why",
        description: "Newest first, school staff included. For the learner, guardians and the registrar.",
        tags: ["choices"],
        params: Type.Object({ learnerId: Type.String({ format: "uuid" }) }),
        querystring: Type.Object({
          who: Type.Optional(Type.Enum(["everyone", "school", "outside"], { default: "everyone" })),
          ...pageQuery,
        }),
        response: { 200: Page(AccessRow) },
      },
    },
    async (request) => {
      const { learnerId } = request.params;
      const { who = "everyone", cursor, limit = 50 } = request.query;
      const place = placeOf(cursor, ["id"]);
      const found = await request.disclose("access-log", async (disclosure) => {
        await readFamilyTie(disclosure, learnerId);
        return listAccess(disclosure, {
          learnerId,
          who,
          before: place?.[0] ?? newestLogId,
          limit: limit + 1,
          asker: hatOf(request).subjectId,
        });
      });
      return pageOf(found, limit, ({ id }) => [id]);
    },
  );

  app.get(
    "/learners/:learnerId/access/:subjectId/why",
    {
      schema: {
        summary: "Why somebody could look: what is open to them today, rule by rule",
        tags: ["choices"],
        params: Type.Object({
          learnerId: Type.String({ format: "uuid" }),
          subjectId: Type.String({ format: "uuid" }),
        }),
        response: { 200: AccessWhy },
      },
    },
    async (request) => {
      const { learnerId, subjectId } = request.params;
      const isKnown = await request.disclose("access-why", async (disclosure) => {
        await readFamilyTie(disclosure, learnerId);
        return isLooker(disclosure, learnerId, subjectId);
      });
      if (!isKnown) throw new Problem("person-unknown");
      return explainAccess(work, pack, learnerId, subjectId);
    },
  );
};
