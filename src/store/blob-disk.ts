import { createReadStream } from "node:fs";
import { copyFile, link, mkdir, open, opendir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import type { BlobStore, ByteSpan } from "./blob.ts";

/** Bytes in a folder that only the server's user enters, spread over 65,536 folders by their first two bytes. */
export class DiskBlobs implements BlobStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(hash: string, path: string): Promise<void> {
    const to = this.#pathOf(hash);
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    // First the bytes, then the name, then the folder that holds the name: a power cut leaves none or all of it.
    await synced(path);
    await link(path, to).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return;
      if (!noLinks.includes(error.code ?? "")) throw error;
      await copied(path, to);
    });
    await synced(dirname(to));
  }

  async has(hash: string): Promise<boolean> {
    return stat(this.#pathOf(hash)).then(
      (found) => found.isFile(),
      () => false,
    );
  }

  async read(hash: string, span?: ByteSpan): Promise<Readable> {
    const path = this.#pathOf(hash);
    await stat(path);
    return createReadStream(path, span);
  }

  async remove(hash: string): Promise<void> {
    await rm(this.#pathOf(hash), { force: true });
  }

  async *list(): AsyncIterable<{ hash: string; since: number }> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for await (const entry of await opendir(this.#folder, { recursive: true })) {
      if (!entry.isFile() || !/^[0-9a-f]{64}$/.test(entry.name)) continue; // a volume has files of its own: lost+found, .DS_Store
      const { mtimeMs } = await stat(join(entry.parentPath, entry.name));
      yield { hash: entry.name, since: mtimeMs };
    }
  }

  #pathOf(hash: string): string {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error("a blob is named by its SHA-256");
    return join(this.#folder, hash.slice(0, 2), hash.slice(2, 4), hash);
  }
}

/** Where a second name cannot be given: the folder is a volume of its own, or its file system has no links. */
const noLinks = ["EXDEV", "EPERM", "ENOTSUP", "EMLINK"];

async function copied(path: string, to: string): Promise<void> {
  const part = `${to}.${process.pid}.part`;
  try {
    await copyFile(path, part);
    await synced(part);
    await rename(part, to);
  } finally {
    await rm(part, { force: true });
  }
}

async function synced(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
