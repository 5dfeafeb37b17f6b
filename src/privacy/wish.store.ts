import { statement } from "../store/statement.ts";
import type { Disclosure } from "./disclosure.store.ts";
import type { ShareAudience } from "./share-decide.ts";
import type { AskedFirst, Wish, Wishes } from "./wish.ts";

const askFirst = statement<{ categories: AskedFirst[] }>(
  "privacy.ask-first",
  "select categories from door.ask_first where learner_id = $1",
);
interface WishRow extends Record<string, unknown> {
  id: string;
  party: string;
  audience: ShareAudience;
  why: string;
  entry_ids: string[];
  asked_at: Date;
  state: Wish["state"];
  answered_at: Date | null;
  note: string | null;
}
const wishes = statement<WishRow>(
  "privacy.wishes",
  `select id, party, audience, why, entry_ids, asked_at, state, answered_at, note from door.share_wish
  where learner_id = $1 order by asked_at desc, id desc limit 100`,
);
const wishing = statement<{ may_ask: boolean }>(
  "privacy.wishing",
  "select may_ask from door.wishing where learner_id = $1",
);

/** What a learner wants of those who decide, for the learner and the family. */
export async function readWishes(disclosure: Disclosure, learnerId: string): Promise<Wishes> {
  const [[first], rows, [own]] = await Promise.all([
    disclosure.readOpen(askFirst, [learnerId]),
    disclosure.readOpen(wishes, [learnerId]),
    disclosure.readOpen(wishing, [learnerId]),
  ]);
  return {
    askFirst: first?.categories ?? [],
    items: rows.map((row) => ({
      ...{ id: row.id, to: row.party, audience: row.audience, why: row.why, entryIds: row.entry_ids },
      ...{ askedAt: new Date(row.asked_at).toISOString(), state: row.state },
      ...(row.answered_at && { answeredAt: new Date(row.answered_at).toISOString() }),
      ...(row.note && { note: row.note }),
    })),
    mayMark: own !== undefined,
    mayAsk: own?.may_ask ?? false,
  };
}
