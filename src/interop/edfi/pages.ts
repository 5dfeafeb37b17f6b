import { type BundleFile, FileDamaged } from "../standard.ts";
import { isDescriptor } from "./described.ts";
import type { TopElement } from "./element.ts";
import { identityOfFlat, isObject, type JsonObject, membersIn } from "./json.ts";

/** A record that the API says was deleted: by its identity, or only by the API's own id. */
export interface Deleted {
  /** Name of the element: `Student`. */
  readonly name: string;
  readonly at: string;
  readonly id: string | undefined;
  /** With what identifies it; `undefined` where the API says only its id. */
  readonly identity: TopElement | undefined;
}

/** Records of one piece of a page. `ids` are the API's own, of each element in order. */
export interface Page {
  readonly elements: readonly TopElement[];
  readonly ids: readonly (string | undefined)[];
  readonly deleted: readonly Deleted[];
}

const plural = (name: string) => {
  const camel = name.charAt(0).toLowerCase() + name.slice(1);
  return camel.endsWith("y") ? `${camel.slice(0, -1)}ies` : `${camel}s`;
};

/** A page of a resource, whatever folders the extract lies in: `students/upserts/2022-07-14/1.json`, `ed-fi/students.json`. */
function segmentsOf(path: string): string[] {
  return path.replace(/\.(json|ndjson|jsonl)$/i, "").split("/");
}
/** Whether a file may be a page of the API by its name. */
export const isJson = ({ path }: BundleFile): boolean => /\.(json|ndjson|jsonl)$/i.test(path);
/** Whether a page holds deletes. */
export const holdsDeletes = (path: string): boolean => segmentsOf(path).some((each) => /^deletes$/i.test(each));

/** The element that a page is of, among those we know. */
export function elementOfPage(path: string, known: Iterable<string>): string | undefined {
  const segments = segmentsOf(path);
  const descriptor = segments.find((each) => each.endsWith("Descriptors"))?.slice(0, -1);
  if (descriptor !== undefined) return descriptor.charAt(0).toUpperCase() + descriptor.slice(1);
  for (const name of known) if (segments.includes(plural(name))) return name;
  return undefined;
}

/** A page may be one list of at most so many characters, a line of its own one of a million. */
const longest = { list: 64_000_000, line: 1_000_000 };

async function* recordsOf(
  path: string,
  text: AsyncIterable<string>,
): AsyncGenerator<{ record: JsonObject; at: string }> {
  let rest = "";
  let line = 1;
  const read = (json: string): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      throw new FileDamaged("json.not-well-formed", `${path}:${line}`);
    }
  };
  const checked = (value: unknown) => {
    if (!isObject(value)) throw new FileDamaged("json.not-well-formed", `${path}:${line}`);
    return { record: value, at: `${path}:${line}` };
  };
  for await (const chunk of text) {
    rest += chunk;
    if (line === 1) rest = rest.replace(/^\uFEFF/, "");
    const isList = line === 1 && /^\s*\[/.test(rest);
    if (rest.length > (isList ? longest.list : longest.line) + chunk.length)
      throw new FileDamaged("json.too-large", `${path}:${line}`);
    if (isList) continue;
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    for (const each of lines) {
      if (each.trim() !== "") yield checked(read(each));
      line += 1;
    }
  }
  if (rest.trim() === "") return;
  const last = read(rest);
  for (const each of Array.isArray(last) ? last : [last]) yield checked(each);
}

/** Whether a record is one of an Ed-Fi API: it says its version, or its descriptors and references as only Ed-Fi does. */
export const isRecord = (record: JsonObject): boolean =>
  Object.entries(record).some(
    ([key, value]) =>
      key === "_etag" ||
      key === "_lastModifiedDate" ||
      (Array.isArray(value) && value.some((each) => isObject(each) && isRecord(each))) ||
      (key.endsWith("Descriptor") && String(value).startsWith("uri://")) ||
      (key.endsWith("Reference") && isObject(value)),
  );

/** The first record of a file, if it can be read. */
export async function firstRecord(file: BundleFile): Promise<JsonObject | undefined> {
  try {
    for await (const { record } of recordsOf(file.path, file.text())) return record;
  } catch (error) {
    if (!(error instanceof FileDamaged)) throw error; // it is said when the file is read
  }
  return undefined;
}

const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

function deletedIn(name: string, record: JsonObject, at: string): Deleted {
  const key = record.keyValues ?? record.KeyValues;
  const identity = isObject(key) ? { name, text: "", members: identityOfFlat(key), at } : undefined;
  return { name, at, id: textOf(record.id ?? record.Id), identity };
}

/** So many records are handed over at once. */
const batch = 200;

/**
 * The records of one page of an Ed-Fi API: a list, or one record a line. Source: Ed-Fi API Design Guidelines; Change Queries
 * ("deletes").
 */
export async function* parsePage(path: string, text: AsyncIterable<string>, name: string): AsyncGenerator<Page> {
  const isDeletes = holdsDeletes(path) && !isDescriptor(name);
  let elements: TopElement[] = [];
  let ids: (string | undefined)[] = [];
  let deleted: Deleted[] = [];
  for await (const { record, at } of recordsOf(path, text)) {
    if (isDeletes) deleted.push(deletedIn(name, record, at));
    else {
      elements.push({ name, text: "", members: membersIn(record, name), at });
      ids.push(textOf(record.id));
    }
    if (elements.length + deleted.length < batch) continue;
    yield { elements, ids, deleted };
    [elements, ids, deleted] = [[], [], []];
  }
  yield { elements, ids, deleted };
}
