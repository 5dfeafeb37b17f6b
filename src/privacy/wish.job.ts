import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { type Category, categoryOf, categoryWords, type Slice } from "./category.ts";
import { lock } from "./compile.store.ts";
import { notify } from "./notice.job.ts";
import type { AskedFirst, NewWish } from "./wish.ts";

/** Wishes of one learner that wait at once at most: a family reads them, it does not wade through them. */
const mostWaiting = 20;

const mark = statement<{ id: string }>(
  "privacy.mark-ask-first",
  `insert into base.ask_first_event (learner_id, id, categories)
  select w.learner_id, $2, $3::text[] from base.wishing w where w.learner_id = $1 and w.subject_id = door.subject() returning id`,
);

/** The learner says of what they want to be asked first. Throws `choice-refused` for everybody else, and for who decides already. */
export const markAskFirst = (
  work: Database,
  subjectId: string,
  learnerId: string,
  categories: readonly AskedFirst[],
): Promise<void> =>
  asSubject(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, mark, [learnerId, newId(), [...new Set(categories)]])))
      throw new Problem("choice-refused");
  });

const wish = statement<{ id: string }>(
  "privacy.wish",
  `insert into base.share_wish (learner_id, id, party, audience, why, entry_ids, asked_by)
  select w.learner_id, $2, $3, $4, $5, $6::uuid[], w.subject_id from base.wishing w
  where w.learner_id = $1 and w.subject_id = door.subject() and w.may_ask
    and cardinality($6::uuid[]) = (select count(*) from base.entry e where e.learner_id = $1 and e.id = any($6)
      and e.superseded_at is null and e.author_id = w.subject_id)
    and (select count(*) from base.share_wish o where o.learner_id = $1 and o.state = 'waiting') < ${mostWaiting}
  returning id`,
);
const deciders = statement<{ id: string }>(
  "privacy.deciding-guardians",
  `select g.subject_id as id from base.grants g join base.subject s on s.id = g.subject_id and s.capacity = 'guardian'
  where g.learner_id = $1 and g.until > now() and get_byte(g.rights, 30) >> 6 = 3 order by 1`,
);

/**
 * A learner from 13 on asks that something of their own be shown to somebody. It opens nothing; guardians who decide are told. Throws
 * `choice-refused` for everybody else, for what is not their own, and where 20 wait already.
 */
export async function wishToShare(
  work: Database,
  subjectId: string,
  learnerId: string,
  { to, audience, why, entryIds }: NewWish,
): Promise<string> {
  refuse([to, why]);
  const id = newId();
  await asSubject(work, subjectId, async (transaction) => {
    await lock(transaction, learnerId); // or two at once would both be the twentieth
    if (!(await firstRow(transaction, wish, [learnerId, id, to, audience, why, entryIds])))
      throw new Problem("choice-refused");
    const guardians = (await transaction.rows(deciders, [learnerId])).map((each) => each.id);
    await notify(transaction, { code: "wish.asked", to: guardians, learnerId, place: `/sharing?child=${learnerId}` });
  });
  return id;
}

/** A wish as it was just settled. */
interface Settled extends Record<string, unknown> {
  readonly asked_by: string;
  readonly party: string;
  readonly audience: string;
  readonly entry_ids: readonly string[];
}
const settle = statement<Settled>(
  "privacy.settle-wish",
  `update base.share_wish w set state = $3, answered_by = door.subject(), answered_at = now(), note = $4
  where w.learner_id = $1 and w.id = $2 and w.state = 'waiting' and case when $3 = 'withdrawn' then w.asked_by = door.subject()
    else exists (select from base.grants g join base.subject s on s.id = g.subject_id and s.capacity = 'guardian'
      where g.learner_id = $1 and g.subject_id = door.subject() and g.until > now() and get_byte(g.rights, 30) >> 6 = 3) end
  returning asked_by, party, audience, entry_ids`,
);

/** In the transaction that makes the link, declines it or takes it back. Throws `choice-refused` for a wish that waits no more, or for others. */
export async function settleWish(
  transaction: Transaction,
  learnerId: string,
  wishId: string,
  state: "made" | "declined" | "withdrawn",
  note?: string,
): Promise<Settled> {
  refuse(note);
  const row = await firstRow(transaction, settle, [learnerId, wishId, state, note ?? null]);
  if (!row) throw new Problem("choice-refused");
  if (state !== "withdrawn")
    await notify(transaction, { code: "wish.answered", to: [row.asked_by], learnerId, place: "/sharing" });
  return row;
}

/** A guardian says not now, with a word or without; or the learner takes it back. */
export const answerWish = (
  work: Database,
  subjectId: string,
  learnerId: string,
  wishId: string,
  answer: { state: "declined" | "withdrawn"; note?: string | undefined },
): Promise<void> =>
  asSubject(work, subjectId, async (transaction) => {
    await settleWish(transaction, learnerId, wishId, answer.state, answer.note);
  });

const marked = statement<{ categories: Category[] }>(
  "privacy.marked-ask-first",
  `select e.categories from base.ask_first_event e
  where e.learner_id = $1 and exists (select from base.wishing w where w.learner_id = e.learner_id and w.subject_id <> door.subject())
  order by e.at desc, e.id desc limit 1`,
);

/** Throws `link-refused` where a guardian shares what the learner wants to be asked about first, and does not say that they asked. */
export async function mustHaveAsked(
  transaction: Transaction,
  learnerId: string,
  shared: readonly Slice[],
  hasAsked: boolean,
): Promise<void> {
  const row = await firstRow(transaction, marked, [learnerId]);
  const one = row?.categories.find((each) => shared.some((slice) => categoryOf(slice) === each));
  if (!one || hasAsked) return;
  const { en, es } = categoryWords[one].title;
  throw new Problem("link-refused", {
    en: `The learner wants to be asked first about: ${en}. Ask, and say that you did.`,
    es: `La persona quiere que le pregunten antes sobre: ${es}. Pregúntele, y diga que lo hizo.`,
  });
}
