import { newId } from "../kernel/id.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { type NoticeCode, noticeCodes } from "./notice-codes.ts";

/** What to tell, and whom. */
export interface NoticeOrder {
  readonly code: NoticeCode;
  /** Hats. Whoever of them has no tie to the learner is not told; twice the same is once. */
  readonly to: readonly string[];
  readonly learnerId?: string | undefined;
  /** Where in the app it leads: a path that begins with "/", with ids at most. Without one the learner's page of notices. */
  readonly place?: string | undefined;
}

// An unread notice of the same code, learner and place is still true: told anew it moves up instead of standing twice.
const insertNotices = statement(
  "privacy.insert-notices",
  `with gone as (
    delete from base.notice n where n.subject_id = any($2) and n.code = $3 and n.about_id is not distinct from $4
      and n.place = $5 and n.read_at is null
    returning n.subject_id, n.mailed_at
  )
  insert into base.notice (id, subject_id, code, about_id, place, mailed_at)
  select w.id, w.subject_id, $3, $4, $5, (select max(g.mailed_at) from gone g where g.subject_id = w.subject_id)
  from unnest($1::uuid[], $2::uuid[]) as w (id, subject_id)
  where exists (select from base.subject s where s.id = w.subject_id and s.ended_at is null)`,
);
const readUpTo = statement<{ read: number }>("privacy.read-notices", "select door.read_notices($1) as read");

/**
 * Tells hats something, in the transaction that made it so. The list, the bell and the mail follow. Nothing of a learner
 * goes into `place` but ids.
 */
export async function notify(
  transaction: Transaction,
  { code, to, learnerId, place = "/notices" }: NoticeOrder,
): Promise<void> {
  const hats = [...new Set(to)];
  if (hats.length === 0) return;
  await transaction.rows(insertNotices, [hats.map(() => newId()), hats, code, learnerId ?? null, place]);
}

/** Which codes mail cannot keep until the day's mail. */
export const urgentCodes = (Object.keys(noticeCodes) as NoticeCode[]).filter(
  (code) => noticeCodes[code].when === "now",
);

/** Marks the subject's own notices as read, up to one of them; answers how many that were. */
export const readNotices = (work: Database, subjectId: string, newest: string): Promise<number> =>
  asSubject(work, subjectId, async (transaction) => (await firstRow(transaction, readUpTo, [newest]))?.read ?? 0);
