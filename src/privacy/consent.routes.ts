import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { hatOf, languageOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { languages } from "../kernel/words.ts";
import type { Store } from "../store/store.ts";
import type { ConsentAct } from "./consent.job.ts";
import { ConsentView } from "./consent.ts";
import { answerConsent, answerRenewal, keepConsent, stopConsent } from "./consent-family.job.ts";
import { consentStates } from "./consent-life.ts";
import { ConsentReceipt, receiptOf } from "./consent-receipt.ts";
import { listConsents, readConsentView } from "./consent-view.store.ts";
import type { Pack } from "./pack.ts";
import { readFamilyTie } from "./tie.store.ts";

/** What a family agreed to, what it is asked, and the receipt of each. */
export const consentRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"]; pack: Pack }> = async (
  app,
  { work, pack },
) => {
  const tags = ["sharing"];
  const params = Type.Object({ learnerId: Id, consentId: Id });
  const language = Type.Optional(
    Type.Enum(languages, { description: "in which the words were shown; else that of the account" }),
  );

  /** Who acts on which consent, once the door has said that the choices are theirs to read. */
  const actOf = async (
    request: FastifyRequest<{ Params: { learnerId: string; consentId: string } }>,
  ): Promise<ConsentAct> => {
    const { learnerId, consentId } = request.params;
    await request.disclose("sharing", (disclosure) => readFamilyTie(disclosure, learnerId));
    return { learnerId, consentId, by: hatOf(request).subjectId };
  };

  app.get(
    "/learners/:learnerId/consents",
    {
      schema: {
        summary: "Consents: asked, given, paused and over, with every step of each",
        description:
          "Newest first. For the learner, guardians and the registrar. No other adult of the family is named.",
        tags,
        params: Type.Object({ learnerId: Id }),
        response: { 200: Type.Object({ items: Type.Array(ConsentView) }) },
      },
    },
    async (request) => {
      const { learnerId } = request.params;
      return request.disclose("sharing", async (disclosure) => {
        await readFamilyTie(disclosure, learnerId);
        return { items: await listConsents(disclosure, learnerId) };
      });
    },
  );

  app.post(
    "/learners/:learnerId/consents/:consentId/answer",
    {
      schema: {
        summary: "Say yes or no to a consent that is asked of you",
        description:
          "Signed by your session, in the language that was shown. No is as easy as yes, and costs nothing at school.",
        tags,
        params,
        body: Type.Object({ grants: Type.Boolean(), language }, { additionalProperties: false }),
        response: { 200: Type.Object({ state: Type.Enum(consentStates) }) },
      },
    },
    async (request) => {
      const act = await actOf(request);
      const { grants, language: shown = languageOf(request) } = request.body;
      return { state: await answerConsent(work, pack, { ...act, grants, language: shown }) };
    },
  );

  app.post(
    "/learners/:learnerId/consents/:consentId/stop",
    {
      schema: {
        summary: "Stop a consent for good, whoever of the family signed it",
        tags,
        params,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const act = await actOf(request);
      await stopConsent(work, pack, act);
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/learners/:learnerId/consents/:consentId/keep",
    {
      schema: {
        summary: "Let go on what a guardian had signed before the rights passed to you (learner of age)",
        description: "Only what paused for that. What was paused by a conflict or a court the school office looks at.",
        tags,
        params,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const act = await actOf(request);
      await keepConsent(work, pack, act);
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/learners/:learnerId/consents/:consentId/renew",
    {
      schema: {
        summary: "Say whether a consent that ends goes on for another school year",
        description: "Asked once. Without an answer it ends: nothing renews itself.",
        tags,
        params,
        body: Type.Object({ isWanted: Type.Boolean(), language }, { additionalProperties: false }),
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const act = await actOf(request);
      const { isWanted, language: shown = languageOf(request) } = request.body;
      const id = await answerRenewal(work, pack, { ...act, isWanted, language: shown });
      return reply.status(201).send({ id });
    },
  );

  app.get(
    "/learners/:learnerId/consents/:consentId/receipt",
    {
      schema: {
        summary: "The receipt of a consent, for machines",
        description:
          "In the manner of ISO/IEC TS 27560: docs/sharing.md names each field. As a page and as PDF: receipt.html, receipt.pdf.",
        tags,
        params,
        response: { 200: ConsentReceipt },
      },
    },
    async (request) => {
      const { learnerId, consentId } = request.params;
      return request.disclose("sharing", async (disclosure) => {
        await readFamilyTie(disclosure, learnerId);
        return receiptOf(learnerId, await readConsentView(disclosure, learnerId, consentId));
      });
    },
  );
};
