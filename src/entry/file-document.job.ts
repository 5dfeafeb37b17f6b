import { createWriteStream } from "node:fs";
import { open, rename } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { ZipFile as NewZip } from "yazl";
import { zero } from "./file-boxes.job.ts";
import { placeInXmp, placesInJpegs, quietPicture, type Stretch } from "./file-exif.ts";
import { isDiskFull } from "./file-picture.job.ts";
import { FileRefused } from "./file-refusal.ts";

/** Bytes of a PDF that are looked at together, and how many of them again with the next: no place is longer. */
const window = 8_000_000;
const overlap = 300_000;
/** Unpacked bytes of an office document, and of one picture in it, above which it is left as it is: it holds no more photos than that. */
const mostUnpacked = 300_000_000;
const largestPicture = 60_000_000;
/** Parts of an office document: those of a long one are some thousands, and each takes a kilobyte of memory. */
const mostParts = 50_000;
/** When its parts were made, told alike of all: a file can name a day that no ZIP can write, and the packer throws where nobody hears it. */
const sometime = new Date(2000, 0, 1);
const pictures = /\.(jpe?g|png|webp)$/i;
const signatures = /^(_xmlsignatures\/|META-INF\/documentsignatures\.xml$)/;

/**
 * Takes out of a PDF or an office document where its photos were taken: zeros over it in a PDF, where nothing may move; the same in the
 * pictures of an office document, which is packed anew. One without a place stays as it is to the byte, and so does a signed one, for a
 * changed byte would break what somebody signed. `to` is where the new one is written before it takes the old one's place.
 */
export async function cleanDocument(path: string, mediaType: string, to: string): Promise<void> {
  if (mediaType === "application/pdf") await cleanPdf(path);
  else if (mediaType.startsWith("application/vnd.")) await cleanOffice(path, to);
}

async function cleanPdf(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    const { size } = await handle.stat();
    const places: Stretch[] = [];
    for (let start = 0; start < size; start += window - overlap) {
      const bytes = Buffer.alloc(Math.min(window, size - start));
      await handle.read(bytes, 0, bytes.length, start);
      if (bytes.includes("/ByteRange")) return; // signed (ISO 32000-2 §12.8.1)
      for (const { from, to } of [...placesInJpegs(bytes), ...placesInPackets(bytes)])
        places.push({ from: start + from, to: start + to });
    }
    for (const { from, to } of places) await zero(handle, from, to);
  } finally {
    await handle.close();
  }
}

/** What XMP packets between their two marks say of a place (XMP part 1 §7.3.2). */
function placesInPackets(bytes: Buffer): Stretch[] {
  const found: Stretch[] = [];
  // From the end of one on, for a file may open a million of them and close one.
  for (let at = bytes.indexOf("<x:xmpmeta"), to = 0; at >= 0; at = bytes.indexOf("<x:xmpmeta", to)) {
    to = bytes.indexOf("</x:xmpmeta>", at);
    if (to < 0) break;
    if (placeInXmp.test(bytes.toString("latin1", at, to))) found.push({ from: at, to: to + 12 });
  }
  return found;
}

async function cleanOffice(path: string, to: string): Promise<void> {
  const openZip = promisify<string, yauzl.Options, ZipFile>(yauzl.open);
  const zip = await openZip(path, { lazyEntries: true, autoClose: false }).catch(() => {
    throw new FileRefused("broken");
  });
  try {
    const entries = await entriesOf(zip);
    const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    if (unpacked > mostUnpacked || entries.some(({ fileName }) => signatures.test(fileName))) return;
    const quiet = new Map<Entry, Buffer>();
    for (const entry of entries) {
      if (!pictures.test(entry.fileName) || entry.uncompressedSize > largestPicture) continue;
      const bytes = await buffer(await streamOf(zip, entry));
      if (quietPicture(bytes)) quiet.set(entry, bytes);
    }
    if (quiet.size === 0) return;
    await packAnew(zip, entries, quiet, to);
    await rename(to, path);
  } catch (error) {
    throw isDiskFull(error) ? error : new FileRefused("broken"); // a document that cannot be unpacked opens nowhere
  } finally {
    zip.close();
  }
}

/** In the same order, packed in the same way: of an OpenDocument the first tells what it is, unpacked (ODF 1.3 part 2 §3.3). */
async function packAnew(zip: ZipFile, entries: readonly Entry[], quiet: ReadonlyMap<Entry, Buffer>, to: string) {
  const made = new NewZip();
  const stopping = new AbortController();
  const written = pipeline(made.outputStream, createWriteStream(to), { signal: stopping.signal });
  written.catch(() => undefined); // a disk that fills up while parts are still read is told of below
  try {
    for (const entry of entries) {
      const options = { compress: entry.compressionMethod !== 0, mtime: sometime };
      if (entry.fileName.endsWith("/")) made.addEmptyDirectory(entry.fileName, options);
      else made.addBuffer(quiet.get(entry) ?? (await buffer(await streamOf(zip, entry))), entry.fileName, options);
    }
    made.end();
    await written;
  } catch (error) {
    stopping.abort(); // or what is half written stays open
    throw error;
  }
}

const streamOf = (zip: ZipFile, entry: Entry) =>
  promisify<Entry, NodeJS.ReadableStream>(zip.openReadStream.bind(zip))(entry);

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise((done, failed) => {
    const all: Entry[] = [];
    zip.on("entry", (entry: Entry) => {
      all.push(entry);
      if (all.length > mostParts) failed(new Error("too many parts"));
      else zip.readEntry();
    });
    zip.once("end", () => done(all));
    zip.once("error", failed);
    zip.readEntry();
  });
}
