import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import { isClutter, isUnsafePath, limits } from "./bundle.ts";

/** What may come in through the browser, unless the settings say otherwise: 20 GB, in bytes. */
export const uploadLimit = 20 * 1024 ** 3;
/** Left free on the disk beside an upload, in bytes: the database that takes it in stands on the same one most of the time. */
export const kept = 1024 ** 3;
/** An upload that became no import is gone after a day, in ms. */
export const uploadLasts = 24 * 3_600_000;

const Bytes = Type.Integer({ minimum: 0, description: "bytes" });

/** Files that somebody is about to send, with their place in the folder or zip they come from. */
export const UploadOrder = Type.Object(
  {
    files: Type.Array(
      Type.Object(
        { path: Type.String({ minLength: 1, maxLength: 400 }), bytes: Bytes },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: limits.files },
    ),
  },
  { additionalProperties: false },
);
export type UploadOrder = Static<typeof UploadOrder>;

/** How far an upload is. A file is there once `received` is `bytes`; after a break it goes on from `received`. */
export const UploadView = Type.Object({
  id: Id,
  files: Type.Array(
    Type.Object({
      number: Type.Integer({ minimum: 0, description: "its place in the address" }),
      path: Type.String(),
      bytes: Bytes,
      received: Bytes,
    }),
  ),
});
export type UploadView = Static<typeof UploadView>;

/** Why files cannot be taken as they are named, if so: `unsafe` leads out of its folder, `repeated` stands there twice. */
export function faultOf(paths: readonly string[]): "unsafe" | "repeated" | "none" | undefined {
  // Folders and files of one name, and names that differ by case only, are one on some disks.
  const folded = paths.map((path) => path.toLowerCase());
  const folders = new Set(
    folded.flatMap((path) => path.split("/").map((_, at, parts) => parts.slice(0, at).join("/"))),
  );
  if (paths.some((path) => isUnsafePath(path) || path.split("/").some(isOdd))) return "unsafe";
  if (new Set(folded).size < paths.length || folded.some((path) => folders.has(path))) return "repeated";
  return paths.every(isClutter) ? "none" : undefined;
}

/** No disk takes a part of a path that is empty, or longer than 255 bytes; and no name needs a control character. */
const isOdd = (part: string): boolean => part === "" || Buffer.byteLength(part) > 255 || /\p{Cc}/u.test(part);
