import { mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import type { Database } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { finishFile } from "./file-finish.job.ts";
import { isDiskFull } from "./file-picture.job.ts";
import type { FilePlace } from "./file-place.ts";
import type { FileRef } from "./file-ref.ts";
import { type FileRefusal, refusalProblem } from "./file-refusal.ts";
import { fileClasses, largest } from "./file-type.ts";

/** An upload that did not become whole within a day is removed, in ms. */
const uploadLasts = 24 * 3_600_000;
/** Of one hat at a time. */
const mostOpen = 30;
/** Bytes that stay free on the disk: the database stands on the same one most of the time. */
const keptFree = 1024 ** 3;
/** Bytes of all uploads together after which the disk is looked at again. */
const lookEach = 8_000_000;
/** Files that are checked at once: a picture takes a core and its pixels in memory. */
const checkedAtOnce = 2;
/** How long one waits for a check before "ask again", in ms. */
const longestWait = 15_000;

/** How far a file is: on its way, looked at, or there to be named by an entry. */
export type FileState =
  | { readonly state: "receiving"; readonly received: number; readonly bytes: number }
  | { readonly state: "checking" }
  | { readonly state: "ready"; readonly file: FileRef };

/** What a table knows of a file. */
export interface FileFacts {
  readonly name: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly seconds: number | null;
}
interface FileRow extends FileFacts, Record<string, unknown> {
  readonly sent_bytes: number;
  readonly refusal: FileRefusal | null;
}
const findRow = statement<FileRow>(
  "entry.find-file",
  `select sent_bytes, refusal, name, media_type, bytes, width, height, seconds from base.file where id = $1 and subject_id = $2`,
);
const deleteRow = statement<{ id: string }>(
  "entry.delete-file",
  "delete from base.file where id = $1 and subject_id = $2 returning id",
);

/** Of a row the file as a body names it. */
export const refOf = (id: string, row: FileFacts): FileRef => ({
  id,
  name: row.name,
  mediaType: row.media_type,
  bytes: row.bytes,
  ...(row.width !== null && { width: row.width }),
  ...(row.height !== null && { height: row.height }),
  ...(row.seconds !== null && { seconds: row.seconds }),
});

/**
 * Files on their way in, by the tus protocol 1.0 with creation, termination and expiration. Each lies in a folder of the hat that sends
 * it, so that nobody else's request finds it; what is known of it lies beside it, so that an upload goes on after a restart.
 */
export class FileShelf {
  readonly place: FilePlace;
  readonly tus: Server;
  readonly #work: Database;
  readonly #running = new Map<string, Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  #checking = 0;
  #unseen = 0;
  readonly #problems = new WeakMap<object, Problem>();

  /** Makes the folder first: only the server's user may enter it. */
  static async open(work: Database, place: FilePlace): Promise<FileShelf> {
    await mkdir(place.incoming, { recursive: true, mode: 0o700 });
    return new FileShelf(work, place);
  }

  private constructor(work: Database, place: FilePlace) {
    this.place = place;
    this.#work = work;
    this.tus = new Server({
      path: "/api/v1/files",
      relativeLocation: true,
      datastore: new FileStore({ directory: place.incoming, expirationPeriodInMilliseconds: uploadLasts }),
      maxSize: largest(place.limits),
      namingFunction: (request) => `${ownerOf(request)}/${newId()}`,
      generateUrl: (_, { path, id }) => `${path}/${id.split("/")[1]}`,
      getFileIdFromRequest: (request, last) => `${ownerOf(request)}/${last}`,
      onUploadCreate: async (request, { size = 0, metadata }) => {
        await this.#admit(ownerOf(request), size, metadata?.filetype ?? "");
        return {};
      },
      onResponseError: (request, error) => {
        if (error instanceof Problem) this.#problems.set(request, error);
        return undefined;
      },
      onUploadFinish: async (request, { id }) => {
        this.#finish(ownerOf(request), id.split("/")[1] ?? "").catch(() => undefined); // told to who asks for its state
        return {};
      },
    });
  }

  /** How far a file is. Waits for a check, up to some seconds. Throws `upload-unknown`, `file-refused`, `file-infected`, `scanner-away`. */
  async read(subjectId: string, id: string): Promise<FileState> {
    const before = await this.#found(subjectId, id);
    if (before) return before;
    try {
      return await this.#checked(subjectId, id);
    } catch (error) {
      // Checked between the two looks: its bytes have left the shelf, and its row is there.
      const since = await this.#found(subjectId, id);
      if (since) return since;
      throw error;
    }
  }

  async #checked(subjectId: string, id: string): Promise<FileState> {
    const upload = await this.#upload(subjectId, id);
    const { offset, size = 0 } = upload;
    if (offset < size) return { state: "receiving", received: offset, bytes: size };
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, longestWait);
    });
    try {
      await Promise.race([this.#finish(subjectId, id), late]);
    } finally {
      clearTimeout(timer);
    }
    return (await this.#found(subjectId, id)) ?? { state: "checking" };
  }

  /** How much came of a file that is whole and checked; tus itself knows it no more. */
  async sentOf(subjectId: string, id: string): Promise<number | undefined> {
    return (await firstRow(this.#work, findRow, [id, subjectId]))?.sent_bytes;
  }

  /** Throws `upload-unknown` for one that is somebody else's, as for none. */
  async mustHave(subjectId: string, id: string): Promise<void> {
    await this.#upload(subjectId, id);
  }

  /** Takes a file away that no entry names yet; entries keep theirs. Answers whether there was one. */
  async drop(subjectId: string, id: string): Promise<boolean> {
    return (await this.#work.rows(deleteRow, [id, subjectId])).length > 0;
  }

  /** The refusal of ours in what tus answered to a request. */
  problemOf(request: Request): Problem | undefined {
    return this.#problems.get(request);
  }

  /** Whether the disk has no more room than the database needs. */
  async isFull(): Promise<boolean> {
    return (await this.#free()) < keptFree / 2;
  }

  /** Whether so many bytes more may come. Looks now and then, and at each of them once there is no room. */
  async hasRoom(bytes: number): Promise<boolean> {
    this.#unseen += bytes;
    if (this.#unseen < lookEach) return true;
    if (await this.isFull()) return false;
    this.#unseen = 0;
    return true;
  }

  /** Removes uploads that nobody went on with for a day. */
  async sweep(now = Date.now()): Promise<void> {
    const folders = await readdir(this.place.incoming).catch(() => []);
    for (const folder of folders)
      for (const name of await readdir(join(this.place.incoming, folder)).catch(() => [])) {
        const path = join(this.place.incoming, folder, name);
        const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: now }));
        if (now - mtimeMs > uploadLasts) await rm(path, { force: true });
      }
  }

  async #found(subjectId: string, id: string): Promise<FileState | undefined> {
    const row = await firstRow(this.#work, findRow, [id, subjectId]);
    if (row?.refusal) throw refusalProblem(row.refusal);
    return row && { state: "ready", file: refOf(id, row) };
  }

  #upload(subjectId: string, id: string) {
    return this.tus.datastore.getUpload(`${subjectId}/${id}`).catch(() => {
      throw new Problem("upload-unknown");
    });
  }

  async #admit(subjectId: string, bytes: number, saidType: string): Promise<void> {
    const { limits, incoming } = this.place;
    const said = fileClasses.find((each) => saidType.startsWith(`${each}/`));
    if (bytes > (said ? limits[said] : largest(limits))) throw refusalProblem("size");
    if (bytes === 0) throw refusalProblem("empty");
    await mkdir(join(incoming, subjectId), { recursive: true, mode: 0o700 });
    const open = (await readdir(join(incoming, subjectId))).filter((name) => !name.includes("."));
    if (open.length >= mostOpen) throw new Problem("too-many-requests");
    if ((await this.#free()) - keptFree < bytes) throw new Problem("disk-full");
  }

  async #free(): Promise<number> {
    const { bavail, bsize } = await statfs(this.place.incoming);
    return bavail * bsize;
  }

  /** One check a file, however often it is asked for; two at once, the others in line. */
  #finish(subjectId: string, id: string): Promise<void> {
    const running = this.#running.get(id);
    if (running) return running;
    const made = this.#check(subjectId, id).finally(() => this.#running.delete(id));
    this.#running.set(id, made);
    return made;
  }

  async #check(subjectId: string, id: string): Promise<void> {
    if (this.#checking >= checkedAtOnce) await new Promise<void>((free) => this.#waiting.push(free));
    this.#checking += 1;
    const path = join(this.place.incoming, subjectId, id);
    try {
      const { metadata } = await this.#upload(subjectId, id);
      const said = { name: metadata?.filename ?? "", saidType: metadata?.filetype ?? "" };
      await finishFile(this.#work, this.place, { id, subjectId, path, ...said });
      await rm(`${path}.json`, { force: true });
    } catch (error) {
      throw isDiskFull(error) ? new Problem("disk-full") : error;
    } finally {
      this.#checking -= 1;
      this.#waiting.shift()?.();
    }
  }
}

/** Set by our route from the session; whatever a browser sends under that name never arrives here. */
export const ownerHeader = "x-daypack-owner";
const ownerOf = ({ headers }: { readonly headers: Headers }): string => headers.get(ownerHeader) ?? "nobody";
