import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import PDFDocument from "pdfkit";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import { unzipped } from "../server/files.testing.ts";
import { cleanDocument } from "./file-document.job.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "daypack-document-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const odt = "application/vnd.oasis.opendocument.text";
const picture = () => sharp({ create: { width: 60, height: 40, channels: 3, background: "#3a7" } });
const place = {
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "43/1 18/1 30/1", GPSLongitudeRef: "W", GPSLongitude: "81/1 45/1 0/1" },
};
const located = () =>
  picture()
    .jpeg()
    .withExif({ IFD0: { Make: "Rosas phone" }, ...place })
    .toBuffer();

async function cleaned(bytes: Buffer, mediaType: string): Promise<Buffer> {
  const path = join(folder, "document");
  await writeFile(path, bytes);
  await cleanDocument(path, mediaType, `${path}.new`);
  return readFile(path);
}
function pdfOf(photo: Buffer, info: PDFKit.PDFDocumentOptions["info"] = {}): Promise<Buffer> {
  const pdf = new PDFDocument({ info });
  pdf.image(photo, 20, 20).end();
  return buffer(pdf);
}
async function zipOf(files: Readonly<Record<string, Buffer | string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files))
    zip.addBuffer(Buffer.from(bytes), name, { compress: name !== "mimetype" });
  zip.end();
  const path = join(folder, "zip");
  await pipeline(zip.outputStream, createWriteStream(path));
  return readFile(path);
}
const inside = async (bytes: Buffer) => unzipped(new Uint8Array(bytes).buffer);

describe("a PDF", () => {
  it("loses where its photos were taken, and nothing in it moves", async () => {
    const photo = await located();
    const before = await pdfOf(photo);
    expect(before.includes("Rosas phone")).toBe(true);
    const after = await cleaned(before, "application/pdf");
    expect(after.length).toBe(before.length);
    expect(after.includes("Rosas phone")).toBe(false);
    const at = after.indexOf(Buffer.from([0xff, 0xd8, 0xff]));
    const kept = after.subarray(at, at + photo.length);
    expect((await sharp(kept).metadata()).width).toBe(60); // and the photo is still one
    expect(await cleaned(after, "application/pdf")).toEqual(after);
  });

  it("loses the place that its own description says", async () => {
    const packet = "<x:xmpmeta><rdf:li exif:GPSLatitude='43,18.5N'/></x:xmpmeta>";
    const before = await pdfOf(await picture().jpeg().toBuffer(), { Title: packet });
    expect(before.includes("GPSLatitude")).toBe(true);
    expect((await cleaned(before, "application/pdf")).includes("GPSLatitude")).toBe(false);
  });

  it("is read once, however often it says that a photo or a description begins", async () => {
    const began = Date.now();
    const opens = `%PDF-1.7\n${"<x:xmpmeta ".repeat(80_000)}</x:xmpmeta>`;
    const segments = Buffer.concat(
      Array.from({ length: 100_000 }, () => Buffer.from("\xff\xe1\xff\xffExif\0\0", "latin1")),
    );
    for (const bytes of [Buffer.from(opens), segments]) expect(await cleaned(bytes, "application/pdf")).toEqual(bytes);
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  it("without a place, or signed, stays as it is to the byte", async () => {
    const plain = await pdfOf(
      await picture()
        .jpeg()
        .withExif({ IFD0: { Make: "Rosas phone" } })
        .toBuffer(),
    );
    const signed = await pdfOf(await located(), { Title: "/ByteRange [0 1 2 3]" });
    for (const each of [plain, signed]) expect(await cleaned(each, "application/pdf")).toEqual(each);
  });
});

describe("an office document", () => {
  const files = async () => ({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": "<w:document>The river</w:document>",
    "word/media/image1.jpeg": await located(),
    "word/media/image2.png": await picture().png().withExif(place).toBuffer(),
    "word/media/image3.webp": await picture().webp().withExif(place).toBuffer(),
    "word/media/image4.jpeg": await picture().jpeg().toBuffer(),
  });

  it("loses where its photos were taken, and keeps all else of it", async () => {
    const before = await files();
    const after = await inside(await cleaned(await zipOf(before), docx));
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [name, was] of Object.entries(before)) {
      const now = after[name] ?? Buffer.alloc(0);
      if (!/image[123]/.test(name)) expect(now, name).toEqual(Buffer.from(was));
      else {
        expect((await sharp(Buffer.from(was)).metadata()).exif?.toString("latin1"), name).toMatch(/%\x88|\x88%/);
        const { exif, width } = await sharp(now).metadata();
        expect(width, name).toBe(60);
        expect(exif?.some((byte, at) => at >= 6 && byte !== 0) ?? false, name).toBe(false);
      }
    }
  });

  it("is told that the disk is full where it fills up while the parts are still packed", async () => {
    const { "word/media/image1.jpeg": photo } = await files();
    const path = join(folder, "full");
    const parts = Object.fromEntries(Array.from({ length: 40 }, (_, nth) => [`word/${nth}.bin`, randomBytes(100_000)]));
    await writeFile(path, await zipOf({ "word/media/1.jpeg": photo, ...parts }));
    await expect(cleanDocument(path, docx, "/dev/full")).rejects.toMatchObject({ code: "ENOSPC" });
  });

  it("is packed anew whatever day it says that its parts are of", async () => {
    const { "word/media/image1.jpeg": photo } = await files();
    const bytes = await zipOf({ "word/media/1.jpeg": photo });
    const at = bytes.lastIndexOf("UT\x05\0");
    bytes.fill(0xff, at + 5, at + 9); // a second before 1970
    expect(Object.keys(await inside(await cleaned(bytes, docx)))).toEqual(["word/media/1.jpeg"]);
  });

  it("of OpenDocument still says first and unpacked what it is", async () => {
    const before = await zipOf({ mimetype: odt, "content.xml": "<x/>", "Pictures/1.jpg": await located() });
    const after = await cleaned(before, odt);
    expect(after.equals(before)).toBe(false);
    expect(after.toString("latin1", 30, 38 + odt.length)).toBe(`mimetype${odt}`);
    expect(after.readUInt16LE(8)).toBe(0); // stored
  });

  it("without a place, or signed, stays as it is to the byte; torn, it is refused", async () => {
    const { "word/media/image1.jpeg": photo } = await files();
    const plain = await zipOf({ "word/document.xml": "<x/>", "word/media/1.jpeg": await picture().jpeg().toBuffer() });
    const signed = await zipOf({ "word/media/1.jpeg": photo, "_xmlsignatures/sig1.xml": "<Signature/>" });
    for (const each of [plain, signed]) expect(await cleaned(each, docx)).toEqual(each);
    const torn = Buffer.from(await zipOf({ "word/media/1.jpeg": photo }));
    torn.fill(0xff, 60, 200);
    await expect(cleaned(torn, docx)).rejects.toMatchObject({ why: "broken" });
  });
});
