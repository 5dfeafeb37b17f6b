import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { instantOf } from "../kernel/id.ts";
import { cursorOf, lowestId, pageQuery, placeOf } from "../kernel/page.ts";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import { noteFeed } from "./amendment.job.ts";
import { type ChangePlace, listChanges } from "./change.store.ts";
import { Changes } from "./change.ts";

const entriesAtOnce = 200;

/** What a program synchronizes by. */
export const changeRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"] }> = async (app, { work }) => {
  app.get(
    "/changes",
    {
      config: { scope: "entries.readonly" },
      schema: {
        summary: "What changed for your agreement since you last asked (programs)",
        description:
          "Begin without a cursor and ask on with `next`. What is still being imported comes when it is in, about a minute after.",
        tags: ["learners"],
        querystring: Type.Object(pageQuery),
        response: { 200: Changes },
      },
    },
    async (request) => {
      const { cursor, limit = entriesAtOnce } = request.query;
      const place = placeOf(cursor, ["id", "id", "id", "id"]) as ChangePlace | undefined; // four, as asked for
      const { reader, next, ...changes } = await request.disclose("changes", async (disclosure) => {
        if (!disclosure.mask) throw new Problem("not-allowed");
        return { reader: disclosure.reason.subjectId, ...(await listChanges(disclosure, place, limit)) };
      });
      const dateAt = (id: string) => new Date(instantOf(id));
      await noteFeed(work, reader, {
        keptUntil: dateAt(place?.[0] ?? lowestId),
        handedUntil: dateAt(changes.isAll ? next[0] : lowestId),
      });
      return { ...changes, next: cursorOf(next) };
    },
  );
};
