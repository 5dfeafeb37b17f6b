import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import type { Store } from "../store/store.ts";
import { agreementKeeperOf } from "./agreement.routes.ts";
import { AppRequest } from "./agreement.ts";
import { answerRequest, askForApp, declineRequest, listRequests } from "./app-request.job.ts";

const RequestParams = Type.Object({ requestId: Id });

/** Teachers ask for apps; administrators make agreements of what they ask for, or decline. */
export const appRequestRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"] }> = async (app, { work }) => {
  const tags = ["agreements"];

  app.get(
    "/app-requests",
    {
      schema: {
        summary: "Apps you asked for (teacher), or all that were asked for at your schools (administrator)",
        tags,
        response: { 200: Type.Object({ items: Type.Array(AppRequest) }) },
      },
    },
    async (request) => {
      const { capacity, subjectId } = hatOf(request);
      if (capacity === "teacher") return { items: await listRequests(work, { subjectId }) };
      return { items: await listRequests(work, { reach: agreementKeeperOf(request).reach }) };
    },
  );

  app.post(
    "/app-requests",
    {
      schema: {
        summary: "Ask for an app for a class of yours (teacher)",
        tags,
        body: Type.Object({
          name: Type.String({ minLength: 1, maxLength: 120 }),
          url: Type.Optional(Type.String({ maxLength: 500, pattern: "^https?://" })),
          why: Type.String({ minLength: 1, maxLength: 2_000 }),
          classId: Id,
        }),
        response: { 201: AppRequest },
      },
    },
    async (request, reply) => {
      const { capacity, subjectId } = hatOf(request);
      if (capacity !== "teacher") throw new Problem("not-allowed");
      return reply.status(201).send(await askForApp(work, subjectId, request.body));
    },
  );

  app.post(
    "/app-requests/:requestId/decline",
    {
      schema: {
        summary: "Decline a request, with a reason that the teacher reads (administrator)",
        tags,
        params: RequestParams,
        body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1_000 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await declineRequest(work, agreementKeeperOf(request), request.params.requestId, request.body.reason);
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/app-requests/:requestId/agreement",
    {
      schema: {
        summary: "Tie a request to the agreement that came of it (administrator)",
        tags,
        params: RequestParams,
        body: Type.Object({ agreementId: Id }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await answerRequest(work, agreementKeeperOf(request), request.params.requestId, request.body.agreementId);
      return reply.status(204).send(null);
    },
  );
};
