import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { keepCheckUp } from "./check-up.job.ts";
import { type CheckUpQuestion, checkUpAnswers } from "./check-up.ts";
import type { Pack } from "./pack.ts";
import { readFamilyTie } from "./tie.store.ts";

const answer = (question: CheckUpQuestion) => Type.Optional(Type.Enum(checkUpAnswers[question]));
const Answers = Type.Object(
  {
    teachers: answer("teachers"),
    helpers: answer("helpers"),
    apps: answer("apps"),
    directory: answer("directory"),
    notices: answer("notices"),
  },
  { additionalProperties: false },
);

const own = statement<{ answers: Record<string, string>; put_off_until: string | null; done_at: string | null }>(
  "privacy.check-up",
  "select answers, put_off_until, done_at from door.check_up where learner_id = $1",
);
/** The five questions of the first visit, for whoever decides about a learner: kept as they are answered, and made choices at the end. */
export const checkUpRoutes: FastifyPluginAsyncTypebox<{ work: Store["work"]; pack: Pack }> = async (
  app,
  { work, pack },
) => {
  const tags = ["choices"];
  const params = Type.Object({ learnerId: Id });

  app.get(
    "/learners/:learnerId/check-up",
    {
      schema: {
        summary: "How far you are with the five questions of the first visit",
        tags,
        params,
        response: {
          200: Type.Object({
            answers: Answers,
            isOpen: Type.Boolean({
              description: "whether to ask: you decide about this learner, and have neither answered nor put it off",
            }),
            putOffUntil: Type.Optional(OnDate),
            isDone: Type.Boolean(),
          }),
        },
      },
    },
    (request) =>
      request.disclose("check-up", async (disclosure) => {
        const tie = await readFamilyTie(disclosure, request.params.learnerId);
        const [row] = await disclosure.readOpen(own, [request.params.learnerId]);
        const isDone = Boolean(row?.done_at);
        return {
          answers: row?.answers ?? {},
          isOpen: tie.mayChoose === 3 && !isDone && !row?.put_off_until,
          ...(row?.put_off_until && { putOffUntil: row.put_off_until }),
          isDone,
        };
      }),
  );

  app.put(
    "/learners/:learnerId/check-up",
    {
      schema: {
        summary: "Keep your answers, put the rest off for two weeks, or save them all as choices",
        tags,
        params,
        body: Type.Object({ answers: Answers, next: Type.Enum(["go-on", "later", "done"]) }),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { learnerId } = request.params;
      const { answers, next } = request.body;
      await keepCheckUp(work, pack, hatOf(request).subjectId, { learnerId, answers, next });
      return reply.status(204).send(null);
    },
  );
};
