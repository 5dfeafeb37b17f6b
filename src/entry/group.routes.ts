import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import type { Pack } from "../privacy/pack.ts";
import { leaveLearner, leaveProgram } from "../privacy/program-leave.job.ts";
import { addNames, removeName, renewCode } from "../privacy/program-list.job.ts";
import type { Store } from "../store/store.ts";
import type { Writing } from "./append.job.ts";
import { keepDay } from "./group.job.ts";
import { readGroup } from "./group.store.ts";
import { Group, GroupDay, GroupDayDone } from "./group.ts";
import { readImpact } from "./group-impact.store.ts";
import { GroupImpact } from "./group-impact.ts";

const NameParams = Type.Object({ nameId: Id });
const Done = { 204: Type.Null() };

interface Options {
  readonly work: Store["work"];
  readonly pack: Pack;
  readonly writing: () => Promise<Writing>;
}

/** A helper's own group: the program's list, who shares what with it, the book of attendance. */
export const groupRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { work, pack, writing }) => {
  const tags = ["helpers"];

  app.get(
    "/group",
    {
      schema: {
        summary: "Your program: its list, who shares with you and why, the book of one day (helper)",
        tags,
        querystring: Type.Object({ on: OnDate }),
        response: { 200: Group },
      },
    },
    (request) => request.disclose("group", (disclosure) => readGroup(disclosure, request.query.on)),
  );

  app.get(
    "/group/impact",
    {
      schema: {
        summary: "What your program came to between two days, in numbers without a name (helper)",
        description: "Of its own book, and of what you proposed.",
        tags,
        querystring: Type.Object({ from: OnDate, to: OnDate }),
        response: { 200: GroupImpact },
      },
    },
    (request) =>
      request.disclose("group.impact", (disclosure) => readImpact(disclosure, request.query.from, request.query.to)),
  );

  app.delete(
    "/group/shared/:learnerId",
    {
      schema: {
        summary: "Stop helping one learner: you see nothing of them from then on, and the family is told (helper)",
        description: "What was accepted stays, with your name. Only the family can let you in again.",
        tags,
        params: Type.Object({ learnerId: Id }),
        response: Done,
      },
    },
    async (request, reply) => {
      await leaveLearner(work, pack, hatOf(request).subjectId, request.params.learnerId);
      return reply.status(204).send(null);
    },
  );

  app.delete(
    "/group",
    {
      schema: {
        summary: "Leave your program for good: you are out of every session at once (helper)",
        tags,
        response: Done,
      },
    },
    async (request, reply) => {
      await leaveProgram(work, pack, hatOf(request).subjectId);
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/group/names",
    {
      schema: {
        summary: "Write names on your program's list, each with a code for that family (helper of a program)",
        description: "No learner is looked for, and nothing tells whether there is one of that name.",
        tags,
        body: Type.Object({
          names: Type.Array(Type.String({ minLength: 1, maxLength: 120, pattern: "\\S" }), {
            minItems: 1,
            maxItems: 500,
          }),
        }),
        response: Done,
      },
    },
    async (request, reply) => {
      await addNames(work, hatOf(request).subjectId, request.body.names);
      return reply.status(204).send(null);
    },
  );

  app.delete(
    "/group/names/:nameId",
    {
      schema: {
        summary: "Take a name off your program's list (helper of a program)",
        tags,
        params: NameParams,
        response: Done,
      },
    },
    async (request, reply) => {
      await removeName(work, hatOf(request).subjectId, request.params.nameId);
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/group/names/:nameId/code",
    {
      schema: {
        summary: "A new code for a name; the earlier one is void (helper of a program)",
        tags,
        params: NameParams,
        response: Done,
      },
    },
    async (request, reply) => {
      await renewCode(work, hatOf(request).subjectId, request.params.nameId);
      return reply.status(204).send(null);
    },
  );

  app.put(
    "/group/days/:onDate",
    {
      schema: {
        summary:
          "Write a page of your program's book; families of those who were there are asked to keep it (helper of a program)",
        tags,
        params: Type.Object({ onDate: OnDate }),
        body: GroupDay,
        response: { 200: GroupDayDone },
      },
    },
    async (request) => keepDay(await writing(), hatOf(request).subjectId, request.params.onDate, request.body),
  );
};
