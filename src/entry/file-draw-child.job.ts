import { readFile } from "node:fs/promises";
import { getPriority, setPriority } from "node:os";
import { Worker } from "node:worker_threads";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp, { type Sharp } from "sharp";
import { type Drawable, type Drawn, type DrawnTo, diskIsFull } from "./file-draw.job.ts";
import { isDiskFull, jpegOf, previewOf, previewWidth } from "./file-picture.job.ts";

// Run by file-draw.job.ts in a process that may die: here decoders read what strangers sent.

/** Bytes that a decoder may take: enough for `mostPixels`, far less than the machine has. */
const mostMemory = 900_000_000;
/** Pixels of one HEIC photo. */
const mostPixels = 60_000_000;

/** A photo of a phone, by libheif: turned as the camera meant it, and with its pixels alone. */
async function drawHeic(from: string, { whole, preview }: DrawnTo): Promise<Drawn> {
  const { default: libheif } = await import("libheif-js/wasm-bundle.js");
  const images = new libheif.HeifDecoder().decode(await readFile(from));
  const image = images.find((each) => each.is_primary()) ?? images[0];
  if (!image) throw new Error("no picture is in it");
  const [width, height] = [image.get_width(), image.get_height()];
  if (width * height > mostPixels) throw new Error("too many pixels");
  const pixels = await new Promise<Uint8ClampedArray>((done, failed) =>
    image.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, (shown) =>
      shown ? done(shown.data) : failed(new Error("the picture is broken")),
    ),
  );
  const picture = () => rawOf(pixels, { width, height });
  await jpegOf(picture().removeAlpha()).toFile(whole);
  await previewOf(picture()).toFile(preview);
  return { width, height };
}

/** A PDF's first page, by PDFium, which is built here without JavaScript and reaches no network and no file. */
async function drawPdf(from: string, { preview }: DrawnTo): Promise<Drawn> {
  const library = await PDFiumLibrary.init();
  const page = (await library.loadDocument(await readFile(from))).getPage(0);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const width = previewWidth;
  const height = Math.max(1, Math.min(width * 2, Math.round((width * originalHeight) / originalWidth)));
  const { data } = await page.render({ width, height, render: "bitmap", renderFormFields: true });
  await previewOf(rawOf(data, { width, height })).toFile(preview);
  return { width, height };
}

const rawOf = (pixels: Uint8Array | Uint8ClampedArray, { width, height }: Drawn): Sharp =>
  sharp(pixels, { raw: { width, height, channels: 4 } });

/** A decoder in WebAssembly asks for more memory by this alone; where it is refused, it gives up. */
function boundMemory(): void {
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function (this: WebAssembly.Memory, pages: number) {
    if (this.buffer.byteLength + pages * 65_536 > mostMemory) throw new RangeError("a file asks for too much memory");
    return grow.call(this, pages);
  };
}

const drawings = { heic: drawHeic, pdf: drawPdf } as const;
const [what, from = "", whole = "", preview = "", patience] = process.argv.slice(2);

// Should the server be killed, nobody else ends a drawing that never comes to an end.
new Worker(`setTimeout(() => process.kill(process.pid, "SIGKILL"), ${Number(patience)})`, { eval: true }).unref();
setPriority(Math.max(10, getPriority())); // people at the screens come first; nobody but root may go up again
console.log = console.warn = console.error = () => undefined; // a decoder speaks of what it reads
boundMemory();
try {
  const drawn = await drawings[what as Drawable](from, { whole, preview }); // the parent says no other
  process.stdout.write(JSON.stringify(drawn), () => process.exit(0));
} catch (error) {
  process.exit(isDiskFull(error) ? diskIsFull : 1);
}
