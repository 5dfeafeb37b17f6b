import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { refuse } from "../kernel/refuse.ts";
import { notify } from "../privacy/notice.job.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";
import { asSubject } from "../store/subject.ts";
import type { NewMessage, QuietHours } from "./message.ts";
import { isMessageTemplate, messageTemplates } from "./message-template.ts";

const start = statement<{ thread: string | null }>(
  "profile.start-thread",
  "select door.start_thread($1, $2, $3) as thread",
);
// Whoever has it open anyhow is told by the page; the others when quiet hours are over.
const send = statement<{ made: number }>(
  "profile.send-message",
  "select door.send_message($1, $2, $3, $4, base.after_quiet(now())) as made",
);
const readUpTo = statement("profile.note-message-read", "select door.note_message_read($1, $2, $3)");

/** Refuses what says nothing, and a ready sentence that is none or not of this side. */
function check(said: NewMessage, isFamily: boolean): void {
  refuse([said.body, said.other?.body]);
  const { template, body, language } = said;
  const isNone = template === undefined && body === undefined;
  const isUnknown =
    template !== undefined &&
    (!isMessageTemplate(template) || (messageTemplates[template].from === "family") !== isFamily);
  if (isNone || isUnknown || (body !== undefined && language === undefined))
    throw new Problem("input-invalid", {
      en: "Choose a ready sentence, or write something and say in which language.",
      es: "Elija una frase hecha, o escriba algo y diga en qué idioma.",
    });
}

async function say(transaction: Transaction, learnerId: string, threadId: string, said: NewMessage): Promise<string> {
  const id = newId();
  const row = await firstRow(transaction, send, [learnerId, threadId, id, JSON.stringify(said)]);
  if (row?.made !== 1) throw new Problem("thread-closed");
  return id;
}

/** Who writes, and about whom. */
interface Writer {
  readonly subjectId: string;
  readonly isFamily: boolean;
  readonly learnerId: string;
}

/**
 * Begins a conversation, or goes on with the one that the same people have. Throws `recipients-refused` where they may not be one
 * conversation, or one of them has no tie to the learner: whichever it is, it is not told.
 */
export function startThread(
  work: Database,
  { subjectId, isFamily, learnerId }: Writer,
  to: readonly string[],
  said: NewMessage,
): Promise<{ threadId: string; id: string }> {
  check(said, isFamily);
  return asSubject(work, subjectId, async (transaction) => {
    const row = await firstRow(transaction, start, [learnerId, newId(), to]);
    if (!row?.thread) throw new Problem("recipients-refused");
    return { threadId: row.thread, id: await say(transaction, learnerId, row.thread, said) };
  });
}

/** Answers in a conversation of one's own. Throws `thread-closed` where nobody is left to read it, or the adults read apart now. */
export function answerThread(
  work: Database,
  { subjectId, isFamily, learnerId }: Writer,
  threadId: string,
  said: NewMessage,
): Promise<string> {
  check(said, isFamily);
  return asSubject(work, subjectId, (transaction) => say(transaction, learnerId, threadId, said));
}

/** Notes how far a conversation was opened: the others see "Read". */
export const noteThreadRead = (
  work: Database,
  subjectId: string,
  given: { readonly learnerId: string; readonly threadId: string; readonly newestId: string },
): Promise<unknown> =>
  asSubject(work, subjectId, (transaction) =>
    transaction.rows(readUpTo, [given.learnerId, given.threadId, given.newestId]),
  );

const setTogether = statement<{ learner_id: string }>(
  "profile.set-together",
  `insert into base.together_event (learner_id, id, guardian_id, together)
  select c.learner_id, $2, c.person_id, $3 from base.correspondent c
  where c.learner_id = $1 and c.subject_id = door.subject() and c.capacity = 'guardian' returning learner_id`,
);
/** A guardian says whether they may be written to together with the other guardians. Throws `not-allowed` for others. */
export const chooseTogether = (
  work: Database,
  subjectId: string,
  learnerId: string,
  together: boolean,
): Promise<void> =>
  asSubject(work, subjectId, async (transaction) => {
    if (!(await firstRow(transaction, setTogether, [learnerId, newId(), together]))) throw new Problem("not-allowed");
  });

const owed = statement<{ learner_id: string; thread_id: string; id: string; waiting: string[] }>(
  "profile.owed-message-notices",
  `select x.learner_id, x.thread_id, x.id, array(
    select m.subject_id from base.thread_member m
    join base.correspondent c on c.learner_id = m.learner_id and c.subject_id = m.subject_id
    where m.learner_id = x.learner_id and m.thread_id = x.thread_id and m.subject_id <> x.author_id
      and (m.read_to is null or m.read_to < x.id)) as waiting
  from base.message x where x.notice_after <= now() order by x.notice_after limit 200 for update of x skip locked`,
);
const told = statement(
  "profile.message-told",
  "update base.message set notice_after = null where learner_id = $1 and id = $2",
);

/** Tells those who have not read a message that there is one, once quiet hours are over. Whoever lost their tie meanwhile is not told. */
export async function tellOfMessages({ work }: Pick<Store, "work">): Promise<void> {
  await work.transaction([], async (transaction) => {
    for (const { learner_id: learnerId, thread_id, id, waiting } of await transaction.rows(owed)) {
      const place = `/messages/${learnerId}/${thread_id}`;
      await notify(transaction, { code: "message.arrived", to: waiting, learnerId, place });
      await transaction.rows(told, [learnerId, id]);
    }
  });
}

const quiet = statement<QuietHours & Record<string, unknown>>(
  "profile.quiet-hours",
  `select to_char(starts_at, 'HH24:MI') as "startsAt", to_char(ends_at, 'HH24:MI') as "endsAt" from base.quiet_hours`,
);
const setQuiet = statement("profile.set-quiet-hours", "update base.quiet_hours set starts_at = $1, ends_at = $2");

/** Between which times of the school's zone nobody is told of a message. */
export async function readQuietHours(work: Database): Promise<QuietHours> {
  const row = await firstRow(work, quiet);
  if (!row) throw new Error("the installation has no quiet hours");
  return row;
}

/** Sets them; equal times are none. What is owed already keeps its moment. */
export const setQuietHours = (work: Database, { startsAt, endsAt }: QuietHours): Promise<unknown> =>
  work.rows(setQuiet, [startsAt, endsAt]);
