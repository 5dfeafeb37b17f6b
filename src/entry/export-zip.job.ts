import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { BlobStore } from "../store/blob.ts";
import type { EntryFile } from "./file.store.ts";

/** Where a file of an entry lies in the ZIP. Its name was made safe when it came. */
const pathInZip = ({ entryId, position, name }: Pick<EntryFile, "position" | "name"> & { entryId: string }) =>
  `files/${entryId}/${position}-${name}`;

/**
 * The record and its files in one ZIP, one file after the other, as fast as the reader takes them: memory holds the record and some
 * pieces, however many gigabytes there are. Files are stored as they are: pictures and films do not get smaller.
 */
export function exportZip(
  blobs: BlobStore,
  record: object,
  files: readonly (EntryFile & { readonly entryId: string })[],
): Readable {
  const zip = new ZipFile();
  const listed = files.map((file) => ({ entryId: file.entryId, position: file.position, path: pathInZip(file) }));
  zip.addBuffer(Buffer.from(JSON.stringify({ ...record, files: listed })), "record.json");
  for (const file of files) {
    zip.addReadStreamLazy(pathInZip(file), { compress: false, size: file.bytes }, (take) => {
      blobs.read(file.hash).then(
        (bytes) => take(null, bytes),
        (error: Error) => take(error, Readable.from([])),
      );
    });
  }
  zip.end();
  const out = new Readable().wrap(zip.outputStream);
  zip.on("error", (error: Error) => out.destroy(error));
  return out;
}
