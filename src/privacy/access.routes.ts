import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { isDate } from "../kernel/date.ts";
import { Id } from "../kernel/id-shape.ts";
import { highestId, Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import { findLook, isLooker, listAccess, listAccessWeeks } from "./access.store.ts";
import { AccessRow, AccessWeek, AccessWhy } from "./access.ts";
import { explainAccess } from "./explain.job.ts";
import type { Pack } from "./pack.ts";
import { readFamilyTie } from "./tie.store.ts";

const ofWhom = Type.Optional(Type.Enum(["everyone", "school", "outside"], { default: "everyone" }));

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
        params: Type.Object({ learnerId: Id }),
        querystring: Type.Object({
          who: ofWhom,
          subjectId: Type.Optional(Type.String({ format: "uuid", description: "looks of one person" })),
          week: Type.Optional(Type.String({ format: "date", description: "looks of seven days from this date on" })),
          ...pageQuery,
        }),
        response: { 200: Page(AccessRow) },
      },
    },
    async (request) => {
      const { learnerId } = request.params;
      const { who = "everyone", cursor, limit = 50, subjectId, week } = request.query;
      const place = placeOf(cursor, ["id"]);
      const found = await request.disclose("access-log", async (disclosure) => {
        await readFamilyTie(disclosure, learnerId);
        return listAccess(disclosure, {
          learnerId,
          who,
          before: place?.[0] ?? highestId,
          limit: limit + 1,
          asker: hatOf(request).subjectId,
          ...(subjectId && { subjectId }),
          ...(week && { week }),
        });
      });
      return pageOf(found, limit, ({ id }) => [id]);
    },
  );

  app.get(
    "/learners/:learnerId/access/weeks",
    {
      schema: {
        summary: "Who looked, by person and week: how often, at what, from when to when, and why",
        description:
          "Newest week first; weeks begin on Monday in the zone of the district. Each look by itself: the log, with subjectId and week.",
        tags: ["choices"],
        params: Type.Object({ learnerId: Id }),
        querystring: Type.Object({ who: ofWhom, ...pageQuery }),
        response: { 200: Page(AccessWeek) },
      },
    },
    async (request) => {
      const { learnerId } = request.params;
      const { who = "everyone", cursor, limit = 50 } = request.query;
      const [week, lastLookId] = placeOf(cursor, ["text", "id"]) ?? [];
      if (week !== undefined && !isDate(week)) throw new Problem("input-invalid");
      const found = await request.disclose("access-log", async (disclosure) => {
        await readFamilyTie(disclosure, learnerId);
        const asker = hatOf(request).subjectId;
        const after = week && lastLookId ? { after: { week, lastLookId } } : {};
        return listAccessWeeks(disclosure, { learnerId, who, limit: limit + 1, asker, ...after });
      });
      return pageOf(found, limit, (each) => [each.week, each.lastLookId]);
    },
  );

  app.get(
    "/learners/:learnerId/access/:subjectId/why",
    {
      schema: {
        summary: "Why somebody could look: what was open to them, rule by rule",
        description: "As it stood at one look of the log; without one, as it stands today.",
        tags: ["choices"],
        params: Type.Object({
          learnerId: Id,
          subjectId: Id,
        }),
        querystring: Type.Object({
          look: Type.Optional(Type.String({ format: "uuid", description: "id of a line of the log of this person" })),
        }),
        response: { 200: AccessWhy },
      },
    },
    async (request) => {
      const { learnerId, subjectId } = request.params;
      const { look } = request.query;
      const at = await request.disclose("access-why", async (disclosure) => {
        await readFamilyTie(disclosure, learnerId);
        const isKnown = await isLooker(disclosure, learnerId, subjectId);
        const lookedAt = isKnown && look ? await findLook(disclosure, learnerId, subjectId, look) : undefined;
        if (!isKnown || (look && !lookedAt)) throw new Problem("person-unknown");
        return lookedAt;
      });
      return explainAccess(work, pack, learnerId, subjectId, at);
    },
  );
};
