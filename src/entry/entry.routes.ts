import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import { readTie } from "../privacy/tie.store.ts";
import { appendEntries, markEntry, type Writing, withdrawEntries } from "./append.job.ts";
import { findEntry } from "./entry.store.ts";
import { Entry } from "./entry.ts";
import { LearnerParams } from "./learner.routes.ts";

const EntryParams = Type.Object({ learnerId: Id, entryId: Id });

/** Writing entries: signing, correcting, keeping out of summaries, taking back. */
export const entryRoutes: FastifyPluginAsyncTypebox<{ writing: () => Promise<Writing> }> = async (app, { writing }) => {
  const tags = ["learners"];

  app.post(
    "/learners/:learnerId/entries",
    {
      schema: {
        summary: "Write an entry, or correct one",
        description:
          "Signed with your hat. A correction names the entry it supersedes and why; the earlier one stays in the history.",
        tags,
        params: LearnerParams,
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
      const [entryId = ""] = await appendEntries(work, subjectId, [{ learnerId, circleId, ...request.body }]);
      const entry = await request.disclose("learner.entry", (disclosure) => findEntry(disclosure, learnerId, entryId));
      if (!entry) throw new Problem("entry-unknown");
      return reply.status(201).send(entry);
    },
  );

  app.get(
    "/learners/:learnerId/entries/:entryId",
    { schema: { summary: "One entry", tags, params: EntryParams, response: { 200: Entry } } },
    (request) => {
      const { learnerId, entryId } = request.params;
      return request.disclose("learner.entry", async (disclosure) => {
        const [, entry] = await Promise.all([
          readTie(disclosure, learnerId),
          findEntry(disclosure, learnerId, entryId),
        ]);
        if (!entry) throw new Problem("entry-unknown");
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
