import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";

const told = statement<{ noted: number }>("entry.note-told", "select door.note_told($1, $2, $3) as noted");

/** A registrar told somebody by a letter or a call. Throws `request-unknown` for what is not theirs to tell, or is told. */
export async function noteTold(
  work: Database,
  subjectId: string,
  { learnerId, deliveryId, how }: { readonly learnerId: string; readonly deliveryId: string; readonly how: string },
): Promise<void> {
  refuse(how);
  await asSubject(work, subjectId, async (transaction) => {
    const row = await firstRow(transaction, told, [learnerId, deliveryId, how]);
    if (row?.noted !== 1) throw new Problem("request-unknown");
  });
}
