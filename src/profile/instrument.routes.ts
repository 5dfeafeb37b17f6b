import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import Type from "typebox";
import type { Writing } from "../entry/append.job.ts";
import { LearnerParams } from "../entry/learner.routes.ts";
import { administratorOf, hatOf } from "../identity/request.routes.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import { readTie } from "../privacy/tie.store.ts";
import type { Store } from "../store/store.ts";
import { answerSurvey, keepInstrument, launchSurvey, optOutOf, stopSurvey } from "./instrument.job.ts";
import { listInstruments, listLearnerSurveys, listSurveys } from "./instrument.store.ts";
import { bases, InstrumentDefinition, InstrumentView, LearnerSurvey, SurveyView } from "./instrument.ts";

interface Options {
  readonly work: Store["work"];
  readonly writing: () => Promise<Writing>;
}
const SurveyParams = Type.Object({ learnerId: Id, surveyId: Id });

/** Questionnaires: the registry, launching, a family's no, answering. */
export const instrumentRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { work, writing }) => {
  const tags = ["surveys"];
  const findInstrument = async (request: FastifyRequest, id: string) => {
    const found = (await request.disclose("instruments", listInstruments)).find((each) => each.id === id);
    if (!found) throw new Problem("element-unknown");
    return found;
  };

  app.get(
    "/instruments",
    {
      schema: {
        summary: "The registry of questionnaires, with the tags of their items",
        description: "For administrators. Tags are the eight subjects of 20 USC 1232h(b).",
        tags,
        response: { 200: Type.Object({ items: Type.Array(InstrumentView) }) },
      },
    },
    async (request) => {
      administratorOf(request);
      return { items: await request.disclose("instruments", listInstruments) };
    },
  );

  app.post(
    "/instruments",
    {
      schema: {
        summary: "Put a questionnaire into the registry",
        tags,
        body: Type.Object({ organizationId: Id, definition: InstrumentDefinition }),
        response: { 201: Type.Object({ id: Id, version: Type.Integer() }) },
      },
    },
    async (request, reply) =>
      reply.status(201).send(await keepInstrument(work, administratorOf(request).subjectId, request.body)),
  );

  app.put(
    "/instruments/:instrumentId",
    {
      schema: {
        summary: "A new version of a questionnaire, or its end",
        description: "What was launched goes on with the version it began with.",
        tags,
        params: Type.Object({ instrumentId: Id }),
        body: Type.Object({ definition: Type.Optional(InstrumentDefinition), retires: Type.Optional(Type.Boolean()) }),
        response: { 200: Type.Object({ id: Id, version: Type.Integer() }) },
      },
    },
    async (request) => {
      const { subjectId } = administratorOf(request);
      const { id, organization, definition } = await findInstrument(request, request.params.instrumentId);
      const { definition: next = definition, retires = false } = request.body;
      return keepInstrument(work, subjectId, { id, organizationId: organization.id, definition: next, retires });
    },
  );

  app.get(
    "/surveys",
    {
      schema: {
        summary: "What was launched, with counts",
        description: "Who answered is not in it, and counts under ten are left out.",
        tags,
        response: { 200: Type.Object({ items: Type.Array(SurveyView) }) },
      },
    },
    async (request) => {
      administratorOf(request);
      return { items: await request.disclose("surveys", (disclosure) => listSurveys(disclosure)) };
    },
  );

  app.post(
    "/surveys",
    {
      schema: {
        summary: "Launch a questionnaire",
        description:
          "An item with a tag blocks it unless families are told 14 days before and may say no, or each must say yes first.",
        tags,
        body: Type.Object({
          ...{ instrumentId: Id, organizationId: Id, ratedBy: Type.Enum(["self", "teacher"]), basis: Type.Enum(bases) },
          ...{ opensOn: OnDate, closesOn: OnDate },
        }),
        response: { 201: Type.Object({ id: Id, learners: Type.Integer() }) },
      },
    },
    async (request, reply) => {
      const { subjectId } = administratorOf(request);
      const instrument = await findInstrument(request, request.body.instrumentId);
      return reply.status(201).send(await launchSurvey(work, subjectId, { ...request.body, instrument }));
    },
  );

  app.delete(
    "/surveys/:surveyId",
    {
      schema: {
        summary: "Stop a questionnaire",
        tags,
        params: Type.Object({ surveyId: Id }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await stopSurvey(work, administratorOf(request).subjectId, request.params.surveyId);
      return reply.status(204).send(null);
    },
  );

  const ofLearner = (request: FastifyRequest, learnerId: string) =>
    request.disclose("learner.surveys", async (disclosure) => {
      await readTie(disclosure, learnerId);
      return listLearnerSurveys(disclosure, learnerId);
    });

  app.get(
    "/learners/:learnerId/surveys",
    {
      schema: {
        summary: "Questionnaires that a learner is or will be asked, item by item",
        description: "For the learner and guardians before anybody answers, and for a teacher who is to rate.",
        tags,
        params: LearnerParams,
        response: { 200: Type.Object({ items: Type.Array(LearnerSurvey) }) },
      },
    },
    async (request) => ({ items: await ofLearner(request, request.params.learnerId) }),
  );

  app.put(
    "/learners/:learnerId/surveys/:surveyId/opt-out",
    {
      schema: {
        summary: "Say no to a questionnaire, or take that back",
        description: "One no is enough. Nobody at school sees a reason, for none is asked.",
        tags,
        params: SurveyParams,
        body: Type.Object({ isOut: Type.Boolean() }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, surveyId } = request.params;
      await request.disclose("learner.tie", (disclosure) => readTie(disclosure, learnerId));
      await optOutOf(work, hatOf(request).subjectId, { learnerId, surveyId, isOut: request.body.isOut });
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/learners/:learnerId/surveys/:surveyId/answers",
    {
      schema: {
        summary: "Answer a questionnaire",
        description: "What is kept are scale scores. The single answers are not stored.",
        tags,
        params: SurveyParams,
        body: Type.Object({
          answers: Type.Record(Type.String({ maxLength: 40 }), Type.Integer({ minimum: 1, maximum: 7 })),
        }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId, surveyId } = request.params;
      const survey = (await ofLearner(request, learnerId)).find(({ id }) => id === surveyId);
      if (!survey) throw new Problem("element-unknown");
      const { subjectId } = hatOf(request);
      await answerSurvey(await writing(), subjectId, { learnerId, survey, answers: request.body.answers });
      return reply.status(204).send(null);
    },
  );
};
