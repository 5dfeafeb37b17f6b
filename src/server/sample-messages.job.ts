import { answerThread, startThread } from "../profile/message.job.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { richLearner, source } from "./sample-people.ts";

// In summer the teacher has no class and so no tie: then there is nothing to say yet.
const learnerOf = statement<{ id: string; written: boolean; known: number }>(
  "server.sample-messages-learner",
  `select k.id, exists (select from base.thread t where t.learner_id = k.id) as written,
    (select count(*)::int from base.correspondent c where c.learner_id = k.id and c.subject_id = any($3)) as known
  from base.source_key k join base.source s on s.id = k.source_id where s.name = $1 and k.noun = 'learner' and k.key = $2`,
);

/** The hats that write to each other. */
interface Writers {
  readonly teacher: string;
  readonly parent1: string;
  readonly parent2: string;
}

/** What a teacher and two homes of one learner wrote to each other, each apart: in English, in Spanish, in ready sentences. */
export async function addMessages({ work }: Store, { teacher, parent1, parent2 }: Writers): Promise<void> {
  const learner = await firstRow(work, learnerOf, [source, richLearner, [teacher, parent1, parent2]]);
  if (!learner || learner.written || learner.known < 3) return;
  const learnerId = learner.id;
  const [staff, mother, father] = [
    { subjectId: teacher, isFamily: false, learnerId },
    { subjectId: parent1, isFamily: true, learnerId },
    { subjectId: parent2, isFamily: true, learnerId },
  ];
  const { threadId } = await startThread(work, staff, [parent1], {
    template: "good-news",
    body: "Today the whole group understood negative slopes, thanks to a drawing of a slide.",
    language: "en",
    other: {
      language: "es",
      body: "Hoy todo el grupo entendió las pendientes negativas, gracias a un dibujo de un tobogán.",
    },
  });
  await answerThread(work, mother, threadId, {
    template: "thank-you",
    body: "¡Qué alegría! En casa nos enseñó el dibujo. ¿Qué sigue en la clase?",
    language: "es",
  });
  const other = await startThread(work, staff, [parent2], { template: "talk-this-week" });
  await answerThread(work, father, other.threadId, {
    template: "yes-call",
    body: "Any day after 4 works for me.",
    language: "en",
  });
}
