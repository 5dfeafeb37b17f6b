import { open } from "node:fs/promises";
import { type Box, boundedMovie, boxesIn, emptyBox, type Movie, zero } from "./file-boxes.job.ts";
import { FileRefused } from "./file-refusal.ts";
import { handlerOf, type Sample, samplesOf } from "./file-track.job.ts";

/** Boxes that hold others on the way to what a camera writes about itself. */
const holders = new Set(["moov", "trak", "mdia", "minf", "moof", "traf"]);
/** How deep they stand in each other; of those that hold themselves, eight bytes each, memory would hold a million. */
const deepest = 8;
/** What a camera writes beside the pictures: place, device, owner. Players need none of it. */
const about = new Set(["udta", "meta", "uuid", "loci"]);
/** Tracks that are seen, heard or read; and the time code. Any other tells second by second where the camera was and how it moved. */
const shown = new Set(["vide", "soun", "tmcd"]);
const captions = new Set(["text", "sbtl", "subt", "clcp"]);
/** What a drone writes as captions. */
const saysPlace = /\bGPS\b|latitude|longitude/i;

/**
 * Takes out of a video or a sound what its camera wrote about it, the place where it was taken above all: those boxes become free
 * space filled with zeros, and the readings of a track of places (gpmd, mebx, camm, captions that say it) zeros too, so that nothing else
 * moves. Answers its length in seconds where it says it. A file that is not built as it should be is left as it is: a player finds
 * out. Throws `FileRefused` for a track of places that cannot be taken out, and for what is built to be read for ever.
 */
export async function cleanMovie(path: string): Promise<{ seconds?: number }> {
  const handle = await open(path, "r+");
  try {
    const { size } = await handle.stat();
    const movie = boundedMovie(handle);
    await cleanTracks(movie, size);
    return await cleanBoxes(movie, { from: 0, to: size });
  } finally {
    await handle.close();
  }
}

async function cleanTracks(handle: Movie, size: number): Promise<void> {
  let isInPieces = false;
  const odd: Box[] = [];
  for await (const top of boxesIn(handle, 0, size)) {
    if (top.type === "moof") isInPieces = true;
    if (top.type !== "moov") continue;
    for await (const track of boxesIn(handle, top.from, top.to)) if (track.type === "trak") odd.push(track);
  }
  for (const track of odd) {
    const handler = await handlerOf(handle, track);
    if (handler === "" || shown.has(handler)) continue;
    const samples = await samplesOf(handle, track, size);
    if (captions.has(handler) && !(await someSay(handle, samples))) continue;
    if (isInPieces) throw new FileRefused("place"); // its readings lie among the others, fragment by fragment
    for (const { at, bytes } of samples) await zero(handle, at, at + bytes);
    await emptyBox(handle, track);
  }
}

async function someSay(handle: Movie, samples: readonly Sample[]): Promise<boolean> {
  for (const { at, bytes } of samples) {
    const text = Buffer.alloc(Math.min(bytes, 4_000));
    await handle.read(text, 0, text.length, at);
    if (saysPlace.test(text.toString("latin1"))) return true;
  }
  return false;
}

async function cleanBoxes(
  handle: Movie,
  { from, to }: Pick<Box, "from" | "to">,
  depth = 0,
): Promise<{ seconds?: number }> {
  if (depth > deepest) throw new FileRefused("broken");
  let known: { seconds?: number } = {};
  for await (const box of boxesIn(handle, from, to)) {
    if (about.has(box.type)) await emptyBox(handle, box);
    else if (holders.has(box.type)) known = { ...known, ...(await cleanBoxes(handle, box, depth + 1)) };
    else if (box.type === "mvhd") known = await lengthOf(handle, box);
  }
  return known;
}

/** The movie header's time scale and duration (§8.2.2), in either of its two widths. */
async function lengthOf(handle: Movie, { from, to }: Box): Promise<{ seconds?: number }> {
  const body = Buffer.alloc(32);
  if (to - from < 32) return {};
  await handle.read(body, 0, 32, from);
  const isWide = body[0] === 1;
  const scale = body.readUInt32BE(isWide ? 20 : 12);
  const duration = isWide ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16);
  return scale > 0 && duration > 0 && duration < 0xffff_ffff ? { seconds: Math.round(duration / scale) } : {};
}
