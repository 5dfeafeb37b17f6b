import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { notify } from "./notice.job.ts";
import { listOffice } from "./office.store.ts";

const ask = statement<{ about: string | null }>(
  "privacy.ask-about-look",
  "select door.ask_about_look($1, $2, $3, $4, $5) as about",
);
const isTied = statement(
  "privacy.look-tie",
  "select g.learner_id from base.grants g where g.learner_id = $1 and g.subject_id = door.subject() and g.until > now()",
);

/** A family asks the school about one look: that it does not know who that is, or why. Answers the id of the question. */
export async function askAboutLook(
  work: Database,
  subjectId: string,
  {
    learnerId,
    lookId,
    isUnknown,
    question,
  }: { learnerId: string; lookId: string; isUnknown: boolean; question?: string | undefined },
): Promise<string> {
  refuse(question);
  return asSubject(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, isTied, [learnerId]))) throw new Problem("learner-unknown");
    const id = newId();
    const row = await firstRow(transaction, ask, [learnerId, id, lookId, isUnknown, question?.trim() ?? ""]);
    if (!row?.about) throw new Problem("person-unknown");
    const to = (await listOffice(transaction, learnerId)).filter((each) => each !== row.about);
    await notify(transaction, { code: "look.asked", to, learnerId, place: "/look-questions" });
    return id;
  });
}

const answerIt = statement<{ asked_by: string }>(
  "privacy.answer-look",
  `update base.look_question q set answer = $3, answered_by = door.subject(), answered_at = now()
  where q.learner_id = $1 and q.id = $2 and q.answered_at is null and exists (
    select from base.subject me join base.subject them on them.id = q.about_id
    where me.id = door.subject() and me.capacity in ('registrar', 'leader') and not door.same_person(me.id, them.id))
  returning q.asked_by`,
);

/** The school answers: a registrar or leader, and never the one who was asked about. */
export async function answerLook(
  work: Database,
  subjectId: string,
  { learnerId, questionId, answer }: { learnerId: string; questionId: string; answer: string },
): Promise<void> {
  refuse(answer);
  await asSubject(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, isTied, [learnerId]))) throw new Problem("learner-unknown");
    const row = await firstRow(transaction, answerIt, [learnerId, questionId, answer.trim()]);
    if (!row) throw new Problem("request-unknown");
    const place = `/who-sees-what?child=${learnerId}`;
    await notify(transaction, { code: "look.answered", to: [row.asked_by], learnerId, place });
  });
}
