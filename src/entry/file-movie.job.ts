import { type FileHandle, open } from "node:fs/promises";

/** One box of an MP4 or QuickTime file (ISO 14496-12 §4.2): where it begins, what is in it, in bytes from the start. */
interface Box {
  readonly type: string;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Boxes that hold others on the way to what a camera writes about itself. */
const holders = new Set(["moov", "trak", "mdia", "minf"]);
/** What a camera writes beside the pictures: place, device, owner. Players need none of it. */
const about = new Set(["udta", "meta", "uuid", "loci"]);

/**
 * Takes out of a video or a sound what its camera wrote about it, the place where it was taken above all: those boxes become free
 * space filled with zeros, so that nothing else moves. Answers its length in seconds where it says it. A file that is not built as it
 * should be is left as it is: a player finds out.
 */
export async function cleanMovie(path: string): Promise<{ seconds?: number }> {
  const handle = await open(path, "r+");
  try {
    const { size } = await handle.stat();
    return await cleanBoxes(handle, 0, size);
  } finally {
    await handle.close();
  }
}

async function cleanBoxes(handle: FileHandle, from: number, to: number): Promise<{ seconds?: number }> {
  let known: { seconds?: number } = {};
  for await (const box of boxesIn(handle, from, to)) {
    if (about.has(box.type)) await empty(handle, box);
    else if (holders.has(box.type)) known = { ...known, ...(await cleanBoxes(handle, box.from, box.to)) };
    else if (box.type === "mvhd") known = await lengthOf(handle, box);
  }
  return known;
}

async function* boxesIn(handle: FileHandle, from: number, to: number): AsyncIterable<Box> {
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

async function empty(handle: FileHandle, { at, from, to }: Box): Promise<void> {
  await handle.write("free", at + 4, "latin1");
  const zeros = Buffer.alloc(1 << 16);
  for (let place = from; place < to; place += zeros.length)
    await handle.write(zeros, 0, Math.min(zeros.length, to - place), place);
}

/** The movie header's time scale and duration (§8.2.2), in either of its two widths. */
async function lengthOf(handle: FileHandle, { from, to }: Box): Promise<{ seconds?: number }> {
  const body = Buffer.alloc(32);
  if (to - from < 32) return {};
  await handle.read(body, 0, 32, from);
  const isWide = body[0] === 1;
  const scale = body.readUInt32BE(isWide ? 20 : 12);
  const duration = isWide ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16);
  return scale > 0 && duration > 0 && duration < 0xffff_ffff ? { seconds: Math.round(duration / scale) } : {};
}
