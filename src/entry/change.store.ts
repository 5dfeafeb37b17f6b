import { idAt, instantOf } from "../kernel/id.ts";
import { highestId, lowestId } from "../kernel/page.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { replanned, statement } from "../store/statement.ts";
import type { Changes } from "./change.ts";
import { type EntryRow, entriesFrom, readEntries } from "./entry.store.ts";

/**
 * Where a program stands: a window of time from one instant to another, both as ids, and how far it has read of the entries
 * and of what went. An open window ends at `highestId`.
 */
export type ChangePlace = readonly [from: string, to: string, entry: string, gone: string];

const settled = statement<{ at: string }>(
  "entry.settled",
  "select floor(extract(epoch from door.settled()) * 1000)::text as at",
);
// Of a class's app few grants are walked, of a district's the newest entries: which, the values say.
const changed = replanned<EntryRow>(
  `${entriesFrom("select * from door.feed where id > $1 and id < $2 and kind = any($3) order by id limit $4")} order by e.id`,
);
const since = (column: string, from: string, to: string) =>
  `${column} >= to_timestamp(${from}::float8 / 1000) and ${column} < to_timestamp(${to}::float8 / 1000)`;
const gone = replanned<{ learner_id: string; id: string }>(
  `select learner_id, id from door.gone where ${since("superseded_at", "$1", "$2")} and kind = any($3) and id > $4 order by id limit $5`,
);
const restated = replanned<EntryRow>(
  `${entriesFrom(`select f.* from door.feed f join (
    select distinct learner_id, entry_id from door.restated where ${since("stated_at", "$1", "$2")}) r
    on r.learner_id = f.learner_id and r.entry_id = f.id where f.kind = any($3)`)} order by e.id limit 1000`,
);
const regranted = replanned<{ learner_id: string }>(
  `select distinct learner_id from door.regrant where ${since("changed_at", "$1", "$2")} order by learner_id`,
);

/**
 * What changed for the subject of an agreement, a page at a time, each once and in order. It goes up to the last instant before
 * which everything is committed, so that what a long import brings is not passed over.
 */
export async function listChanges(
  disclosure: Disclosure,
  place: ChangePlace | undefined,
  limit: number,
): Promise<Omit<Changes, "next"> & { next: ChangePlace }> {
  const kinds = disclosure.mask?.kinds ?? [];
  const [from, until, afterEntry, afterGone] = place ?? [lowestId, highestId, lowestId, lowestId];
  const [row] = await disclosure.readOpen(settled);
  const horizon = idAt(Number(row?.at));
  const end = until < horizon ? until : horizon;
  const to = end > from ? end : from;
  const start = afterEntry > from ? afterEntry : from;
  const { found, ids } = await readEntries(disclosure, changed, [start, to, kinds, limit + 1]);
  // Who begins has no copies yet: nothing can have gone.
  const window = [instantOf(from), instantOf(to)];
  const isFirst = place === undefined || from === lowestId;
  const [went, reread] = isFirst
    ? [[], []]
    : [
        await disclosure.readOpen(gone, [...window, kinds, afterGone, limit + 1]),
        await disclosure.readOpen(regranted, window),
      ];
  // By what stood in the page, not by what the mask left of it.
  const isAll = ids.length <= limit && went.length <= limit;
  const stated = isAll && !isFirst ? (await readEntries(disclosure, restated, [...window, kinds])).found : [];
  const lastId = ids.slice(0, limit).at(-1) ?? afterEntry;
  const entries = found.filter(({ entry }) => entry.id <= lastId);
  const pageGone = went.slice(0, limit);
  return {
    entries,
    gone: pageGone.map(({ learner_id, id }) => ({ learnerId: learner_id, entryId: id })),
    restated: [...stated],
    reread: isAll ? reread.map(({ learner_id }) => learner_id) : [],
    isAll,
    next: isAll ? [to, highestId, lowestId, lowestId] : [from, to, lastId, pageGone.at(-1)?.id ?? afterGone],
  };
}
