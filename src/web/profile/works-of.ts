import { type FileRef, hasPreview } from "../../entry/file-ref.ts";
import { type WorkBody, work, workIdOf } from "../../profile/work.ts";
import { type Item, itemsOf, type View } from "../entry/open.ts";

/** A work as it stands now, under the id that all its versions share. */
export interface Work extends Item<WorkBody> {
  readonly workId: string;
}

/** Works that are open, newest first. */
export const worksOf = (view: Pick<View, "entries">): Work[] =>
  itemsOf(view, work).map((item) => ({ ...item, workId: workIdOf({ id: item.entry.id, body: item.body }) }));

/** Files whose bytes are here. A source may name others that it kept. */
export const filesOf = ({ files = [] }: WorkBody): FileRef[] =>
  files.flatMap((file) => (file.id === undefined ? [] : { ...file, id: file.id }));

/** The picture that stands for a work in a list: a photo before a document's first page. */
export const faceOf = (body: WorkBody): FileRef | undefined =>
  filesOf(body).find(({ mediaType }) => mediaType.startsWith("image/")) ?? filesOf(body).find(hasPreview);
