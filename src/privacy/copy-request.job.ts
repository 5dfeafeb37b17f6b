import { newId } from "../kernel/id.ts";
import { lowestId } from "../kernel/page.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { type CopyRequest, type officeSteps, type Visit, warningDue } from "./copy-request.ts";
import { notify } from "./notice.job.ts";

const ask = statement<{ made: number }>("privacy.ask-copy", "select door.ask_copy($1, $2, $3, $4, $5) as made");
const step = statement<{ made: number }>(
  "privacy.answer-copy",
  "select door.answer_copy($1, $2, $3, $4, $5, $6, $7, $8, $9) as made",
);
const askedBy = statement<{ asked_by: string }>(
  "privacy.copy-asked-by",
  "select asked_by from base.copy_request where learner_id = $1 and id = $2",
);
const office = statement<{ id: string }>(
  "privacy.copy-office",
  `select s.id from base.grants g join base.subject s on s.id = g.subject_id
  where g.learner_id = $1 and g.until > now() and s.capacity = any($2) and s.ended_at is null order by s.id`,
);

/** Asks for copies, a visit or an explanation, and tells the registrars. Throws `not-allowed` for who is no family of the learner. */
export async function askCopy(
  work: Database,
  subjectId: string,
  { learnerId, how, parts, says }: Pick<CopyRequest, "learnerId" | "how" | "parts" | "says">,
): Promise<string> {
  refuse(says);
  const id = newId();
  await asSubject(work, subjectId, async (transaction) => {
    const row = await firstRow(transaction, ask, [id, learnerId, how, parts, says ?? null]);
    if (row?.made !== 1) throw new Problem("not-allowed");
    const to = (await transaction.rows(office, [learnerId, ["registrar"]])).map((each) => each.id);
    await notify(transaction, { code: "copies.asked", to, learnerId, place: "/requests/copies" });
  });
  return id;
}

/** A step of the office's, or the family taking it back. Throws `request-settled` for what is done, or not theirs. */
export async function answerCopy(
  work: Database,
  subjectId: string,
  given: {
    readonly learnerId: string;
    readonly requestId: string;
    readonly state: (typeof officeSteps)[number] | "taken-back";
    readonly answer?: string | undefined;
    readonly fee?: string | undefined;
    readonly visit?: Visit | undefined;
  },
): Promise<void> {
  const { learnerId, requestId, state, visit } = given;
  refuse([given.answer, given.fee, visit]);
  await asSubject(work, subjectId, async (transaction) => {
    const said = [given.answer, given.fee, visit?.on, visit?.time, visit?.place].map((each) => each ?? null);
    const row = await firstRow(transaction, step, [newId(), learnerId, requestId, state, ...said]);
    if (row?.made !== 1) throw new Problem("request-settled");
    const asker = (await firstRow(transaction, askedBy, [learnerId, requestId]))?.asked_by;
    if (asker && state !== "taken-back" && state !== "looking")
      await notify(transaction, {
        code: "copies.answered",
        to: [asker],
        learnerId,
        place: `/my-data/rights?child=${learnerId}`,
      });
  });
}

interface Open extends Record<string, unknown> {
  learner_id: string;
  id: string;
  age: number;
  lasts: number;
  warned_days: number;
}
const stillOpen = statement<Open>(
  "privacy.open-copies",
  `select r.learner_id, r.id, $1::date - r.asked_on as age, door.due_after(r.learner_id, r.asked_on, 'copies') - r.asked_on as lasts,
    r.warned_days
  from base.copy_request r where r.id > $2 and not exists (select from base.copy_answer a
    where a.learner_id = r.learner_id and a.request_id = r.id and a.state in ('done', 'taken-back'))
  order by r.id limit 1000`,
);
const setWarned = statement(
  "privacy.set-copy-warned",
  "update base.copy_request set warned_days = $3 where learner_id = $1 and id = $2",
);

/** Work of a new day: the office is told of what is soon due (`warningDue`), and of the last day the leaders of the school too. */
export async function warnOfCopies({ work }: { readonly work: Database }, today: string): Promise<void> {
  for (let after: string | undefined = lowestId; after !== undefined; ) {
    const page: Open[] = await work.rows(stillOpen, [today, after]);
    for (const request of page) await warnOf(work, request);
    after = page.at(-1)?.id;
  }
}

async function warnOf(work: Database, { learner_id, id, age, lasts, warned_days }: Open): Promise<void> {
  const due = warningDue(age, warned_days, lasts);
  if (due === undefined) return;
  await work.transaction([], async (transaction) => {
    const capacities = due >= lasts ? ["registrar", "leader"] : ["registrar"];
    const to = (await transaction.rows(office, [learner_id, capacities])).map((each) => each.id);
    await notify(transaction, { code: "copies.due", to, learnerId: learner_id, place: "/requests/copies" });
    await transaction.rows(setWarned, [learner_id, id, due]);
  });
}
