import { open } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import { FileRefused } from "./file-refusal.ts";
import { typeOf } from "./file-type.ts";

/** Heads of what runs and is no type of its own to a sniffer: scripts, pages, drawings with scripts in them. */
const runs = /^(#!|<\?|<!doctype|<(html|svg|script|body|head|iframe)\b)/i;
const programs =
  /x-msdownload|executable|x-elf|x-mach|x-sh|java|android|x-ms-installer|wasm|svg|html|xml|macroenabled/i;
/** What phones take photos in and browsers do not show: kept as JPEG. */
export const heic = "image/heic";
/** A text of this size is a book; more is none. */
const longestText = 5_000_000;

/**
 * What a file is by its bytes; its name and what the sender said of it count for nothing. Throws `FileRefused` for what is not taken,
 * and for what is two things at once: a picture or a video that opens as an archive too.
 */
export async function sniff(path: string, bytes: number): Promise<string> {
  if (bytes === 0) throw new FileRefused("empty");
  const found = await fileTypeFromFile(path);
  if (!found) return sniffText(path, bytes);
  if (/^image\/hei[cf]$/.test(found.mime)) return heic;
  const mediaType = found.mime.split(";")[0] ?? found.mime;
  const type = typeOf(mediaType);
  if (!type) throw new FileRefused(programs.test(found.mime) ? "program" : "type");
  const isArchive = mediaType.startsWith("application/vnd.");
  if (!isArchive && (await endsAsArchive(path, bytes))) throw new FileRefused("program");
  return mediaType;
}

async function sniffText(path: string, bytes: number): Promise<string> {
  if (bytes > longestText) throw new FileRefused("type");
  const handle = await open(path);
  try {
    const whole = await handle.readFile();
    const text = new TextDecoder("utf-8", { fatal: true }).decode(whole);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a text has none of them, and what has is none
    if (/[\x00-\x08\x0e-\x1f]/.test(text)) throw new FileRefused("type");
    if (runs.test(text.replace(/^\uFEFF?\s*(<!--.*?-->\s*)*/s, ""))) throw new FileRefused("program");
  } catch (error) {
    throw error instanceof TypeError ? new FileRefused("type") : error; // what a decoder throws: no UTF-8
  } finally {
    await handle.close();
  }
  return "text/plain";
}

/** Whether a ZIP's directory ends exactly where the file does (APPNOTE 4.3.16): so it opens as an archive, or as a program in one. */
async function endsAsArchive(path: string, bytes: number): Promise<boolean> {
  const longest = 22 + 65_535;
  const length = Math.min(bytes, longest);
  const handle = await open(path);
  try {
    const tail = Buffer.alloc(length);
    await handle.read(tail, 0, length, bytes - length);
    for (let at = tail.lastIndexOf("PK\x05\x06"); at >= 0; at = at > 0 ? tail.lastIndexOf("PK\x05\x06", at - 1) : -1) {
      if (at + 22 <= length && at + 22 + tail.readUInt16LE(at + 20) === length) return true;
    }
    return false;
  } finally {
    await handle.close();
  }
}
