import type { FileHandle } from "node:fs/promises";
import { FileRefused } from "./file-refusal.ts";

/** What is read of a movie and written to it, by place. */
export type Movie = Pick<FileHandle, "read" | "write">;

/** Looks into a movie: ten hours of one in pieces need half of them, and they take a minute. */
const mostSteps = 1_000_000;

/** A movie that may be looked into so often and no more: one can be built of millions of boxes, or of samples that all lie in one place. */
export function boundedMovie(handle: FileHandle, most = mostSteps): Movie {
  let steps = 0;
  const step = <Act extends (...given: never[]) => unknown>(act: Act) =>
    ((...given: Parameters<Act>) => {
      steps += 1;
      if (steps > most) throw new FileRefused("broken");
      return act.apply(handle, given);
    }) as Act;
  return { read: step(handle.read), write: step(handle.write) };
}

/** One box of an MP4 or QuickTime file (ISO 14496-12 §4.2): where it begins, what is in it, in bytes from the start. */
export interface Box {
  readonly type: string;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The boxes that lie side by side between two places. Ends at the first one whose length cannot be. */
export async function* boxesIn(handle: Movie, from: number, to: number): AsyncIterable<Box> {
  const head = Buffer.alloc(16);
  for (let at = from; at + 8 <= to; ) {
    await handle.read(head, 0, 16, at);
    const said = head.readUInt32BE(0);
    const long = said === 1 ? Number(head.readBigUInt64BE(8)) : said;
    const end = said === 0 ? to : at + long;
    const start = at + (said === 1 ? 16 : 8);
    if (end < start || end > to) return;
    yield { type: head.toString("latin1", 4, 8), at, from: start, to: end };
    at = end;
  }
}

/** The first box at the end of a path of types, or `undefined`. */
export async function findBox(handle: Movie, inside: Box, path: readonly string[]): Promise<Box | undefined> {
  const [type, ...rest] = path;
  for await (const box of boxesIn(handle, inside.from, inside.to))
    if (box.type === type) return rest.length > 0 ? findBox(handle, box, rest) : box;
  return undefined;
}

/** Makes free space of a box, filled with zeros: nothing else moves. */
export async function emptyBox(handle: Movie, { at, from, to }: Box): Promise<void> {
  await handle.write("free", at + 4, "latin1");
  await zero(handle, from, to);
}

/** Zeros from one place to another. */
export async function zero(handle: Movie, from: number, to: number): Promise<void> {
  const zeros = Buffer.alloc(Math.min(1 << 16, Math.max(0, to - from)));
  for (let place = from; place < to; place += zeros.length)
    await handle.write(zeros, 0, Math.min(zeros.length, to - place), place);
}
