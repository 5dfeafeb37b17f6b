import { createWriteStream } from "node:fs";
import { mkdir, rm, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import { isClutter } from "./bundle.ts";
import { faultOf, kept, type UploadOrder, type UploadView, uploadLasts } from "./upload.ts";

/** Where uploads lie, and how much of them. */
export interface UploadPlace {
  readonly folder: string;
  /** Bytes of one upload. */
  readonly limit: number;
}

interface Held {
  readonly owner: string;
  readonly madeAt: number;
  readonly files: { readonly path: string; readonly bytes: number; received: number; isBusy: boolean }[];
  /** An import reads it: it is not dropped under its feet. */
  isTaken: boolean;
}

/**
 * Bundles on their way from a browser into an import: in a folder that only the server's user enters, each the subject's who
 * began it. What is known of them is in memory, so after a restart there are none, and their files are removed.
 */
export class UploadShelf {
  readonly #place: UploadPlace;
  readonly #held = new Map<string, Held>();

  constructor(place: UploadPlace) {
    this.#place = place;
  }

  /** Begins an upload of named files. Throws `upload-refused` for what cannot be taken, and `disk-full`. */
  async begin(owner: string, { files }: UploadOrder): Promise<UploadView> {
    const fault = faultOf(files.map(({ path }) => path));
    if (fault) throw new Problem("upload-refused", faults[fault]);
    const bytes = files.reduce((sum, each) => sum + each.bytes, 0);
    if (bytes > this.#place.limit) throw tooLarge(this.#place.limit);
    await mkdir(this.#place.folder, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.#place.folder);
    const promised = [...this.#held.values()].flatMap((held) => held.files.map((file) => file.bytes - file.received));
    if (bavail * bsize - kept < promised.reduce((sum, each) => sum + each, bytes)) throw new Problem("disk-full");
    const id = newId();
    await mkdir(join(this.#place.folder, id), { mode: 0o700 });
    this.#held.set(id, {
      owner,
      madeAt: Date.now(),
      files: files.map((file) => ({ ...file, received: 0, isBusy: false })),
      isTaken: false,
    });
    return this.read(owner, id);
  }

  /** Throws `upload-unknown` for one of somebody else, as for none. */
  read(owner: string, id: string): UploadView {
    const { files } = this.#find(owner, id);
    return { id, files: files.map(({ path, bytes, received }, number) => ({ number, path, bytes, received })) };
  }

  /**
   * Takes the bytes of one file from a place on, as they come; memory holds no more than what is on its way to the disk. Answers
   * how much of the file is here.
   */
  async take(owner: string, id: string, number: number, from: number, bytes: Readable): Promise<number> {
    const held = this.#find(owner, id);
    const file = held.files[number];
    if (!file || held.isTaken) throw new Problem("upload-unknown");
    if (file.isBusy || from !== file.received)
      throw new Problem("upload-refused", outOfStep, { received: file.received });
    file.isBusy = true;
    const path = join(this.#place.folder, id, file.path);
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      let passed = 0;
      const counting = new Transform({
        transform(chunk: Buffer, _, done) {
          passed += chunk.length;
          done(from + passed > file.bytes ? new Problem("upload-refused", tooMany) : null, chunk);
        },
      });
      await pipeline(
        bytes,
        counting,
        createWriteStream(path, { flags: from === 0 ? "w" : "r+", start: from, mode: 0o600 }),
      );
      file.received = from + passed;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOSPC") throw new Problem("disk-full");
      throw error;
    } finally {
      file.isBusy = false;
    }
    return file.received;
  }

  /** What an import reads: the one file, or the folder of them all. Throws `upload-refused` while a file is not whole. */
  async open(owner: string, id: string): Promise<string> {
    const held = this.#find(owner, id);
    if (held.files.some((file) => file.isBusy || file.received < file.bytes))
      throw new Problem("upload-refused", notWhole);
    const folder = join(this.#place.folder, id);
    const [file, another] = held.files.filter(({ path }) => !isClutter(path));
    // Nothing was sent of a file without bytes, and it is a file all the same.
    for (const empty of held.files.filter(({ bytes }) => bytes === 0)) {
      await mkdir(dirname(join(folder, empty.path)), { recursive: true, mode: 0o700 });
      await pipeline([], createWriteStream(join(folder, empty.path), { mode: 0o600 }));
    }
    held.isTaken = true;
    return file && !another ? join(folder, file.path) : folder;
  }

  /** An import that did not come about gives it back. */
  giveBack(id: string): void {
    const held = this.#held.get(id);
    if (held) held.isTaken = false;
  }

  /** Removes one's own upload. */
  async drop(owner: string, id: string): Promise<void> {
    if (this.#find(owner, id).isTaken) throw new Problem("import-running");
    await this.remove(id);
  }

  /** Removes an upload that an import is done with. */
  async remove(id: string): Promise<void> {
    this.#held.delete(id);
    await rm(join(this.#place.folder, id), { recursive: true, force: true });
  }

  /** Removes what became no import within a day. */
  async sweep(now = Date.now()): Promise<void> {
    for (const [id, { madeAt, isTaken }] of [...this.#held])
      if (!isTaken && now - madeAt > uploadLasts) await this.remove(id);
  }

  /** At the start, when what a server before left behind is nobody's, and at the end. */
  async clear(): Promise<void> {
    this.#held.clear();
    await rm(this.#place.folder, { recursive: true, force: true });
  }

  #find(owner: string, id: string): Held {
    const held = this.#held.get(id);
    if (held?.owner !== owner) throw new Problem("upload-unknown");
    return held;
  }
}

const faults = {
  unsafe: {
    en: "The name of a file leads out of its folder. Nothing was taken.",
    es: "El nombre de un archivo sale de su carpeta. No se tomó nada.",
  },
  repeated: {
    en: "Two of the files have the same name. Send one of them, or the folder they are in.",
    es: "Dos de los archivos tienen el mismo nombre. Envíe uno de ellos, o la carpeta donde están.",
  },
  none: {
    en: "There is no file in it, only what a system leaves beside files.",
    es: "No hay ningún archivo, solo lo que el sistema deja junto a ellos.",
  },
} as const;
const tooLarge = (limit: number) => {
  const gigabytes = Math.max(1, Math.round(limit / 1024 ** 3));
  return new Problem("upload-refused", {
    en: `That is more than ${gigabytes} GB. Import it on the machine that runs Daypack, or raise DAYPACK_UPLOAD_GB.`,
    es: `Son más de ${gigabytes} GB. Impórtelo en el equipo donde funciona Daypack, o aumente DAYPACK_UPLOAD_GB.`,
  });
};
const outOfStep = {
  en: "This piece does not follow what is here of the file. Go on from where it ends.",
  es: "Este trozo no sigue a lo que hay aquí del archivo. Continúe desde donde termina.",
};
const tooMany = {
  en: "The file is longer than was said. Choose it again: it changed meanwhile.",
  es: "El archivo es más largo de lo indicado. Elíjalo de nuevo: cambió mientras tanto.",
};
const notWhole = {
  en: "Not all of the files are here yet.",
  es: "Todavía no están aquí todos los archivos.",
};
