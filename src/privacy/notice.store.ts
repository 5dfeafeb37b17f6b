import { statement } from "../store/statement.ts";
import type { Disclosure } from "./disclosure.store.ts";
import type { Notice } from "./notice.ts";
import { isNoticeCode, noticeCodes } from "./notice-codes.ts";

interface NoticeRow extends Record<string, unknown> {
  id: string;
  code: string;
  about_id: string | null;
  name: string | null;
  place: string;
  at: string;
  is_read: boolean;
}
const older = statement<NoticeRow>(
  "privacy.notices",
  "select id, code, about_id, name, place, at, is_read from door.notice where id < $1 order by id desc limit $2",
);
const unread = statement<{ unread: number }>(
  "privacy.notices-unread",
  "select count(*) as unread from (select from door.notice where not is_read limit 100) n",
);

/** One's own notices, newest first. A code that this version no longer has is left out. */
export async function listNotices(disclosure: Disclosure, before: string, limit: number): Promise<Notice[]> {
  const [open, named] = await Promise.all([
    disclosure.readOpen(older, [before, limit]),
    disclosure.read(older, [before, limit], ({ about_id, name }) =>
      about_id !== null && name !== null ? { learnerId: about_id, slice: "name", level: "status" } : undefined,
    ),
  ]);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return open.flatMap(({ id, code, about_id, place, at, is_read }) => {
    if (!isNoticeCode(code)) return [];
    const name = names.get(id);
    const learner = about_id !== null && { learner: { id: about_id, ...(name && { name }) } };
    return [{ id, code, title: noticeCodes[code].title, place, at, isRead: is_read, ...learner }];
  });
}

/** How many one has not read, up to a hundred. No learner is in the answer. */
export async function countUnread(disclosure: Disclosure): Promise<number> {
  return (await disclosure.readOpen(unread))[0]?.unread ?? 0;
}
