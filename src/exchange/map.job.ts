import type { FileMap } from "../interop/mapped/map.ts";
import { mappedStandard } from "../interop/mapped/mapped.ts";
import { type Check, checkMap, type Preview, previewOf } from "../interop/mapped/preview.ts";
import type { TargetName } from "../interop/mapped/targets.ts";
import type { Standard } from "../interop/standard.ts";
import { FileDamaged } from "../interop/standard.ts";
import { Problem } from "../kernel/problem.ts";
import type { Database, Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { openBundle } from "./bundle.store.ts";
import { BundleRefused } from "./bundle.ts";
import { listKeptMaps } from "./map.store.ts";
import type { UploadShelf } from "./upload.store.ts";

const lock = statement("exchange.map-lock", "lock table base.file_map in share row exclusive mode");
const keep = statement<{ version: number }>(
  "exchange.map-keep",
  `insert into base.file_map (name, version, title, body, made_by)
  select $1, coalesce(max(version), 0) + 1, $2, $3, $4 from base.file_map where name = $1 returning version`,
);

/** Keeps a map as the next version of its name; the same as the newest is none. `madeBy` is a subject, or nobody on the command line. */
export function saveMap(work: Database, map: FileMap, madeBy: string | null): Promise<number> {
  const { version: _, ...body } = map;
  return work.transaction([], async (transaction: Transaction) => {
    await transaction.rows(lock);
    const [newest] = (await listKeptMaps(transaction)).filter(({ name }) => name === map.name);
    if (newest && isSame(newest.body, body)) return newest.version;
    const made = await firstRow(transaction, keep, [map.name, map.title, JSON.stringify(body), madeBy]);
    return made?.version ?? 1;
  });
}

/** PostgreSQL keeps members in an order of its own. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => isSame(value, right.get(key)));
}

/** A kept map by name, else a shipped one. */
export async function findAnyMap(
  work: Database,
  shipped: readonly FileMap[],
  name: string,
): Promise<FileMap | undefined> {
  const kept = (await listKeptMaps(work)).find((each) => each.name === name);
  return kept ? { ...kept.body, version: kept.version } : shipped.find((each) => each.name === name);
}

/**
 * Standards for an import: by the one map that somebody named, or all of them, where the maps that are kept here know their files
 * before the shipped ones do.
 */
export async function standardsWith(
  work: Database,
  standards: readonly Standard[],
  shipped: readonly FileMap[],
  map: FileMap | undefined,
): Promise<readonly Standard[]> {
  if (map) return [mappedStandard([], map)];
  const kept = (await listKeptMaps(work)).map(({ body }) => body).filter(({ detect }) => detect !== undefined);
  const others = standards.filter(({ name }) => name !== "mapped");
  return [...others, mappedStandard([...kept, ...shipped])];
}

async function reading<T>(path: string, work: (files: Parameters<typeof checkMap>[1]) => Promise<T>): Promise<T> {
  const bundle = await openBundle(path);
  try {
    return await work(bundle.files);
  } finally {
    bundle.close();
  }
}

/** What files look like, wherever they lie. */
export const previewAt = (path: string, maps: readonly FileMap[], asked?: TargetName): Promise<Preview[]> =>
  reading(path, (files) => previewOf(files, maps, asked));

/** Reads an upload without importing it, and leaves it where it is. Throws `upload-refused` on what cannot be opened. */
async function readingUpload<T>(
  shelf: UploadShelf,
  owner: string,
  uploadId: string,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const path = await shelf.open(owner, uploadId);
  try {
    return await work(path);
  } catch (error) {
    if (!(error instanceof BundleRefused || error instanceof FileDamaged)) throw error;
    throw new Problem("upload-refused", {
      en: "This file is damaged, or too large for what it is. Nothing of it was kept.",
      es: "Este archivo está dañado o es demasiado grande para lo que es. No se guardó nada.",
    });
  } finally {
    shelf.giveBack(uploadId);
  }
}

/** What an upload looks like. */
export async function previewUpload(
  { shelf, work, shipped }: { shelf: UploadShelf; work: Database; shipped: readonly FileMap[] },
  { owner, uploadId, make }: { owner: string; uploadId: string; make?: TargetName | undefined },
): Promise<Preview[]> {
  const kept = (await listKeptMaps(work)).map(({ body }) => body);
  return readingUpload(shelf, owner, uploadId, (path) => previewAt(path, [...kept, ...shipped], make));
}

/** What a map would come to with an upload. */
export const checkUpload = (shelf: UploadShelf, owner: string, uploadId: string, map: FileMap): Promise<Check> =>
  readingUpload(shelf, owner, uploadId, (path) => reading(path, (files) => checkMap(map, files)));
