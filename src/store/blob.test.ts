import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BlobStore } from "./blob.ts";
import { DiskBlobs } from "./blob-disk.ts";
import { S3Blobs } from "./blob-s3.ts";

let folder: string;
const objects = new Map<string, Buffer>();
const parts = new Map<string, Buffer[]>();
const seen: string[] = [];

/**
 * What of Amazon's S3 the store uses (REST API 2006-03-01), over HTTP and from memory: the SDK's own requests, signing and retries run
 * against it. The packaged servers of the kind are not kept up (s3rver 3.7.1 rests on Koa 2 and fast-xml-parser 3).
 */
const s3 = createServer(async (request, response) => {
  const url = new URL(request.url ?? "", "http://s3");
  const key = url.pathname.split("/").slice(2).join("/");
  const body = await buffer(request);
  const upload = url.searchParams.get("uploadId") ?? "";
  seen.push(`${request.method} ${[...url.searchParams.keys()].join()}`);
  const xml = (inside: string) =>
    response.setHeader("content-type", "application/xml").end(`<?xml version="1.0" encoding="UTF-8"?>${inside}`);
  if (!request.headers.authorization?.includes("AKIATEST")) return response.writeHead(403).end();
  if (request.method === "POST" && url.searchParams.has("uploads")) {
    parts.set("u1", []);
    return xml("<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>");
  }
  if (request.method === "PUT" && upload) {
    parts.get(upload)?.splice(Number(url.searchParams.get("partNumber")) - 1, 1, body);
    return response.setHeader("etag", '"part"').end();
  }
  if (request.method === "POST" && upload) {
    objects.set(key, Buffer.concat(parts.get(upload) ?? []));
    return xml("<CompleteMultipartUploadResult><ETag>whole</ETag></CompleteMultipartUploadResult>");
  }
  if (request.method === "PUT") {
    objects.set(key, body);
    return response.setHeader("etag", '"whole"').end();
  }
  if (request.method === "DELETE") {
    objects.delete(key);
    return response.writeHead(204).end();
  }
  if (url.searchParams.get("list-type") === "2") {
    const listed = [...objects.keys()].filter((each) => each.startsWith(url.searchParams.get("prefix") ?? ""));
    const items = listed.map(
      (each) => `<Contents><Key>${each}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>`,
    );
    return xml(`<ListBucketResult><IsTruncated>false</IsTruncated>${items.join("")}</ListBucketResult>`);
  }
  const found = objects.get(key);
  if (!found) return response.writeHead(404).end();
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
  const sent = from === undefined ? found : found.subarray(Number(from), Number(to) + 1);
  response.writeHead(from === undefined ? 200 : 206, { "content-length": sent.length });
  return response.end(request.method === "HEAD" ? undefined : sent);
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "daypack-blobs-"));
  process.env.AWS_ACCESS_KEY_ID = "AKIATEST";
  process.env.AWS_SECRET_ACCESS_KEY = "of a test";
  await new Promise<void>((ready) => s3.listen(0, "127.0.0.1", ready));
});
afterAll(async () => {
  s3.close();
  s3.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

const stores: Readonly<Record<string, () => BlobStore>> = {
  "on disk": () => new DiskBlobs(join(folder, "kept")),
  "in a bucket": () => {
    const { port } = s3.address() as AddressInfo; // it listens on a port
    return new S3Blobs({
      ...{ bucket: "files", region: "us-east-1", prefix: "daypack/" },
      endpoint: `http://127.0.0.1:${port}`,
    });
  },
};

async function fileOf(bytes: Buffer): Promise<{ hash: string; path: string }> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const path = join(folder, `sent-${randomBytes(6).toString("hex")}`);
  await writeFile(path, bytes);
  return { hash, path };
}

describe.each(Object.keys(stores))("bytes of files %s", (where) => {
  it("are kept whole, read in parts, listed, and gone once removed", async () => {
    const blobs = stores[where]?.() ?? new DiskBlobs(folder);
    const { hash, path } = await fileOf(Buffer.from("0123456789"));
    expect(await blobs.has(hash)).toBe(false);
    await expect(blobs.read(hash).then(buffer)).rejects.toThrow();
    await blobs.put(hash, path);
    await rm(path);
    expect(await blobs.has(hash)).toBe(true);
    expect((await buffer(await blobs.read(hash))).toString()).toBe("0123456789");
    expect((await buffer(await blobs.read(hash, { start: 2, end: 4 }))).toString()).toBe("234");
    const listed: string[] = [];
    for await (const each of blobs.list()) listed.push(each.hash);
    expect(listed).toEqual([hash]);
    await blobs.remove(hash);
    await blobs.remove(hash);
    expect(await blobs.has(hash)).toBe(false);
  });
});

it.skipIf(!existsSync("/dev/shm"))("lie on a volume of their own too, beside what that has of its own", async () => {
  const volume = await mkdtemp("/dev/shm/daypack-blobs-");
  try {
    const blobs = new DiskBlobs(volume);
    const { hash, path } = await fileOf(randomBytes(100_000));
    await writeFile(join(volume, ".DS_Store"), "not ours");
    await blobs.put(hash, path);
    const listed: string[] = [];
    for await (const each of blobs.list()) listed.push(each.hash);
    expect(listed).toEqual([hash]);
    expect((await buffer(await blobs.read(hash))).length).toBe(100_000);
  } finally {
    await rm(volume, { recursive: true, force: true });
  }
});

it("of a large file go to a bucket in parts, and come back as they were", async () => {
  const blobs = stores["in a bucket"]?.() ?? new DiskBlobs(folder);
  const { hash, path } = await fileOf(Buffer.alloc(70 * 1024 ** 2, "a film "));
  seen.length = 0;
  await blobs.put(hash, path);
  expect(seen).toEqual([
    "POST uploads",
    "PUT partNumber,uploadId,x-id",
    "PUT partNumber,uploadId,x-id",
    "POST uploadId",
  ]);
  const back = createHash("sha256");
  for await (const piece of await blobs.read(hash)) back.update(piece as Buffer); // bytes, no text
  expect(back.digest("hex")).toBe(hash);
}, 60_000);
