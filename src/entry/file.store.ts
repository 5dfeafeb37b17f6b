import { lowestId } from "../kernel/page.ts";
import { sliceAt } from "../privacy/category.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";

/** Where the bytes of an entry's file are, for who may read the entry. `hash` never leaves the server. */
export interface EntryFile {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly hash: string;
  readonly previewHash: string | undefined;
}

interface Row extends Record<string, unknown> {
  learner_id: string;
  entry_id: string;
  position: number;
  slice: number;
  file_id: string;
  name: string;
  media_type: string;
  bytes: number;
  hash: string;
  preview_hash: string | null;
}
const columns = `learner_id, entry_id, position, slice, file_id, name, media_type, bytes, encode(hash, 'hex') as hash,
  encode(preview_hash, 'hex') as preview_hash`;
const byPlace = statement<Row>(
  "entry.file-by-place",
  `select ${columns} from door.entry_file where learner_id = $1 and entry_id = $2 and position = $3`,
);
const ofLearner = statement<Row>(
  "entry.files-of-learner",
  `select ${columns} from door.entry_file where learner_id = $1 and (entry_id, position) > ($2, $3)
  order by entry_id, position limit 500`,
);

const ofProposal = statement<Row>(
  "entry.proposed-file",
  `select learner_id, contribution_id as entry_id, position, slice, file_id, name, media_type, bytes, encode(hash, 'hex') as hash,
    encode(preview_hash, 'hex') as preview_hash
  from door.contribution_file where learner_id = $1 and contribution_id = $2 and position = $3`,
);

const told = (row: Row) => ({ learnerId: row.learner_id, slice: sliceAt(row.slice), level: "detail" }) as const;
const viewOf = (row: Row): EntryFile => ({
  id: row.file_id,
  position: row.position,
  name: row.name,
  mediaType: row.media_type,
  bytes: row.bytes,
  hash: row.hash,
  previewHash: row.preview_hash ?? undefined,
});

/** One file of an entry that is open to the subject, or `undefined`: hidden and missing look alike. */
export async function findFile(
  disclosure: Disclosure,
  learnerId: string,
  entryId: string,
  position: number,
): Promise<EntryFile | undefined> {
  const [row] = await disclosure.read(byPlace, [learnerId, entryId, position], told);
  return row && viewOf(row);
}

/** One file of a proposal that waits, or `undefined`: for who proposed it, who answers it, and the learner. */
export async function findProposedFile(
  disclosure: Disclosure,
  learnerId: string,
  contributionId: string,
  position: number,
): Promise<EntryFile | undefined> {
  const [row] = await disclosure.read(ofProposal, [learnerId, contributionId, position], told);
  return row && viewOf(row);
}

/** Every file of a learner that is open to the subject, with the entry it belongs to: for taking all of it along. */
export async function listFiles(
  disclosure: Disclosure,
  learnerId: string,
): Promise<(EntryFile & { readonly entryId: string })[]> {
  const all: (EntryFile & { entryId: string })[] = [];
  for (let after: readonly [string, number] = [lowestId, -1]; ; ) {
    const rows = await disclosure.read(ofLearner, [learnerId, ...after], told);
    all.push(...rows.map((row) => ({ ...viewOf(row), entryId: row.entry_id })));
    const last = rows.at(-1);
    if (!last || rows.length < 500) return all;
    after = [last.entry_id, last.position];
  }
}
