import type { Disclosure } from "../privacy/disclosure.store.ts";
import { type Statement, statement } from "../store/statement.ts";
import type { Correspondent, Message, Thread, ThreadItem, ThreadMember } from "./message.ts";
import { isMessageTemplate, messageTemplates } from "./message-template.ts";

interface CorrespondentRow extends Record<string, unknown> {
  subject_id: string;
  capacity: string;
  name: string | null;
  function: string | null;
  relationship: string | null;
  is_primary: boolean;
  language: string | null;
  together: string[];
}
const correspondents = statement<CorrespondentRow>(
  "profile.correspondents",
  "select * from door.correspondents($1) order by is_primary desc, capacity, name, subject_id limit 100",
);

/** Whom the subject may write to about a learner. Names of adults are no entries here, and reading them is no look at the record. */
export async function listCorrespondents(disclosure: Disclosure, learnerId: string): Promise<Correspondent[]> {
  const rows = await disclosure.readOpen(correspondents, [learnerId]);
  return rows.map((row) => ({
    subjectId: row.subject_id,
    capacity: row.capacity,
    ...(row.name && { name: row.name }),
    ...(row.function && { function: row.function }),
    ...(row.relationship && { relationship: row.relationship }),
    isPrimary: row.is_primary,
    ...(row.language && { language: row.language }),
    together: row.together,
  }));
}

interface MemberRow extends Record<string, unknown> {
  thread_id: string;
  subject_id: string;
  capacity: string;
  function: string | null;
  is_me: boolean;
  name: string | null;
  relationship: string | null;
  reads: boolean;
  read_to: string | null;
  read_at: string | null;
}
const members = statement<MemberRow>(
  "profile.thread-members",
  `select thread_id, subject_id, capacity, function, is_me, name, relationship, reads, read_to, read_at from door.thread_member
  where thread_id = any($1) order by thread_id, is_me desc, capacity, subject_id`,
);
const memberOf = (row: MemberRow): ThreadMember => ({
  subjectId: row.subject_id,
  capacity: row.capacity,
  ...(row.function && { function: row.function }),
  ...(row.name && { name: row.name }),
  ...(row.relationship && { relationship: row.relationship }),
  isYou: row.is_me,
  reads: row.reads,
  ...(row.read_to && { readTo: row.read_to }),
  ...(row.read_at && { readAt: row.read_at }),
});

interface ThreadRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  name: string;
  newest_id: string;
  newest_at: string;
  newest_is_mine: boolean;
  unread: number;
}
const threads = statement<ThreadRow>(
  "profile.threads",
  `select learner_id, id, name, newest_id, newest_at, newest_is_mine, unread from door.thread
  where newest_id < $1 order by newest_id desc limit $2`,
);
const threadById = statement<ThreadRow>(
  "profile.thread",
  `select learner_id, id, name, newest_id, newest_at, newest_is_mine, unread from door.thread where learner_id = $1 and id = $2`,
);
const unread = statement<{ unread: number }>(
  "profile.unread-threads",
  "select count(*)::int as unread from door.thread where unread > 0",
);

/**
 * Conversations of the subject's, by their newest message. No text stands in it, and it is not logged: a line in the log
 * of a learner would tell the other household that there is a conversation.
 */
export async function listThreads(
  disclosure: Disclosure,
  before: string,
  limit: number,
): Promise<(ThreadItem & { newestId: string })[]> {
  const rows = await disclosure.readOpen(threads, [before, limit]);
  const people = await disclosure.readOpen(members, [rows.map(({ id }) => id)]);
  return rows.map((row) => ({
    id: row.id,
    learnerId: row.learner_id,
    learner: row.name,
    members: people.filter(({ thread_id }) => thread_id === row.id).map(memberOf),
    newestId: row.newest_id,
    newestAt: row.newest_at,
    newestIsYours: row.newest_is_mine,
    unread: Number(row.unread),
  }));
}

/** In how many conversations something waits. */
export const countUnread = async (disclosure: Disclosure): Promise<number> =>
  (await disclosure.readOpen(unread))[0]?.unread ?? 0;

interface MessageRow extends Record<string, unknown> {
  learner_id: string;
  thread_id: string;
  id: string;
  author_id: string;
  is_mine: boolean;
  language: string | null;
  template: string | null;
  body: string | null;
  other_language: string | null;
  other_body: string | null;
  entry_id: string | null;
  entry_kind: string | null;
  sent_at: string;
}
const columns = `m.learner_id, m.thread_id, m.id, m.author_id, m.author_id = door.subject() as is_mine, m.language, m.template, m.body,
  m.other_language, m.other_body, e.id as entry_id, e.kind as entry_kind, m.sent_at`;
const messagesOf = statement<MessageRow>(
  "profile.messages",
  `select ${columns} from door.message m left join door.entry e on e.learner_id = $1 and e.id = m.entry_id
  where m.learner_id = $1 and m.thread_id = $2 and m.id < $3 order by m.id desc limit $4`,
);
const messagesAbout = statement<MessageRow>(
  "profile.messages-about",
  `select ${columns} from door.message m left join door.entry e on e.learner_id = $1 and e.id = m.entry_id
  where m.learner_id = $1 order by m.id limit 10000`,
);
const mayWrite = statement<{ may: boolean }>("profile.may-write-in", "select door.may_write_in($1, $2) as may");

function messageOf(row: MessageRow): Message {
  const { template, language, body, other_language, other_body, entry_id, entry_kind } = row;
  return {
    id: row.id,
    authorId: row.author_id,
    isYours: row.is_mine,
    sentAt: row.sent_at,
    ...(template && isMessageTemplate(template) && { template: messageTemplates[template].words }),
    ...(body && { body }),
    ...(language && { language }),
    ...(other_language && other_body && { other: { language: other_language, body: other_body } }),
    ...(entry_id && entry_kind && { about: { entryId: entry_id, kind: entry_kind } }),
  };
}

/** What was said about a learner is what staff say: the same part of the record as a teacher's words. */
const readMessages = (disclosure: Disclosure, which: Statement<MessageRow>, values: readonly unknown[]) =>
  disclosure.read(which, values, (row) => ({ learnerId: row.learner_id, slice: "narratives", level: "detail" }));

/** One conversation, if the subject stands in it and still has a tie. */
export async function findThread(
  disclosure: Disclosure,
  learnerId: string,
  threadId: string,
  before: string,
  limit: number,
): Promise<Thread | undefined> {
  const [row] = await disclosure.readOpen(threadById, [learnerId, threadId]);
  if (!row) return undefined;
  const [people, said, [may]] = await Promise.all([
    disclosure.readOpen(members, [[threadId]]),
    readMessages(disclosure, messagesOf, [learnerId, threadId, before, limit]),
    disclosure.readOpen(mayWrite, [learnerId, threadId]),
  ]);
  return {
    id: row.id,
    learnerId,
    learner: row.name,
    members: people.map(memberOf),
    mayWrite: may?.may === true,
    messages: said.map(messageOf),
  };
}

/** Every conversation of the subject's about one learner, for a copy of the record: oldest first, each message with its writer. */
export async function readCorrespondence(disclosure: Disclosure, learnerId: string): Promise<Correspondence[]> {
  const said = await readMessages(disclosure, messagesAbout, [learnerId]);
  const ids = [...new Set(said.map(({ thread_id }) => thread_id))];
  const people = await disclosure.readOpen(members, [ids]);
  return ids.map((id) => ({
    members: people.filter(({ thread_id }) => thread_id === id).map(memberOf),
    messages: said.filter(({ thread_id }) => thread_id === id).map(messageOf),
  }));
}

/** A conversation as it stands in a copy of the record. */
export type Correspondence = Pick<Thread, "members" | "messages">;

const together = statement<{ together: boolean }>(
  "profile.together",
  "select together from door.together where learner_id = $1",
);
/** Whether this guardian said that they may be written to together with the others. */
export const readTogether = async (disclosure: Disclosure, learnerId: string): Promise<boolean> =>
  (await disclosure.readOpen(together, [learnerId]))[0]?.together === true;
