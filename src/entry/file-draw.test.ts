import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Drawable, draw } from "./file-draw.job.ts";
import { heicPhoto } from "./heic.testing.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "daypack-draw-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let nth = 0;
async function drawn(what: Drawable, bytes: Buffer, patience?: number) {
  const from = join(folder, `${++nth}`);
  await writeFile(from, bytes);
  const to = { whole: `${from}.whole`, preview: `${from}.preview` };
  return { ...to, is: await draw(what, from, to, patience) };
}
/** The color of one pixel, roughly: what is red, green or blue. */
async function colorAt(path: string, left: number, top: number): Promise<string> {
  const [red = 0, green = 0, blue = 0] = await sharp(path)
    .removeAlpha()
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer();
  return red > 240 && green > 240 && blue > 240 ? "white" : red > blue ? "red" : "blue";
}
/** A page in landscape, red on its left half. */
function redPage(options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const pdf = new PDFDocument({ size: [400, 200], ...options });
  pdf.rect(0, 0, 200, 200).fill("#cc2020");
  pdf.addPage().text("The second page");
  pdf.end();
  return buffer(pdf);
}

/** The process that draws, once it does. */
const drawingNow = () => {
  const found = spawnSync("pgrep", ["-P", String(process.pid), "-f", "file-draw-child"]).stdout.toString();
  return found.split("\n")[0] ?? "";
};

describe("a photo in HEIC", () => {
  it("becomes a JPEG with its pixels and without its place, and a preview", async () => {
    expect(heicPhoto().includes("Rosa phone")).toBe(true);
    const { is, whole, preview } = await drawn("heic", heicPhoto());
    expect(is).toEqual({ width: 96, height: 64 });
    expect([await colorAt(whole, 48, 10), await colorAt(whole, 48, 54)]).toEqual(["red", "blue"]);
    expect(await sharp(whole).metadata()).toMatchObject({ format: "jpeg", width: 96, height: 64 });
    expect((await sharp(whole).metadata()).exif).toBeUndefined();
    expect((await readFile(whole)).includes("Rosa")).toBe(false);
    expect((await sharp(preview).metadata()).format).toBe("webp");
  });

  it("that is cut or torn has none, and nothing happens to who asked", async () => {
    const good = heicPhoto();
    const torn = Buffer.from(good).fill(0xff, 300, 420);
    for (const bad of [good.subarray(0, 400), torn, Buffer.from("no photo at all")])
      expect((await drawn("heic", bad)).is).toBeUndefined();
  });
});

describe("the first page of a PDF", () => {
  it("is its preview, as wide as the page is", async () => {
    const { is, preview } = await drawn("pdf", await redPage());
    expect(is).toEqual({ width: 480, height: 240 });
    expect([await colorAt(preview, 100, 120), await colorAt(preview, 400, 120)]).toEqual(["red", "white"]);
  });

  it("is not drawn where a password guards it, or where it is none", async () => {
    expect((await drawn("pdf", await redPage({ userPassword: "secret" }))).is).toBeUndefined();
    expect((await drawn("pdf", Buffer.from("%PDF-1.7\nnothing"))).is).toBeUndefined();
  });

  it("is drawn again where the child was told to stop with the whole service: that says nothing of the file", async () => {
    const drawing = drawn("pdf", endless());
    const told = expect(drawing).rejects.toThrow("interrupted");
    await expect.poll(drawingNow, { timeout: 10_000 }).toMatch(/\d/);
    process.kill(Number(drawingNow()), "SIGTERM");
    await told;
  });

  it("that would be drawn for ever is given up after its time", async () => {
    const began = Date.now();
    const { is, preview } = await drawn("pdf", endless(), 1_000);
    expect(is).toBeUndefined();
    const took = Date.now() - began;
    expect(took > 900 && took < 15_000, `${took} ms`).toBe(true);
    expect(await readdir(folder)).not.toContain(preview);
  });
});

it.runIf(process.platform === "linux")("a drawing has no secret of the server in its environment", async () => {
  process.env.DAYPACK_SECRET = "of the database";
  const drawing = drawn("pdf", endless(), 3_000);
  await expect.poll(drawingNow, { timeout: 10_000 }).toMatch(/\d/);
  const environment = await readFile(`/proc/${drawingNow()}/environ`, "utf8");
  delete process.env.DAYPACK_SECRET;
  expect(environment).toContain("PATH=");
  expect(environment).not.toMatch(/DAYPACK|of the database/);
  await drawing;
});

/** A page that draws a form ten times, which draws another ten times, and so on: some kilobytes for 10^8 strokes. */
function endless(): Buffer {
  const depth = 8;
  const form = (at: number) => {
    const draws = at === depth ? "0 0 m 9 9 l S " : `/F${at + 1} Do `.repeat(10);
    const next = at === depth ? "" : `/Resources<</XObject<</F${at + 1} ${5 + at} 0 R>>>>`;
    return `<</Type/XObject/Subtype/Form/BBox[0 0 99 99]${next}/Length ${draws.length}>>stream\n${draws}\nendstream`;
  };
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F1 5 0 R>>>>>>",
    "<</Length 7>>stream\n/F1 Do \nendstream",
    ...Array.from({ length: depth }, (_, at) => form(at + 1)),
  ];
  const numbered = objects.map((each, at) => `${at + 1} 0 obj\n${each}\nendobj\n`);
  let at = "%PDF-1.7\n".length;
  const places = numbered.map((each) => {
    at += each.length;
    return `${String(at - each.length).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}trailer\n<</Root 1 0 R/Size ${size}>>`;
  return Buffer.from(`%PDF-1.7\n${numbered.join("")}${table}\nstartxref\n${at}\n%%EOF`);
}
