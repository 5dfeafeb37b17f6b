import { isClutter } from "../../exchange/bundle.ts";

/** A file that somebody chose, under its place in what they chose. */
export interface Chosen {
  readonly path: string;
  readonly file: File;
}

const wanted = (all: readonly Chosen[]): Chosen[] => all.filter(({ path }) => !isClutter(path));

/** Of a field for files or for a folder: a folder's files come with their path in it. */
export const chosenOf = (files: FileList | null): Chosen[] =>
  wanted([...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file })));

/** Of what was dropped: files and folders, with all that is in them. */
export async function droppedOf({ items }: DataTransfer): Promise<Chosen[]> {
  // Taken before the first wait: afterwards the browser has forgotten what was dropped. What comes from no disk is no entry.
  const all = [...items].map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const found = all.map((each) =>
    each instanceof File ? [{ path: each.name, file: each }] : each ? filesIn(each) : [],
  );
  return wanted((await Promise.all(found)).flat());
}

async function filesIn(entry: FileSystemEntry): Promise<Chosen[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((done, failed) => entry.file(done, failed));
    return [{ path: entry.fullPath.replace(/^\//, ""), file }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const inside: Chosen[] = [];
  // A reader gives some hundred at a time, and nothing when it is through.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return inside;
    for (const each of some) inside.push(...(await filesIn(each)));
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
