import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";

const ask = statement<{ made: number }>(
  "entry.ask-correction",
  "select door.ask_correction($1, $2, $3, $4, $5) as made",
);
const answer = statement<{ made: number }>(
  "entry.answer-correction",
  "select door.answer_correction($1, $2, $3, $4, $5) as made",
);

/** Says that an entry is wrong. Throws `request-settled` for what is asked already, is not open, or is no family's to ask. */
export async function askCorrection(
  work: Database,
  subjectId: string,
  given: { learnerId: string; entryId: string; wrong: string; shouldBe?: string | undefined },
): Promise<string> {
  refuse([given.wrong, given.shouldBe]);
  const id = newId();
  await asSubject(work, subjectId, async (transaction) => {
    const row = await firstRow(transaction, ask, [
      id,
      given.learnerId,
      given.entryId,
      given.wrong,
      given.shouldBe ?? null,
    ]);
    if (row?.made !== 1) throw new Problem("request-settled");
  });
  return id;
}

/** Answers a request as who keeps that part. Throws `request-settled` where it is decided, or nothing was corrected yet. */
export async function answerCorrection(
  work: Database,
  subjectId: string,
  given: {
    learnerId: string;
    requestId: string;
    state: "looking" | "corrected" | "unchanged";
    answer?: string | undefined;
  },
): Promise<void> {
  refuse(given.answer);
  await asSubject(work, subjectId, async (transaction) => {
    const row = await firstRow(transaction, answer, [
      newId(),
      given.learnerId,
      given.requestId,
      given.state,
      given.answer ?? null,
    ]);
    if (row?.made !== 1) throw new Problem("request-settled");
  });
}
