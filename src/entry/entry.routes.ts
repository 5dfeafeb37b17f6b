import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import { readTie } from "../privacy/tie.store.ts";
import { appendEntries, markEntry, type Writing, withdrawEntries } from "./append.job.ts";
import { findEntry, findStanding } from "./entry.store.ts";
import { Entry } from "./entry.ts";
import { LearnerParams } from "./learner.routes.ts";

const EntryParams = Type.Object({ learnerId: Id, entryId: Id });

/** An entry is never changed, only replaced: its id is its version. The family's mark is not part of what it says. */
const tagOf = (entryId: string): string => `"${entryId}"`;

/** The version that a writer began with, of `If-Match: "<id>"`; `undefined` without the header, "" where it names no entry. */
const begunWith = (header: string | undefined): string | undefined =>
  header === undefined ? undefined : (/^"([0-9a-f-]{36})"$/i.exec(header.trim())?.[1]?.toLowerCase() ?? "");

/** Writing entries: signing, correcting, keeping out of summaries, taking back. */
export const entryRoutes: FastifyPluginAsyncTypebox<{ writing: () => Promise<Writing> }> = async (app, { writing }) => {
  const tags = ["learners"];

  app.post(
    "/learners/:learnerId/entries",
    {
      schema: {
        summary: "Write an entry, or correct one",
        description:
          'Signed with your hat. A correction names the entry it supersedes and why; the earlier one stays in the history. With `If-Match: "<id>"`, the ETag of what you began with, a correction that comes too late is refused with 412 and the entry that stands now, if you may read it, as `standing`.',
        tags,
        params: LearnerParams,
        headers: Type.Object({ "if-match": Type.Optional(Type.String({ maxLength: 100 })) }),
        body: Type.Object({
          kind: Type.String({ maxLength: 60 }),
          body: Type.Unknown(),
          observedOn: Type.Optional(OnDate),
          circleId: Type.Optional(Id),
          restricted: Type.Optional(Type.Boolean()),
          supersedes: Type.Optional(Id),
          reason: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
        }),
        response: { 201: Entry },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const { subjectId, capacity } = hatOf(request);
      const { circles } = await request.disclose("learner.tie", (disclosure) => readTie(disclosure, learnerId));
      const work = await writing();
      // A note for the case of which one is named is for the others who are named, too; whoever is on several says which.
      const isForCase = work.kinds.find(({ name }) => name === request.body.kind)?.circle === "case";
      const circleId = isForCase && capacity === "support" && circles.length === 1 ? circles[0] : undefined;
      const begun = begunWith(request.headers["if-match"]);
      const { supersedes = begun } = request.body;
      const write = async () => {
        if (begun === "" || (begun !== undefined && begun !== supersedes?.toLowerCase()))
          throw new Problem("entry-changed");
        return appendEntries(work, subjectId, [{ learnerId, circleId, ...request.body, supersedes }]);
      };
      const [entryId = ""] = await write().catch(async (error: unknown) => {
        const isLate = begun !== undefined && error instanceof Problem && error.slug === "entry-changed";
        if (!isLate) throw error;
        const standing = await request.disclose("learner.entry", (disclosure) =>
          findStanding(disclosure, learnerId, begun),
        );
        // What one began with still stands: it is not too late, it is not one's own to change.
        if (standing?.id === begun) throw error;
        throw new Problem("entry-changed", undefined, { status: 412, ...(standing && { standing }) });
      });
      const entry = await request.disclose("learner.entry", (disclosure) => findEntry(disclosure, learnerId, entryId));
      if (!entry) throw new Problem("entry-unknown");
      return reply.status(201).header("etag", tagOf(entry.id)).send(entry);
    },
  );

  app.get(
    "/learners/:learnerId/entries/:entryId",
    {
      schema: {
        summary: "One entry",
        description: "Its ETag is what a correction names in If-Match.",
        tags,
        params: EntryParams,
        response: { 200: Entry },
      },
    },
    (request, reply) => {
      const { learnerId, entryId } = request.params;
      return request.disclose("learner.entry", async (disclosure) => {
        const [, entry] = await Promise.all([
          readTie(disclosure, learnerId),
          findEntry(disclosure, learnerId, entryId),
        ]);
        if (!entry) throw new Problem("entry-unknown");
        reply.header("etag", tagOf(entry.id));
        return entry;
      });
    },
  );

  app.put(
    "/learners/:learnerId/entries/:entryId/mark",
    {
      schema: {
        summary: "Keep an entry out of every summary, or let it count again",
        description: "For families, on works, own words and recognitions. The summaries change at once.",
        tags,
        params: EntryParams,
        body: Type.Object({ detailOnly: Type.Boolean() }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, entryId } = request.params;
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, learnerId));
      await markEntry(await writing(), hatOf(request).subjectId, learnerId, entryId, request.body.detailOnly);
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/withdrawals",
    {
      schema: {
        summary: "Take back entries of your own",
        description:
          "All or none. A family's own words may be taken back at any time, what staff wrote within a day; later it is corrected. What was taken back stays in the history, with the reason.",
        tags,
        body: Type.Object({
          entries: Type.Array(Type.Object({ learnerId: Id, entryId: Id }), { minItems: 1, maxItems: 500 }),
          reason: Type.String({ minLength: 1, maxLength: 500 }),
        }),
        response: { 200: Type.Object({ withdrawn: Type.Integer() }) },
      },
    },
    async (request) => {
      const { entries, reason } = request.body;
      return { withdrawn: await withdrawEntries(await writing(), hatOf(request).subjectId, entries, reason) };
    },
  );
};
