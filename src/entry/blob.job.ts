import type { BlobStore } from "../store/blob.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { statement } from "../store/statement.ts";

/** Bytes that lie at a path and are to be kept under their hash, a SHA-256 in hex. */
export interface Kept {
  readonly hash: string;
  readonly path: string;
  readonly bytes: number;
}

// Keeping and removing the same bytes wait for each other, so that nobody finds them just before they go.
const lockBlob = statement("entry.lock-blob", "select pg_advisory_xact_lock(hashtextextended($1, 0))");
const insertBlob = statement(
  "entry.insert-blob",
  `insert into base.blob (hash, bytes) values (decode($1, 'hex'), $2)
  on conflict (hash) do update set kept_at = now()`,
);
// One column a question: with "or" PostgreSQL would compare every blob with every file.
const isUnused = ["base.file", "base.entry_file", "base.contribution_file"]
  .flatMap((table) =>
    ["hash", "preview_hash"].map((column) => `not exists (select from ${table} x where x.${column} = b.hash)`),
  )
  .join(" and ");
const listOrphans = statement<{ hash: string }>(
  "entry.list-orphan-blobs",
  `select encode(b.hash, 'hex') as hash from base.blob b
  where b.kept_at < now() - interval '1 hour' and ${isUnused}
  order by b.hash limit 1000`,
);
const deleteOrphan = statement<{ hash: string }>(
  "entry.delete-orphan-blob",
  `delete from base.blob b where b.hash = decode($1, 'hex')
    and ${isUnused}
  returning encode(b.hash, 'hex') as hash`,
);
const knownOf = statement<{ hash: string }>(
  "entry.known-blobs",
  "select encode(hash, 'hex') as hash from base.blob where hash = any(select decode(h, 'hex') from unnest($1::text[]) as h)",
);
const deleteOldFiles = statement(
  "entry.delete-old-files",
  "delete from base.file where checked_at < now() - interval '2 days'",
);

/** Keeps bytes and, in the same transaction, what refers to them. Bytes come first: after a crash there may be some too many. */
export async function keepBlobs(
  work: Database,
  blobs: BlobStore,
  all: readonly Kept[],
  refer: (transaction: Transaction) => Promise<unknown>,
): Promise<void> {
  await work.transaction([], async (transaction) => {
    const sorted = [...all].sort((a, b) => (a.hash < b.hash ? -1 : 1));
    for (const { hash, path, bytes } of sorted) {
      await transaction.rows(lockBlob, [hash]);
      if (!(await blobs.has(hash))) await blobs.put(hash, path);
      await transaction.rows(insertBlob, [hash, bytes]);
    }
    await refer(transaction);
  });
}

/**
 * Removes what nothing refers to: uploads that no entry named within two days, then bytes without any file or entry, then bytes that
 * a crash left behind before their row came. Answers how many were removed.
 */
export async function sweepBlobs(work: Database, blobs: BlobStore): Promise<number> {
  await work.rows(deleteOldFiles);
  let removed = 0;
  for (;;) {
    const orphans = await work.rows(listOrphans);
    for (const { hash } of orphans) removed += await removeOrphan(work, blobs, hash);
    if (orphans.length < 1_000) break;
  }
  return removed + (await sweepUnknown(work, blobs));
}

function removeOrphan(work: Database, blobs: BlobStore, hash: string): Promise<number> {
  return work.transaction([], async (transaction) => {
    await transaction.rows(lockBlob, [hash]);
    const gone = await transaction.rows(deleteOrphan, [hash]);
    if (gone.length > 0) await blobs.remove(hash);
    return gone.length;
  });
}

/** A day old and without a row: its transaction never came to an end. */
async function sweepUnknown(work: Database, blobs: BlobStore): Promise<number> {
  const yesterday = Date.now() - 86_400_000;
  let removed = 0;
  let waiting: string[] = [];
  const look = async () => {
    const known = new Set((await work.rows(knownOf, [waiting])).map(({ hash }) => hash));
    for (const hash of waiting.filter((each) => !known.has(each)))
      removed += await work.transaction([], async (transaction) => {
        // The same bytes may be coming again just now.
        await transaction.rows(lockBlob, [hash]);
        if ((await transaction.rows(knownOf, [[hash]])).length > 0) return 0;
        await blobs.remove(hash);
        return 1;
      });
    waiting = [];
  };
  for await (const { hash, since } of blobs.list()) {
    if (since < yesterday) waiting.push(hash);
    if (waiting.length === 1_000) await look();
  }
  await look();
  return removed;
}
