import Type, { type Static } from "typebox";
import { Id, isIdShaped } from "../kernel/id-shape.ts";
import { body, Line, optional } from "./fields.ts";

/**
 * A file that belongs to an entry: `id` is that of the upload it came by (POST /files). What stands beside it is what the server
 * found in the bytes, whatever the writer said. Any kind may name files anywhere in its body; the bytes are read at
 * /learners/:learnerId/entries/:entryId/files/:position, positions counted through the body from 0 (`filesIn`).
 */
export const FileRef = body({
  id: Id,
  name: Line,
  mediaType: Line,
  bytes: Type.Integer({ minimum: 0 }),
  width: optional(Type.Integer({ minimum: 1, description: "pixels, of a picture; of a PDF those of its preview" })),
  height: optional(Type.Integer({ minimum: 1, description: "as width" })),
  seconds: optional(Type.Number({ minimum: 0, description: "of sound and video, where the file says it" })),
});
export type FileRef = Static<typeof FileRef>;

/** Whether a small picture of it can be asked for: of every picture, and of a PDF whose first page could be drawn. */
export const hasPreview = ({ width }: { readonly width?: number | undefined }): boolean => width !== undefined;

const isRef = (value: object): value is FileRef =>
  "id" in value && isIdShaped(value.id) && "name" in value && "mediaType" in value && "bytes" in value;

/**
 * The files a body names: an index here is the position in the address. Members by name, because the database keeps an order of
 * its own.
 */
export function filesIn(value: unknown): FileRef[] {
  if (typeof value !== "object" || value === null) return [];
  if (isRef(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(filesIn);
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, each]) => filesIn(each));
}

/** The same body with what is known of each of its files. */
export function withFiles(value: unknown, known: (ref: FileRef) => FileRef): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isRef(value)) return known(value);
  if (Array.isArray(value)) return value.map((each) => withFiles(each, known));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withFiles(each, known)]));
}
