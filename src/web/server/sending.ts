import { useSyncExternalStore } from "react";
import type { UploadView } from "../../exchange/upload.ts";
import { ApiProblem, api, reasonOf } from "../api.ts";
import type { Chosen } from "./chosen-files.ts";

/** How an upload is read: under the name of which source, by which map. */
export interface Reading {
  readonly source?: string;
  readonly map?: string;
}

/** How far files are on their way to the server, and what then became of them. */
export interface Sending {
  readonly state: "none" | "sending" | "waiting" | "starting" | "begun" | "comparing" | "wrong";
  readonly sent: number;
  readonly of: number;
  readonly names: readonly string[];
  /** In bytes a second, once it is steady. */
  readonly rate?: number;
  readonly uploadId?: string;
  readonly importId?: string;
  /** How it was read last: once more, it is read alike. */
  readonly reading?: Reading;
  readonly why?: string;
}

/** Small enough for a proxy in front, and for a line that breaks; in bytes. */
const piece = 8 * 1024 ** 2;
/** After a break it is tried again after so long, in ms; then somebody has to say so. */
const pauses = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
const steadyAfter = 3_000;

const none: Sending = { state: "none", sent: 0, of: 0, names: [] };
let now = none;
let stop = new AbortController();
const listeners = new Set<() => void>();
const tell = (next: Partial<Sending>) => {
  now = { ...now, ...next };
  for (const listener of listeners) listener();
};

/** What is being sent: it goes on while one looks at other pages of the app. */
export const useSending = (): Sending =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => now,
  );

/** Sends files and has them imported, or only compared. How it goes is told by `useSending`, and a failure too. */
export async function sendFiles(
  chosen: readonly Chosen[],
  { source, isCompared }: { source: string; isCompared: boolean },
): Promise<void> {
  stop = new AbortController();
  const of = chosen.reduce((sum, { file }) => sum + file.size, 0);
  now = none;
  tell({ state: "sending", of, names: chosen.map(({ path }) => path) });
  try {
    const files = chosen.map(({ path, file }) => ({ path, bytes: file.size }));
    const { id } = await api.send<UploadView>("POST", "/uploads", { files });
    tell({ uploadId: id });
    await sendAll(id, chosen, stop.signal);
    const reading = source.trim() ? { source: source.trim() } : {};
    await (isCompared ? compareUpload(id, reading) : importUpload(id, reading));
  } catch (error) {
    if (!stop.signal.aborted) tell({ state: "wrong", why: reasonOf(error) });
  }
}

/** Begins to import what is on the server already, with what was refused where that is meant so. Throws what the server says. */
export async function beginImport(uploadId: string, reading: Reading, accept: readonly string[] = []): Promise<void> {
  const { id } = await api.send<{ id: string }>("POST", "/imports", {
    uploadId,
    ...reading,
    ...(accept.length > 0 && { accept }),
  });
  tell({ state: "begun", uploadId, importId: id, reading });
}

/** The same, and a failure is told by `useSending`. */
export async function importUpload(uploadId: string, reading: Reading, accept: readonly string[] = []): Promise<void> {
  tell({ state: "starting" });
  try {
    await beginImport(uploadId, reading, accept);
  } catch (error) {
    tell({ state: "wrong", why: reasonOf(error) });
  }
}

async function compareUpload(uploadId: string, reading: Reading): Promise<void> {
  tell({ state: "starting" });
  await api.send("POST", "/reconciliations", { uploadId, ...reading });
  tell({ state: "comparing", reading });
}

/** Ends the sending, and forgets what was sent. */
export function forgetSending(): void {
  stop.abort();
  const { uploadId, state } = now;
  now = none;
  tell({});
  // Whatever is left of it goes after a day.
  if (uploadId && state !== "begun") void api.send("DELETE", `/uploads/${uploadId}`).catch(() => undefined);
}

async function sendAll(uploadId: string, chosen: readonly Chosen[], signal: AbortSignal): Promise<void> {
  const began = Date.now();
  let before = 0;
  for (const [number, { file }] of chosen.entries()) {
    for (let from = 0; from < file.size; ) {
      from = await sendPiece(`/uploads/${uploadId}`, number, file, from, signal);
      const sent = before + from;
      const passed = Date.now() - began;
      tell({ state: "sending", sent, ...(passed > steadyAfter && { rate: Math.round((sent * 1_000) / passed) }) });
    }
    before += file.size;
  }
}

/** Sends the next piece of a file and answers how much of it is there; a line that breaks is waited for. */
async function sendPiece(path: string, number: number, file: File, from: number, signal: AbortSignal): Promise<number> {
  for (let tries = 0; ; tries++) {
    signal.throwIfAborted();
    try {
      const bytes = file.slice(from, from + piece);
      return (await api.send<{ received: number }>("PUT", `${path}/files/${number}?from=${from}`, bytes)).received;
    } catch (error) {
      const pause = pauses[tries];
      const isPassing = !(error instanceof ApiProblem) || error.status >= 500 || error.slug === "too-many-requests";
      if (!isPassing || (error instanceof ApiProblem && error.slug === "disk-full") || pause === undefined) throw error;
      tell({ state: "waiting" });
      await new Promise((done) => setTimeout(done, pause));
      // The piece may have come in and only its answer been lost.
      const here = await api.get<UploadView>(path).catch(() => undefined);
      const received = here?.files[number]?.received;
      if (received !== undefined && received !== from) return received;
    }
  }
}
