import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll } from "vitest";
import yauzl from "yauzl";
import type { FilePlace } from "../entry/file-place.ts";
import type { FileRef } from "../entry/file-ref.ts";
import { defaultLimits } from "../entry/file-type.ts";
import { DiskBlobs } from "../store/blob-disk.ts";
import type { Store } from "../store/store.ts";
import { makeApp } from "./app.ts";
import { password, type Role } from "./district.testing.ts";

/** A place for files that is gone with the test file. */
export async function openFilePlace(): Promise<FilePlace & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "daypack-files-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const blobs = new DiskBlobs(join(folder, "kept"));
  return { folder, incoming: join(folder, "incoming"), blobs, limits: defaultLimits };
}

/** A person at a server that listens, by fetch: what tus needs, and what a browser would do. */
export interface Sender {
  readonly base: string;
  readonly cookie: string;
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Sends a file whole, in pieces of 100 kB, and answers what GET /files/:id says. */
  sendFile(bytes: Uint8Array, name: string, type?: string): Promise<{ id: string; answer: Response }>;
  /** The same for one that will be taken. */
  sendGood(bytes: Uint8Array, name: string, type?: string): Promise<FileRef>;
}

const tus = { "tus-resumable": "1.0.0" } as const;
const piece = 100_000;

/** The server of a district's store, listening, with people who send files. */
export async function openSenders(store: Store, place: FilePlace) {
  const app = await makeApp({
    store,
    secure: false,
    webFolder: undefined,
    files: place,
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  afterAll(() => app.close());
  const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1`; // it listens on a port
  return async (who: Role | `${string}@${string}`): Promise<Sender> => {
    const email = who.includes("@") ? who : `${who}@riverton.test`;
    const session = await fetch(`${base}/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, password }),
    });
    const cookie = session.headers.get("set-cookie")?.split(";")[0] ?? "";
    const ask = (path: string, init: RequestInit = {}) =>
      fetch(`${base}${path}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } });
    const sendFile = async (bytes: Uint8Array, name: string, type = "") => {
      const begun = await ask("/files", {
        method: "POST",
        headers: { ...tus, "upload-length": String(bytes.length), "upload-metadata": metadataOf(name, type) },
      });
      const id = begun.headers.get("location")?.split("/").at(-1) ?? "";
      if (begun.status !== 201) return { id, answer: begun };
      for (let at = 0; at < bytes.length; at += piece) await sendPiece(ask, id, at, bytes.slice(at, at + piece));
      return { id, answer: await ask(`/files/${id}`) };
    };
    const sendGood = async (bytes: Uint8Array, name: string, type?: string) => {
      const { answer } = await sendFile(bytes, name, type);
      const said = (await answer.json()) as { file?: FileRef };
      if (!said.file) throw new Error(`the file was not taken: ${JSON.stringify(said)}`);
      return said.file;
    };
    return { base, cookie, ask, sendFile, sendGood };
  };
}

/** The header of a tus creation. */
export const metadataOf = (name: string, type: string): string =>
  `filename ${Buffer.from(name).toString("base64")}${type && `,filetype ${Buffer.from(type).toString("base64")}`}`;

/** Sends one piece. */
export const sendPiece = (ask: Sender["ask"], id: string, at: number, bytes: Uint8Array): Promise<Response> =>
  ask(`/files/${id}`, {
    method: "PATCH",
    headers: { ...tus, "upload-offset": String(at), "content-type": "application/offset+octet-stream" },
    body: new Uint8Array(bytes),
  });

/** What is in a ZIP, by path. */
export async function unzipped(bytes: ArrayBuffer): Promise<Record<string, Buffer>> {
  const zip = await new Promise<yauzl.ZipFile>((done, failed) =>
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, file) => (error ? failed(error) : done(file))),
  );
  const all: Record<string, Buffer> = {};
  zip.on("entry", (entry: yauzl.Entry) =>
    zip.openReadStream(entry, async (_, stream) => {
      all[entry.fileName] = await buffer(stream);
      zip.readEntry();
    }),
  );
  zip.readEntry();
  await once(zip, "end");
  return all;
}
