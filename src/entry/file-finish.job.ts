import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { newId } from "../kernel/id.ts";
import type { Database } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import { type Kept, keepBlobs } from "./blob.job.ts";
import { cleanDocument } from "./file-document.job.ts";
import { type Drawn, type DrawnTo, draw } from "./file-draw.job.ts";
import { cleanMovie } from "./file-movie.job.ts";
import { writeAnew } from "./file-picture.job.ts";
import type { FilePlace } from "./file-place.ts";
import { FileRefused } from "./file-refusal.ts";
import { scan } from "./file-scan.job.ts";
import { heic, sniff } from "./file-sniff.job.ts";
import { safeName, typeOf } from "./file-type.ts";

/** A whole upload that is to be checked, and what its sender said of it. */
export interface Arrived {
  readonly id: string;
  readonly subjectId: string;
  readonly path: string;
  readonly name: string;
  readonly saidType: string;
}

const insertReady = statement(
  "entry.insert-file",
  `insert into base.file (id, subject_id, sent_bytes, name, media_type, bytes, width, height, seconds, hash, preview_hash)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, decode($10, 'hex'), decode($11, 'hex')) on conflict (id) do nothing`,
);
const insertRefused = statement(
  "entry.insert-refused-file",
  "insert into base.file (id, subject_id, sent_bytes, refusal) values ($1, $2, $3, $4) on conflict (id) do nothing",
);

/**
 * Checks a whole upload and keeps it: what it is by its bytes, whether it is clean, a picture written anew, all else without its
 * place; then the bytes under their hash, and the row that makes it nameable. What is refused leaves no byte, and a row that says why.
 * May be killed anywhere and run again. Throws `scanner-away` and `disk-full`, after which it can be run again too.
 */
export async function finishFile(work: Database, place: FilePlace, arrived: Arrived): Promise<void> {
  const { id, subjectId, path } = arrived;
  const { size } = await stat(path);
  // Two servers may check the same upload at once: neither may write into what the other has given a name among the kept.
  const part = `${path}.${newId()}`;
  const made = { whole: `${part}.whole`, preview: `${part}.preview` };
  try {
    const found = soundOr(await sniff(path, size), arrived.saidType);
    const mediaType = found === heic ? "image/jpeg" : found;
    const { class: sort = "document" } = typeOf(mediaType) ?? {};
    if (size > place.limits[sort]) throw new FileRefused("size");
    if (place.scanner) await scan(place.scanner, path);
    const picture = await pictureOf(path, found, made);
    const movie = /mp4|m4a|quicktime/.test(mediaType) ? await cleanMovie(path) : {};
    await cleanDocument(path, mediaType, made.whole);
    const whole = await hashed(sort === "image" ? made.whole : path);
    const preview = picture && (await hashed(made.preview));
    await keepBlobs(work, place.blobs, preview ? [whole, preview] : [whole], (transaction) =>
      transaction.rows(insertReady, [
        id,
        subjectId,
        size,
        safeName(arrived.name, mediaType),
        mediaType,
        whole.bytes,
        picture?.width ?? null,
        picture?.height ?? null,
        movie.seconds ?? null,
        whole.hash,
        preview?.hash ?? null,
      ]),
    );
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    await work.rows(insertRefused, [id, subjectId, size, error.why]);
  } finally {
    await Promise.all(Object.values(made).map((each) => rm(each, { force: true })));
  }
  await rm(path, { force: true });
}

/** Writes a picture anew, and of a picture or a PDF a preview; `undefined` for what has none, and for a PDF that nobody can draw. */
async function pictureOf(path: string, found: string, made: DrawnTo): Promise<Drawn | undefined> {
  if (found === "application/pdf") return draw("pdf", path, made);
  if (!found.startsWith("image/")) return undefined;
  if (found !== heic) return writeAnew(path, found, made.whole, made.preview);
  const drawn = await draw("heic", path, made);
  if (!drawn) throw new FileRefused("heic");
  return drawn;
}

/** A recorder makes sound alone in the same boxes as video: there what the sender says it is counts, for no more than the player. */
function soundOr(found: string, said: string): string {
  const sound = found.replace("video/", "audio/");
  return sound !== found && said.startsWith(sound) && typeOf(sound) ? sound : found;
}

async function hashed(path: string): Promise<Kept> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(piece as Buffer); // without an encoding there are only buffers
    bytes += (piece as Buffer).length;
  }
  return { hash: hash.digest("hex"), path, bytes };
}
