import { queryOptions } from "@tanstack/react-query";
import type { CheckView, PreviewView } from "../../exchange/map.ts";
import type { UploadView } from "../../exchange/upload.ts";
import { mapOf } from "../../interop/mapped/guess-map.ts";
import type { TargetName } from "../../interop/mapped/targets.ts";
import { api } from "../api.ts";

/** One column as a person has decided about it. */
export type Column = PreviewView["columns"][number];

/** A file on the server with what it looks like and what a person made of it. */
export interface Mapping {
  readonly uploadId: string;
  readonly file: string;
  /** Sheets of the workbook that it is of; none of any other file. */
  readonly sheets: readonly string[];
  readonly known: string | undefined;
  readonly make: TargetName;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** In bytes: what a proxy in front takes. */
const piece = 8 * 1024 ** 2;

/** Sends a file to where imports are read from; it is nobody else's, and gone after a day. */
export async function sendFile(file: File): Promise<string> {
  const { id } = await api.send<UploadView>("POST", "/uploads", { files: [{ path: file.name, bytes: file.size }] });
  for (let from = 0; from < file.size; )
    from = (
      await api.send<{ received: number }>("PUT", `/uploads/${id}/files/0?from=${from}`, file.slice(from, from + piece))
    ).received;
  return id;
}

/** What a file looks like: guessed, or as what a person says that its rows are. */
export async function readPreview(uploadId: string, make?: TargetName): Promise<readonly PreviewView[]> {
  const { items } = await api.send<{ items: PreviewView[] }>("POST", "/maps/preview", {
    uploadId,
    ...(make && { make }),
  });
  return items;
}

/** A name that a map may have, from its title. */
const nameOf = (title: string): string =>
  title
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 80) || "map";

/** The map that a person's choices come to. */
export const mapMade = ({ make, title, columns, sheets, file }: Mapping) => ({
  // Formats of dates are the server's own.
  ...mapOf(make, columns as Parameters<typeof mapOf>[1], { name: nameOf(title), title: title.trim() || nameOf(title) }),
  ...(sheets.length > 1 && { layout: { sheet: file } }),
});

/** What the map would come to, counted from the file itself. */
export const checkQuery = (mapping: Mapping) =>
  queryOptions({
    queryKey: ["map-check", mapping.uploadId, mapMade(mapping)],
    queryFn: () => api.send<CheckView>("POST", "/maps/check", { uploadId: mapping.uploadId, map: mapMade(mapping) }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
    retry: false,
  });
