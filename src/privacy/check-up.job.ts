import { Problem } from "../kernel/problem.ts";
import type { Database } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { type CheckUpAnswers, choicesOf } from "./check-up.ts";
import { chooseWithin } from "./choose.job.ts";
import { chooseDirectoryWithin } from "./directory.job.ts";
import type { Pack } from "./pack.ts";

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

/** Keeps answers, puts the rest off, or makes choices of them all: in one transaction, so that none is saved without the others. */
export async function keepCheckUp(
  work: Database,
  pack: Pack,
  subjectId: string,
  { learnerId, answers, next }: { learnerId: string; answers: CheckUpAnswers; next: "go-on" | "later" | "done" },
): Promise<void> {
  await asSubject(work, subjectId, async (transaction) => {
    const row = await firstRow(transaction, mayAnswer, [learnerId]);
    if (!row) throw new Problem("learner-unknown");
    if (row.choose !== 3) throw new Problem("not-allowed");
    if (next === "done") {
      if (answers.directory)
        await chooseDirectoryWithin(transaction, learnerId, [
          { audience: "anyone", item: "*", keepIn: answers.directory === "hidden" },
        ]);
      await chooseWithin(transaction, pack, subjectId, learnerId, choicesOf(answers));
    }
    await transaction.rows(keep, [learnerId, JSON.stringify(answers), next]);
  });
}
