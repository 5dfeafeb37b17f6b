import type { FileRef } from "./file-ref.ts";

/** What a file is to people, which is what a bound is set for. */
export const fileClasses = ["image", "audio", "video", "document"] as const;
export type FileClass = (typeof fileClasses)[number];

interface FileType {
  readonly class: FileClass;
  readonly extension: string;
  /** Shown in the page; all else is saved to the reader's device, where the browser runs nothing of it. */
  readonly inline?: true;
}

/** The types that are taken, by what stands in the bytes. Whatever runs (programs, pages, SVG, macros, archives) is not among them. */
const taken: Readonly<Record<string, FileType>> = {
  "image/jpeg": { class: "image", extension: "jpg", inline: true },
  "image/png": { class: "image", extension: "png", inline: true },
  "image/webp": { class: "image", extension: "webp", inline: true },
  "image/gif": { class: "image", extension: "gif", inline: true },
  "audio/mpeg": { class: "audio", extension: "mp3", inline: true },
  "audio/x-m4a": { class: "audio", extension: "m4a", inline: true },
  "audio/mp4": { class: "audio", extension: "m4a", inline: true },
  "audio/ogg": { class: "audio", extension: "ogg", inline: true },
  "audio/wav": { class: "audio", extension: "wav", inline: true },
  "audio/webm": { class: "audio", extension: "webm", inline: true },
  "video/mp4": { class: "video", extension: "mp4", inline: true },
  "video/webm": { class: "video", extension: "webm", inline: true },
  "video/quicktime": { class: "video", extension: "mov", inline: true },
  "application/pdf": { class: "document", extension: "pdf" },
  "text/plain": { class: "document", extension: "txt" },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": { class: "document", extension: "docx" },
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": { class: "document", extension: "xlsx" },
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": { class: "document", extension: "pptx" },
  "application/vnd.oasis.opendocument.text": { class: "document", extension: "odt" },
  "application/vnd.oasis.opendocument.spreadsheet": { class: "document", extension: "ods" },
  "application/vnd.oasis.opendocument.presentation": { class: "document", extension: "odp" },
};

/** What a type is, or `undefined` for one that is not taken. */
export const typeOf = (mediaType: string): FileType | undefined =>
  Object.hasOwn(taken, mediaType) ? taken[mediaType] : undefined;

/** Bounds in bytes, for each class and for any one upload. */
export interface FileLimits extends Readonly<Record<FileClass, number>> {}

const mega = 1_000_000;
/** Where the settings say nothing else. A lesson filmed on a phone has some gigabytes. */
export const defaultLimits: FileLimits = {
  image: 30 * mega,
  audio: 100 * mega,
  video: 5_000 * mega,
  document: 100 * mega,
};

/** What nothing may be larger than, whatever it is. */
export const largest = (limits: FileLimits): number => Math.max(...fileClasses.map((each) => limits[each]));

/** Characters that have no business in a name: controls, what turns the direction of text around, what parts a path. */
const odd = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu;

/** A name to show and to save under: no path, no tricks, at most 120 letters, and the ending of what the file really is. */
export function safeName(given: string, mediaType: string): string {
  const extension = typeOf(mediaType)?.extension ?? "bin";
  const plain = given
    .normalize("NFC")
    .replaceAll(odd, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/^[. ]+/, "");
  const stem = [...plain.replace(/\.[\p{L}\p{N}]{1,5}$/u, "")].slice(0, 120).join("").trim();
  return `${stem || "file"}.${extension}`;
}

/** The header that names it: ASCII for the old, UTF-8 for all others (RFC 6266 §4.3, RFC 8187). */
export function dispositionOf({ name, mediaType }: Pick<FileRef, "name" | "mediaType">, asCopy = false): string {
  const way = typeOf(mediaType)?.inline && !asCopy ? "inline" : "attachment";
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
  return `${way}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
