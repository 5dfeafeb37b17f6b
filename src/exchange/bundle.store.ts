import { createReadStream } from "node:fs";
import { open as openFile, readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Readable } from "node:stream";
import { crc32, createGunzip } from "node:zlib";
import yauzl from "yauzl";
import { type BundleFile, FileDamaged } from "../interop/standard.ts";
import { BundleRefused, decode, isClutter, isUnsafePath, limits, refuseBomb } from "./bundle.ts";

/** An open bundle: a folder, a zip, or one file, each file possibly gzipped. */
export interface Bundle {
  readonly files: readonly BundleFile[];
  readonly bytes: number;
  close(): void;
}

interface Source {
  readonly path: string;
  readonly bytes: number;
  /** Checksum of what it unpacks to, where the archive has one. */
  readonly crc32?: number;
  open(): Promise<Readable>;
}

/** Opens what somebody dropped. Throws `BundleRefused` on what is no bundle, leads out of itself, or is a bomb. */
export async function openBundle(path: string): Promise<Bundle> {
  const info = await stat(path).catch(() => {
    throw new BundleRefused("bundle.missing", `There is nothing at ${path}.`);
  });
  if (info.isDirectory()) return bundleOf(await listFolder(path));
  if (await startsWith(path, [0x50, 0x4b])) return openZip(path);
  const name = path.split(sep).at(-1) ?? path;
  return bundleOf([{ path: name, bytes: info.size, open: async () => createReadStream(path) }]);
}

function bundleOf(sources: readonly Source[], close: () => void = () => undefined): Bundle {
  if (sources.length === 0) throw new BundleRefused("bundle.empty", "There is no file in it.");
  const files = sources.map((source): BundleFile => {
    const path = source.path.replace(/\.gz$/i, "");
    let passed = 0;
    const text: BundleFile["text"] = (remark = () => undefined) => {
      passed = 0;
      return decode(
        path,
        bytesOf(source, (bytes) => (passed += bytes)),
        remark,
      );
    };
    return { path, bytes: source.bytes, passed: () => passed, text };
  });
  return { files, bytes: sources.reduce((sum, { bytes }) => sum + bytes, 0), close };
}

/** The bytes of a file with its gzip taken off; a bomb is refused while it unpacks, and a damaged one ends in a remark. */
async function* bytesOf(source: Source, onPassed: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const stream = await source.open().catch(() => {
    throw new FileDamaged("file.damaged", `${source.path}:1`);
  });
  let sum = 0;
  stream.on("data", (chunk: Buffer) => {
    onPassed(chunk.length);
    if (source.crc32 !== undefined) sum = crc32(chunk, sum);
  });
  const unpacked = /\.gz$/i.test(source.path) ? stream.pipe(createGunzip()) : stream;
  stream.on("error", (error) => unpacked.destroy(error));
  let total = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
      total += chunk.length;
      refuseBomb(source.bytes, total, source.path);
      yield chunk;
    }
    if (source.crc32 !== undefined && sum !== source.crc32)
      throw new Error("what it unpacks to is not what was packed");
  } catch (error) {
    if (error instanceof BundleRefused) throw error;
    throw new FileDamaged("file.damaged", `${source.path}:1`);
  } finally {
    stream.destroy();
  }
}

async function startsWith(path: string, bytes: readonly number[]): Promise<boolean> {
  const handle = await openFile(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes.length), 0, bytes.length, 0);
    return bytesRead === bytes.length && bytes.every((byte, place) => buffer[place] === byte);
  } finally {
    await handle.close();
  }
}

async function listFolder(folder: string): Promise<Source[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  // A link may lead anywhere: only files that are files.
  const files = found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort();
  if (files.length > limits.files)
    throw new BundleRefused("bundle.too-many-files", `There are more than ${limits.files} files in it.`);
  const sources = await Promise.all(
    files.map(async (file) => ({
      path: relative(folder, file).split(sep).join("/"),
      bytes: (await stat(file)).size,
      open: async () => createReadStream(file),
    })),
  );
  return sources.filter(({ path }) => !isClutter(path));
}

async function openZip(path: string): Promise<Bundle> {
  const zip = await new Promise<yauzl.ZipFile>((done, failed) => {
    // Checks names too, and reads the backslashes of old archivers as what they stand for; ours says it in words.
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, file) =>
      error
        ? failed(new BundleRefused("bundle.damaged", "The zip file is damaged or was cut off while it was sent."))
        : done(file),
    );
  });
  try {
    const entries = await listEntries(zip);
    const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    refuseBomb(
      entries.reduce((sum, entry) => sum + entry.compressedSize, 0),
      unpacked,
      "The zip file",
    );
    const sources = entries.map(
      (entry): Source => ({
        path: entry.fileName,
        bytes: entry.compressedSize,
        crc32: entry.crc32,
        open: () => openEntry(zip, entry),
      }),
    );
    return bundleOf(
      sources.filter((each) => !isClutter(each.path)),
      () => zip.close(),
    );
  } catch (error) {
    zip.close();
    throw error;
  }
}

function listEntries(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  const entries: yauzl.Entry[] = [];
  return new Promise((done, failed) => {
    const refuse = (code: string, message: string) => failed(new BundleRefused(code, message));
    zip.on("entry", (entry: yauzl.Entry) => {
      if (isUnsafePath(entry.fileName))
        return refuse("bundle.path-unsafe", "A file in the zip would land outside of it. Nothing was read.");
      if (entry.isEncrypted()) return refuse("bundle.encrypted", "The zip file is encrypted. Unpack it first.");
      if (!entry.fileName.endsWith("/")) entries.push(entry);
      if (entries.length > limits.files)
        return refuse("bundle.too-many-files", `There are more than ${limits.files} files in it.`);
      zip.readEntry();
    });
    zip.once("end", () => done(entries));
    zip.once("error", (error: Error) => {
      const unsafe = /relative path|absolute path|invalid characters/.test(error.message);
      if (unsafe) refuse("bundle.path-unsafe", "A file in the zip would land outside of it. Nothing was read.");
      else refuse("bundle.damaged", "The zip file is damaged or was cut off while it was sent.");
    });
    zip.readEntry();
  });
}

const openEntry = (zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> =>
  new Promise((done, failed) => {
    zip.openReadStream(entry, (error, stream) => (error ? failed(error) : done(stream)));
  });
