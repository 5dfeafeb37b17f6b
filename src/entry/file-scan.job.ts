import { createReadStream } from "node:fs";
import { connect, type Socket } from "node:net";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Problem } from "../kernel/problem.ts";
import { FileRefused } from "./file-refusal.ts";

/** Where a ClamAV daemon listens. */
export type Scanner = { readonly host: string; readonly port: number } | { readonly path: string };

/** Seconds without a word after which a scanner counts as away. */
const patience = 120;

/**
 * Sends the bytes to clamd (INSTREAM: clamd(8), "Commands") and returns if they are clean. Throws `FileRefused` where it found something
 * or the file is over its StreamMaxLength, and `scanner-away` for anything else: what was not scanned is not taken.
 */
export async function scan(scanner: Scanner, path: string): Promise<void> {
  const answer = await ask(scanner, path).catch(() => {
    throw new Problem("scanner-away", undefined, { retryAfter: 60 });
  });
  if (/^stream: OK$/.test(answer)) return;
  if (/ FOUND$/.test(answer)) throw new FileRefused("infected");
  if (/size limit exceeded/.test(answer)) throw new FileRefused("uncheckable");
  throw new Problem("scanner-away", undefined, { retryAfter: 60 });
}

async function ask(scanner: Scanner, path: string): Promise<string> {
  const socket = connect(scanner);
  socket.setTimeout(patience * 1_000, () => socket.destroy(new Error("the scanner is silent")));
  const answered = lineOf(socket);
  // Where it closes the door in our face (over its limit), what it said before that counts, not that we could not finish.
  const sent = pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), chunked(), socket, { end: false });
  const failed = sent.then(
    () => undefined,
    (error: Error) => error,
  );
  try {
    const line = await answered;
    if (line === "") throw (await failed) ?? new Error("the scanner said nothing");
    return line;
  } finally {
    socket.destroy();
    await failed;
  }
}

/** The `z` form: a command and an answer each end with a NUL. Each piece goes with its length before it, and one of length 0 ends it. */
function chunked(): Transform {
  let isOpen = false;
  return new Transform({
    transform(piece: Buffer, _, done) {
      if (!isOpen) this.push("zINSTREAM\0");
      isOpen = true;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      this.push(length);
      done(null, piece);
    },
    flush(done) {
      done(null, Buffer.alloc(4));
    },
  });
}

function lineOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    socket.setEncoding("utf8");
    socket.on("data", (text: string) => {
      said = (said + text).slice(0, 1_000);
      if (said.includes("\0")) resolve(said.split("\0")[0] ?? "");
    });
    socket.on("close", () => resolve(said.trim()));
    socket.on("error", (error) => (said ? resolve(said.trim()) : reject(error)));
  });
}
