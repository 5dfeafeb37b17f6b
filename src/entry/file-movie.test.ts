import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { boundedMovie, boxesIn } from "./file-boxes.job.ts";
import { cleanMovie } from "./file-movie.job.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "daypack-movie-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function box(type: string, ...parts: Buffer[]): Buffer {
  const inside = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + inside.length);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, inside]);
}

/** The header of a movie of 12.5 seconds. */
const mvhd = () => {
  const body = Buffer.alloc(100);
  body.writeUInt32BE(600, 12);
  body.writeUInt32BE(7_500, 16);
  return box("mvhd", body);
};
const place = "+43.3083-081.7500+200.000/";

it("takes the place out of a video where cameras write it, moves nothing, and reads how long it is", async () => {
  const pictures = Buffer.from("the pictures themselves");
  const movie = Buffer.concat([
    box("ftyp", Buffer.from("qt  ")),
    box("mdat", pictures),
    box(
      "moov",
      mvhd(),
      box("trak", box("tkhd", Buffer.alloc(84)), box("udta", box("name", Buffer.from("Rosa's phone")))),
      box("udta", box("\xa9xyz", Buffer.from(`\0\x1a\x15\xc7${place}`, "latin1"))),
      box("meta", box("keys", Buffer.from("com.apple.quicktime.location.ISO6709")), box("ilst", Buffer.from(place))),
    ),
  ]);
  const path = join(folder, "clip.mov");
  await writeFile(path, movie);
  expect(await cleanMovie(path)).toEqual({ seconds: 13 });
  const after = await readFile(path);
  expect(after.length).toBe(movie.length);
  expect(after.indexOf(pictures)).toBe(movie.indexOf(pictures));
  for (const gone of [place, "Rosa", "location", "\xa9xyz"])
    expect(after.includes(Buffer.from(gone, "latin1"))).toBe(false);
  expect(await cleanMovie(path)).toEqual({ seconds: 13 }); // and it is still a movie
});

/** Numbers of 32 bits, one after the other. */
const words = (...numbers: number[]) => {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [at, each] of numbers.entries()) bytes.writeUInt32BE(each, at * 4);
  return bytes;
};
/** A track of samples that lie in one chunk at a place. */
const track = (handler: string, at: number, lengths: readonly number[]) =>
  box(
    "trak",
    box("tkhd", Buffer.alloc(84)),
    box(
      "mdia",
      box("hdlr", words(0, 0), Buffer.from(handler), Buffer.alloc(13)),
      box(
        "minf",
        box(
          "stbl",
          box("stsc", words(0, 1, 1, lengths.length, 1)),
          box("stsz", words(0, 0, lengths.length, ...lengths)),
          box("stco", words(0, 1, at)),
        ),
      ),
    ),
  );
/** A video with pictures, readings of places as an action camera writes them, and captions. */
function filmed({ said = "Look, a heron!", inPieces = false, length = 20 } = {}) {
  const parts = ["the pictures", `GPS5 ${place} 1`, `GPS5 ${place} 2`, said].map((each) => Buffer.from(each));
  const head = box("ftyp", Buffer.from("isom"));
  const starts = parts.map((_, at) => head.length + 8 + Buffer.concat(parts.slice(0, at)).length);
  const lengths = parts.map((each) => each.length);
  const [pictures = 0, readings = 0, , captions = 0] = starts;
  return Buffer.concat([
    head,
    box("mdat", ...parts),
    box(
      "moov",
      mvhd(),
      track("vide", pictures, [lengths[0] ?? 0]),
      track("meta", readings, length === 20 ? lengths.slice(1, 3) : [length]),
      track("text", captions, lengths.slice(3)),
    ),
    ...(inPieces ? [box("moof", box("mfhd", words(0, 1)))] : []),
  ]);
}
async function cleaned(movie: Buffer) {
  const path = join(folder, "filmed.mp4");
  await writeFile(path, movie);
  return { is: await cleanMovie(path), bytes: await readFile(path) };
}

it("takes out the readings of places that an action camera writes beside the pictures, and no picture or caption", async () => {
  const movie = filmed();
  const { is, bytes } = await cleaned(movie);
  expect(is).toEqual({ seconds: 13 });
  expect(bytes.length).toBe(movie.length);
  for (const gone of [place, "GPS5", "meta"]) expect(bytes.includes(gone), gone).toBe(false);
  for (const kept of ["the pictures", "Look, a heron!"]) expect(bytes.indexOf(kept)).toBe(movie.indexOf(kept));
  expect((await cleaned(bytes)).bytes).toEqual(bytes);
});

it("takes out captions that say the place, as drones write them", async () => {
  const { bytes } = await cleaned(filmed({ said: "[latitude: 43.30] [longitude: -81.75]" }));
  expect(bytes.includes("latitude")).toBe(false);
  expect(bytes.includes("the pictures")).toBe(true);
});

it("refuses readings of places that it cannot take out, in plain words, and tables that lie", async () => {
  await expect(cleaned(filmed({ inPieces: true }))).rejects.toMatchObject({ why: "place" });
  await expect(cleaned(filmed({ length: 0x7fff_ffff }))).rejects.toMatchObject({ why: "broken" });
});

it("leaves a file that is not built as it should be as it is, however it lies about lengths", async () => {
  for (const length of [0, 3, 7, 0xffff_ffff]) {
    const head = Buffer.alloc(16);
    head.writeUInt32BE(length);
    head.write("moov", 4, "latin1");
    const path = join(folder, `${length}.mp4`);
    await writeFile(path, head);
    expect(await cleanMovie(path)).toEqual({});
    expect(await readFile(path)).toEqual(head);
  }
});

it("refuses boxes that hold themselves and boxes without end, before memory or hours go", async () => {
  const path = join(folder, "nested.mp4");
  await writeFile(path, Buffer.concat(Array.from({ length: 200_000 }, () => Buffer.from("\0\0\0\0moov", "latin1"))));
  await expect(cleanMovie(path)).rejects.toMatchObject({ why: "broken" });
  await writeFile(path, Buffer.concat(Array.from({ length: 101 }, () => box("free"))));
  const handle = await open(path);
  const count = async (most: number) => {
    let found = 0;
    for await (const _ of boxesIn(boundedMovie(handle, most), 0, 101 * 8)) found += 1;
    return found;
  };
  expect(await count(101)).toBe(101);
  await expect(count(100)).rejects.toMatchObject({ why: "broken" });
  await handle.close();
});
