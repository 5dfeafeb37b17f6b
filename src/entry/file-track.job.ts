import { type Box, findBox, type Movie } from "./file-boxes.job.ts";
import { FileRefused } from "./file-refusal.ts";

/** Where one sample of a track lies, in bytes from the start of the file. */
export interface Sample {
  readonly at: number;
  readonly bytes: number;
}

/** Bytes of one table of a track: half a million samples, four hours of readings at each picture. */
const longestTable = 2_000_000;

/** What a track is for (ISO 14496-12 §8.4.3): `vide`, `soun`, `meta`, ... */
export async function handlerOf(handle: Movie, track: Box): Promise<string> {
  const box = await findBox(handle, track, ["mdia", "hdlr"]);
  if (!box || box.to - box.from < 12) return "";
  const head = Buffer.alloc(12);
  await handle.read(head, 0, 12, box.from);
  return head.toString("latin1", 8, 12);
}

/**
 * Where the samples of a track lie (§8.6.1, §8.7): its chunks, how many samples each has, and how long each is. Throws `FileRefused`
 * where the tables say what cannot be: more than the file holds.
 */
export async function samplesOf(handle: Movie, track: Box, size: number): Promise<Sample[]> {
  const path = ["mdia", "minf", "stbl"] as const;
  const table = async (type: string) => {
    const box = await findBox(handle, track, [...path, type]);
    if (!box) return undefined;
    if (box.to - box.from > longestTable) throw new FileRefused("place");
    const bytes = Buffer.alloc(box.to - box.from);
    await handle.read(bytes, 0, bytes.length, box.from);
    return bytes;
  };
  const [short, wide, runs, sizes] = [
    await table("stco"),
    await table("co64"),
    await table("stsc"),
    await table("stsz"),
  ];
  const chunks = short ? numbersIn(short, 8, 1).map(([at = 0]) => at) : wideIn(wide);
  if (chunks.length === 0) return [];
  if (!runs || !sizes || sizes.length < 12) throw new FileRefused("place"); // it has samples, and nobody can say where
  const same = sizes.readUInt32BE(4);
  const lengths = same > 0 ? undefined : numbersIn(sizes, 12, 1).map(([bytes = 0]) => bytes);
  const all: Sample[] = [];
  const perRun = numbersIn(runs, 8, 3);
  let run = 0;
  let nth = 0;
  let total = 0;
  for (const [place, begin] of chunks.entries()) {
    while ((perRun[run + 1]?.[0] ?? Number.POSITIVE_INFINITY) <= place + 1) run += 1;
    const perChunk = perRun[run]?.[1] ?? 0;
    let at = begin;
    for (let each = 0; each < perChunk; each += 1) {
      const bytes = lengths ? (lengths[nth] ?? 0) : same;
      nth += 1;
      total += bytes;
      if (at + bytes > size || total > size || all.length > longestTable / 4) throw new FileRefused("broken");
      all.push({ at, bytes });
      at += bytes;
    }
  }
  return all;
}

/** Rows of 32-bit numbers after a table's head. */
function numbersIn(table: Buffer, from: number, perRow: number): number[][] {
  const rows: number[][] = [];
  for (let at = from; at + perRow * 4 <= table.length; at += perRow * 4)
    rows.push(Array.from({ length: perRow }, (_, column) => table.readUInt32BE(at + column * 4)));
  return rows;
}

function wideIn(table: Buffer | undefined): number[] {
  return table ? numbersIn(table, 8, 2).map(([high = 0, low = 0]) => high * 2 ** 32 + low) : [];
}
