import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { hatOf } from "../identity/request.routes.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import { type CheckUpQuestion, checkUpAnswers, choicesOf } from "./check-up.ts";
import { chooseWithin } from "./choose.job.ts";
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
const keep = statement(
  "privacy.keep-check-up",
  `insert into base.check_up (learner_id, subject_id, answers, put_off_until, done_at)
  select $1, door.subject(), $2, case when $3 = 'later' then k.today + 14 end, case when $3 = 'done' then now() end from base.clock k
  on conflict (learner_id, subject_id) do update set answers = excluded.answers, put_off_until = excluded.put_off_until,
    done_at = coalesce(excluded.done_at, check_up.done_at)`,
);
const mayAnswer = statement<{ choose: number }>(
  "privacy.may-check-up",
  "select get_byte(g.rights, 30) >> 6 as choose from base.grants g where g.learner_id = $1 and g.subject_id = door.subject() and g.until > now()",
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
      const { subjectId } = hatOf(request);
      await asSubject(work, subjectId, async (transaction) => {
        const row = await firstRow(transaction, mayAnswer, [learnerId]);
        if (!row) throw new Problem("learner-unknown");
        if (row.choose !== 3) throw new Problem("not-allowed");
        if (next === "done") await chooseWithin(transaction, pack, subjectId, learnerId, choicesOf(answers));
        await transaction.rows(keep, [learnerId, JSON.stringify(answers), next]);
      });
      return reply.status(204).send(null);
    },
  );
};
