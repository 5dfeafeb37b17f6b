import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { LearnerParams } from "../entry/learner.routes.ts";
import { administratorOf, hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { highestId, Page, pageOf, pageQuery, placeOf } from "../kernel/page.ts";
import { Problem } from "../kernel/problem.ts";
import { readTie } from "../privacy/tie.store.ts";
import type { Store } from "../store/store.ts";
import {
  answerThread,
  chooseTogether,
  noteThreadRead,
  readQuietHours,
  setQuietHours,
  startThread,
} from "./message.job.ts";
import { countUnread, findThread, listCorrespondents, listThreads, readTogether } from "./message.store.ts";
import { Correspondent, NewMessage, QuietHours, Thread, ThreadItem } from "./message.ts";

const ThreadParams = Type.Object({ learnerId: Id, threadId: Id });

/** Conversations between a family and the school, each about one learner. */
export const messageRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"] }> = async (app, { work }) => {
  const tags = ["messages"];

  const readThread = (request: FastifyRequest, learnerId: string, threadId: string, before = highestId, limit = 50) =>
    request.disclose(`message/${threadId}`, async (disclosure) => {
      const found = await findThread(disclosure, learnerId, threadId, before, limit);
      if (!found) throw new Problem("thread-unknown");
      return found;
    });
  const writerOf = (request: FastifyRequest, learnerId: string) => {
    const { subjectId, capacity } = hatOf(request);
    return { subjectId, learnerId, isFamily: capacity === "guardian" || capacity === "learner" };
  };

  app.get(
    "/messages",
    {
      schema: {
        summary: "Your conversations, the newest first",
        description: "About whom and with whom, and how much is not read. No text.",
        tags,
        querystring: Type.Object(pageQuery),
        response: { 200: Page(ThreadItem) },
      },
    },
    (request) => {
      const { cursor, limit = 50 } = request.query;
      return request.disclose("messages", async (disclosure) => {
        const found = await listThreads(disclosure, placeOf(cursor, ["id"])?.[0] ?? highestId, limit + 1);
        const { items, next } = pageOf(found, limit, ({ newestId }) => [newestId]);
        return { items: items.map(({ newestId: _, ...item }) => item), ...(next && { next }) };
      });
    },
  );

  app.get(
    "/messages/unread",
    {
      schema: {
        summary: "In how many conversations something waits for you",
        tags,
        response: { 200: Type.Object({ unread: Type.Integer() }) },
      },
    },
    (request) => request.disclose("messages", async (disclosure) => ({ unread: await countUnread(disclosure) })),
  );

  app.get(
    "/learners/:learnerId/correspondents",
    {
      schema: {
        summary: "Whom you may write to about a learner",
        description:
          "Staff write to the adults who may read the record and to a learner of 13 or older; a family writes to staff. No two adults stand in one conversation unless they share a household or both said so.",
        tags,
        params: LearnerParams,
        response: { 200: Type.Object({ items: Type.Array(Correspondent), together: Type.Boolean() }) },
      },
    },
    (request) => {
      const { learnerId } = request.params;
      return request.disclose("correspondents", async (disclosure) => {
        await readTie(disclosure, learnerId);
        const [items, together] = await Promise.all([
          listCorrespondents(disclosure, learnerId),
          readTogether(disclosure, learnerId),
        ]);
        return { items, together };
      });
    },
  );

  app.post(
    "/learners/:learnerId/messages",
    {
      schema: {
        summary: "Write to somebody about a learner",
        description: "Begins a conversation, or goes on with the one that the same people have.",
        tags,
        params: LearnerParams,
        body: Type.Object({ to: Type.Array(Id, { minItems: 1, maxItems: 6 }), ...NewMessage.properties }),
        response: { 201: Type.Object({ threadId: Id, id: Id }) },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const { to, ...said } = request.body;
      await request.disclose("correspondents", (disclosure) => readTie(disclosure, learnerId));
      return reply.status(201).send(await startThread(work, writerOf(request, learnerId), to, said));
    },
  );

  app.get(
    "/learners/:learnerId/messages/:threadId",
    {
      schema: {
        summary: "One conversation of yours, the newest message first",
        tags,
        params: ThreadParams,
        querystring: Type.Object({
          before: Type.Optional(Id),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
        }),
        response: { 200: Thread },
      },
    },
    (request) => {
      const { before, limit } = request.query;
      return readThread(request, request.params.learnerId, request.params.threadId, before, limit);
    },
  );

  app.post(
    "/learners/:learnerId/messages/:threadId",
    {
      schema: {
        summary: "Answer in a conversation of yours",
        tags,
        params: ThreadParams,
        body: NewMessage,
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const { learnerId, threadId } = request.params;
      await readThread(request, learnerId, threadId, undefined, 1);
      const id = await answerThread(work, writerOf(request, learnerId), threadId, request.body);
      return reply.status(201).send({ id });
    },
  );

  app.put(
    "/learners/:learnerId/messages/:threadId/read",
    {
      schema: {
        summary: "You have opened a conversation up to a message",
        tags,
        params: ThreadParams,
        body: Type.Object({ newestId: Id }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await noteThreadRead(work, hatOf(request).subjectId, { ...request.params, ...request.body });
      return reply.status(204).send(null);
    },
  );

  app.put(
    "/learners/:learnerId/together",
    {
      schema: {
        summary: "Whether you may be written to together with the other guardians (guardian)",
        description: "It holds only between guardians who both say so; the others are not told what you chose.",
        tags,
        params: LearnerParams,
        body: Type.Object({ together: Type.Boolean() }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      await request.disclose("correspondents", (disclosure) => readTie(disclosure, learnerId));
      await chooseTogether(work, hatOf(request).subjectId, learnerId, request.body.together);
      return reply.status(204).send(null);
    },
  );

  app.get(
    "/quiet-hours",
    {
      schema: {
        summary: "When nobody is told of messages (administrator)",
        tags,
        response: { 200: QuietHours },
      },
    },
    (request) => {
      administratorOf(request);
      return readQuietHours(work);
    },
  );

  app.put(
    "/quiet-hours",
    {
      schema: {
        summary: "Set when nobody is told of messages (administrator)",
        description: "Equal times are none. A message is there at once; only the notice and the mail wait.",
        tags,
        body: QuietHours,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      administratorOf(request);
      await setQuietHours(work, request.body);
      return reply.status(204).send(null);
    },
  );
};
