import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { Id } from "../kernel/id-shape.ts";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import type { Disclosure } from "./disclosure.store.ts";
import { answerLook, askAboutLook } from "./look-question.job.ts";
import { LookQuestion } from "./look-question.ts";
import { readFamilyTie } from "./tie.store.ts";

interface QuestionRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  name: string | null;
  about: string | null;
  about_capacity: string;
  looked_at: string;
  is_unknown: boolean;
  question: string | null;
  asked_at: string;
  answer: string | null;
  answered_at: string | null;
  may_answer: boolean;
}
const questions = (where: string) => `select q.*, l.display_name as name from door.look_question q
  left join door.learner l on l.learner_id = q.learner_id where ${where} order by q.answered_at nulls first, q.asked_at desc limit 200`;
const ofLearner = statement<QuestionRow>("privacy.look-questions", questions("q.learner_id = $1 and not q.may_answer"));
const ofOffice = statement<QuestionRow>(
  "privacy.look-questions-open",
  questions("q.may_answer and coalesce(q.answered_at > now() - interval '30 days', true)"),
);

const told = ({ learner_id, may_answer }: QuestionRow) =>
  ({ learnerId: learner_id, slice: "name", level: may_answer ? "status" : "detail" }) as const;
const list = async (disclosure: Disclosure, learnerId?: string): Promise<LookQuestion[]> =>
  (learnerId ? await disclosure.readOpen(ofLearner, [learnerId]) : await disclosure.read(ofOffice, [], told)).map(
    (row) => ({
      id: row.id,
      learner: { id: row.learner_id, ...(row.name && { name: row.name }) },
      ...(row.about && { about: row.about }),
      aboutCapacity: row.about_capacity,
      lookedAt: row.looked_at,
      isUnknown: row.is_unknown,
      ...(row.question && { question: row.question }),
      askedAt: row.asked_at,
      ...(row.answer && { answer: row.answer }),
      ...(row.answered_at && { answeredAt: row.answered_at }),
      mayAnswer: row.may_answer && !row.answered_at,
    }),
  );

const Items = Type.Object({ items: Type.Array(LookQuestion) });

/** "I do not recognize this": a family asks about a look, the school answers. */
export const lookQuestionRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"] }> = async (app, { work }) => {
  app.get(
    "/look-questions",
    {
      schema: {
        summary: "Questions about looks that wait for your answer, and answers of 30 days (registrar, leader)",
        tags: ["office"],
        response: { 200: Items },
      },
    },
    (request) => request.disclose("look-questions", async (disclosure) => ({ items: await list(disclosure) })),
  );
  app.get(
    "/learners/:learnerId/look-questions",
    {
      schema: {
        summary: "What you asked the school about looks, and its answers",
        tags: ["choices"],
        params: Type.Object({ learnerId: Id }),
        response: { 200: Items },
      },
    },
    (request) =>
      request.disclose("look-questions", async (disclosure) => {
        await readFamilyTie(disclosure, request.params.learnerId);
        return { items: await list(disclosure, request.params.learnerId) };
      }),
  );
  app.post(
    "/learners/:learnerId/access/:lookId/questions",
    {
      schema: {
        summary: "Ask the school about one look: that you do not recognize who it was, or why",
        tags: ["choices"],
        params: Type.Object({ learnerId: Id, lookId: Id }),
        body: Type.Object({ isUnknown: Type.Boolean(), question: Type.Optional(Type.String({ maxLength: 1_000 })) }),
        response: { 201: Type.Object({ id: Id }) },
      },
    },
    async (request, reply) => {
      const { learnerId, lookId } = request.params;
      const id = await askAboutLook(work, hatOf(request).subjectId, { learnerId, lookId, ...request.body });
      return reply.status(201).send({ id });
    },
  );
  app.post(
    "/learners/:learnerId/look-questions/:questionId/answer",
    {
      schema: {
        summary: "Answer a family's question about a look (registrar, leader; never about oneself)",
        tags: ["office"],
        params: Type.Object({ learnerId: Id, questionId: Id }),
        body: Type.Object({ answer: Type.String({ minLength: 1, maxLength: 2_000 }) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await answerLook(work, hatOf(request).subjectId, { ...request.params, ...request.body });
      return reply.status(204).send(null);
    },
  );
};
