import { highestId } from "../kernel/page.ts";
import { listAccess } from "../privacy/access.store.ts";
import { slices } from "../privacy/category.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { readTie } from "../privacy/tie.store.ts";
import { listEntriesOff } from "./element.store.ts";
import { listDigests, listEntries } from "./entry.store.ts";
import { readFamilyActs } from "./family-acts.store.ts";
import { listLearnersById } from "./learner.store.ts";

const page = 500;

/** Everything that is open to one, page by page out of one transaction. */
async function everything<Item extends { id: string }>(query: (before: string) => Promise<Item[]>): Promise<Item[]> {
  const all: Item[] = [];
  for (let before = highestId; ; ) {
    const found = await query(before);
    all.push(...found);
    const last = found.at(-1);
    if (!last || found.length < page) return all;
    before = last.id;
  }
}

/** All of a learner that is open to `asker`, for taking it along: what stands, what was corrected, digests, and the log where it is theirs to read. */
export async function readWhole(disclosure: Disclosure, learnerId: string, asker: string) {
  const tie = await readTie(disclosure, learnerId);
  const [learner] = await listLearnersById(disclosure, [learnerId]);
  const query = (past: boolean) => (before: string) =>
    listEntries(disclosure, { learnerId, slices, before, limit: page, past });
  return {
    tie,
    learner: { id: learnerId, ...(learner && { name: learner.name }) },
    entries: await everything(query(false)),
    history: await everything(query(true)),
    digests: (await listDigests(disclosure, learnerId)).map(({ learnerId: _, ...digest }) => digest),
    ...(tie.readsChoices && {
      turnedOff: await listEntriesOff(disclosure, learnerId),
      ...(await readFamilyActs(disclosure, learnerId)),
      access: await everything((before) =>
        listAccess(disclosure, { learnerId, who: "everyone", before, limit: page, asker }),
      ),
    }),
  };
}
