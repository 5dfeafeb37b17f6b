import type {} from "@fastify/rate-limit"; // brings config.rateLimit
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import type { Writing } from "../entry/append.job.ts";
import { Line } from "../entry/fields.ts";
import { LearnerParams } from "../entry/learner.routes.ts";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { languages } from "../kernel/words.ts";
import { readTie } from "../privacy/tie.store.ts";
import type { Store } from "../store/store.ts";
import { answerVerification, askVerification, endVerification, openVerification } from "./verification-request.job.ts";
import { listVerificationRequests } from "./verification-request.store.ts";
import { AskedToConfirm, ConfirmAnswer, VerificationRequest } from "./verification-request.ts";

/** What asking somebody outside depends on beside the request. */
export interface VerificationOptions {
  readonly store: Pick<Store, "work" | "identity">;
  readonly writing: () => Promise<Writing>;
  /** The address people type; without it a link is mailed from this machine's own address alone. */
  readonly publicUrl: string | undefined;
  /** Tries a minute from one address, where that is less than this allows itself. */
  readonly triesPerMinute: number;
}

/** Links opened or answered a minute from one address: nobody tries secrets. */
const linksPerMinute = 30;

/** Asking an organization to confirm hours or work, and its answer, which needs no account. */
export const verificationRequestRoutes: FastifyPluginAsyncTypebox<VerificationOptions> = async (
  app,
  { store, writing, publicUrl, triesPerMinute },
) => {
  const tags = ["learners"];
  const config = {
    rateLimit: {
      max: Math.min(linksPerMinute, triesPerMinute),
      timeWindow: "1 minute",
      keyGenerator: ({ ip }: FastifyRequest) => ip,
    },
  };
  const params = Type.Object({ token: Type.String({ minLength: 1, maxLength: 100 }) });
  // Never from a header that somebody else may have set: such a link would lead to them.
  const addressOf = ({ protocol, host, hostname }: FastifyRequest) =>
    publicUrl ?? (["localhost", "127.0.0.1"].includes(hostname) ? `${protocol}://${host}` : undefined);

  app.get(
    "/learners/:learnerId/verification-requests",
    {
      schema: {
        summary: "Who was asked to confirm hours or work, and what became of it",
        description: "For those who read the choices; empty for others.",
        tags,
        params: LearnerParams,
        response: { 200: Type.Object({ items: Type.Array(VerificationRequest) }) },
      },
    },
    (request) =>
      request.disclose("learner.verification-requests", async (disclosure) => {
        const { learnerId } = request.params;
        await readTie(disclosure, learnerId);
        return { items: await listVerificationRequests(disclosure, learnerId) };
      }),
  );

  app.post(
    "/learners/:learnerId/verification-requests",
    {
      schema: {
        summary: "Ask somebody outside to confirm hours or work",
        description:
          "For a learner of 13 or more, and guardians who decide. The link opens that one statement for 30 days, once answered never again; its secret is told here and kept nowhere.",
        tags,
        params: LearnerParams,
        body: Type.Object({
          entryId: Id,
          name: Line,
          organization: Line,
          email: Type.Optional(Type.String({ minLength: 3, maxLength: 254 })),
          language: Type.Optional(Type.Enum(languages)),
        }),
        response: { 201: Type.Object({ id: Id, token: Type.String(), isMailed: Type.Boolean() }) },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, learnerId));
      const order = { learnerId, ...request.body };
      const made = await askVerification(store, hatOf(request).subjectId, order, addressOf(request));
      return reply.status(201).send(made);
    },
  );

  app.delete(
    "/learners/:learnerId/verification-requests/:requestId",
    {
      schema: {
        summary: "Take a link back",
        tags,
        params: Type.Object({ learnerId: Id, requestId: Id }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, requestId } = request.params;
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, learnerId));
      await endVerification(store.work, hatOf(request).subjectId, learnerId, requestId);
      return reply.status(204).send(null);
    },
  );

  app.get(
    "/confirmations/:token",
    {
      schema: {
        summary: "What somebody is asked to confirm",
        description: "By the link alone. Opening it is a look that the family sees.",
        tags,
        security: [],
        params,
        response: { 200: AskedToConfirm },
      },
      config,
    },
    (request) => openVerification(store.work, request.params.token),
  );

  app.post(
    "/confirmations/:token",
    {
      schema: {
        summary: "Confirm, correct or decline",
        description:
          "Once, by the link alone. The answer stands in the learner's backpack with your name, organization and date.",
        tags,
        security: [],
        params,
        body: ConfirmAnswer,
        response: { 204: Type.Null() },
      },
      config,
    },
    async (request, reply) => {
      await answerVerification(await writing(), request.params.token, request.body);
      return reply.status(204).send(null);
    },
  );
};
