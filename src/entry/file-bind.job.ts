import { Problem } from "../kernel/problem.ts";
import type { Transaction } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import { type FileRef, filesIn, withFiles } from "./file-ref.ts";
import { type FileFacts, refOf } from "./file-shelf.job.ts";

/** What binding needs of an entry that is about to be appended. */
export interface Bindable {
  readonly learner_id: string;
  readonly id: string;
  readonly supersedes: string | null;
  readonly body: unknown;
}

interface KnownRow extends FileFacts, Record<string, unknown> {
  readonly id: string;
}

// One's own uploads that are clean; and what the corrected entry has already, for that entry's successor.
const knownFiles = statement<KnownRow>(
  "entry.known-files",
  `select f.id, f.name, f.media_type, f.bytes, f.width, f.height, f.seconds from base.file f
    where f.id = any($1) and f.subject_id = door.subject() and f.hash is not null
  union
  select o.file_id, o.name, o.media_type, o.bytes, o.width, o.height, o.seconds from base.entry_file o
    where o.learner_id = $2 and o.entry_id = $3 and o.file_id = any($1)
  order by 1`,
);
const columns = "position, file_id, name, media_type, bytes, width, height, seconds, hash, preview_hash";
const bindFile = statement(
  "entry.bind-files",
  `insert into base.entry_file (learner_id, entry_id, ${columns})
  select $1, $2, w.position, k.* from unnest($4::uuid[], $5::smallint[]) as w (file_id, position)
  cross join lateral (
    select f.id, f.name, f.media_type, f.bytes, f.width, f.height, f.seconds, f.hash, f.preview_hash from base.file f
      where f.id = w.file_id and f.subject_id = door.subject() and f.hash is not null
    union all
    select o.file_id, o.name, o.media_type, o.bytes, o.width, o.height, o.seconds, o.hash, o.preview_hash from base.entry_file o
      where o.learner_id = $1 and o.entry_id = $3 and o.file_id = w.file_id
    limit 1) k`,
);

const bindProposed = statement(
  "entry.bind-proposed-files",
  `insert into base.contribution_file (learner_id, contribution_id, ${columns})
  select $1, $2, w.position, f.id, f.name, f.media_type, f.bytes, f.width, f.height, f.seconds, f.hash, f.preview_hash
  from unnest($3::uuid[], $4::smallint[]) as w (file_id, position)
  join base.file f on f.id = w.file_id and f.subject_id = door.subject() and f.hash is not null`,
);

/**
 * Entries with what the server knows of the files they name: a body cannot say that a video is a photo. Before they are appended, in
 * the same transaction and as the subject. Throws `entry-refused` for a file that is not here, not clean, or somebody else's.
 */
export async function knowFiles<Entry extends Bindable>(
  transaction: Transaction,
  entries: readonly Entry[],
): Promise<Entry[]> {
  const all: Entry[] = [];
  for (const entry of entries) {
    const named = filesIn(entry.body);
    if (named.length === 0) all.push(entry);
    else {
      const rows = await transaction.rows(knownFiles, [named.map(({ id }) => id), entry.learner_id, entry.supersedes]);
      const known = new Map<string, FileRef>(rows.map((row) => [row.id, refOf(row.id, row)]));
      if (named.some(({ id }) => !known.has(id))) throw new Problem("entry-refused", notHere);
      all.push({ ...entry, body: withFiles(entry.body, (ref) => known.get(ref.id) ?? ref) });
    }
  }
  return all;
}

/** Binds the files of appended entries to them, in the transaction that appended them. */
export async function bindFiles(transaction: Transaction, entries: readonly Bindable[]): Promise<void> {
  for (const { learner_id, id, supersedes, body } of entries) {
    const named = filesIn(body);
    if (named.length === 0) continue;
    const places = named.map((_, position) => position);
    await transaction.rows(bindFile, [learner_id, id, supersedes, named.map((file) => file.id), places]);
  }
}

/** Binds the files of a proposal to it while it waits; in the transaction that proposed it, as who did. */
export async function bindProposedFiles(
  transaction: Transaction,
  { learner_id, id, body }: Pick<Bindable, "learner_id" | "id" | "body">,
): Promise<void> {
  const named = filesIn(body);
  if (named.length === 0) return;
  const places = named.map((_, position) => position);
  await transaction.rows(bindProposed, [learner_id, id, named.map((file) => file.id), places]);
}

const notHere = {
  en: "One of the files is not here any more, or was not sent by you. Choose it again.",
  es: "Uno de los archivos ya no está aquí, o no lo envió usted. Elíjalo de nuevo.",
};
