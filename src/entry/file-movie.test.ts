import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
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
