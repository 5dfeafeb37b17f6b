import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { highestId, Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import type { Store } from "../store/store.ts";
import { readNotices } from "./notice.job.ts";
import { countUnread, listNotices } from "./notice.store.ts";
import { Notice } from "./notice.ts";

/** What the hat that is worn was told. */
export const noticeRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"] }> = async (app, { work }) => {
  const tags = ["notices"];

  app.get(
    "/notices",
    {
      schema: {
        summary: "What you were told, newest first",
        description: "Of a learner to whom you have no tie any more, nothing stands here.",
        tags,
        querystring: Type.Object(pageQuery),
        response: { 200: Page(Notice) },
      },
    },
    async (request) => {
      const { cursor, limit = 50 } = request.query;
      const place = placeOf(cursor, ["id"]);
      const found = await request.disclose("notices", (disclosure) =>
        listNotices(disclosure, place?.[0] ?? highestId, limit + 1),
      );
      return pageOf(found, limit, ({ id }) => [id]);
    },
  );

  app.get(
    "/notices/unread",
    {
      schema: {
        summary: "How many notices you have not read",
        description: "Counts to 100. No learner is in it, so it is not a look.",
        tags,
        response: { 200: Type.Object({ unread: Type.Integer() }) },
      },
    },
    async (request) => ({ unread: await request.disclose("notices.unread", countUnread) }),
  );

  app.put(
    "/notices/read",
    {
      schema: {
        summary: "Mark your notices as read, up to one of them",
        tags,
        body: Type.Object({ upTo: Id }),
        response: { 200: Type.Object({ read: Type.Integer() }) },
      },
    },
    async (request) => ({ read: await readNotices(work, hatOf(request).subjectId, request.body.upTo) }),
  );
};
