import { type BundleFile, baseName } from "../standard.ts";
import { isDescriptor } from "./described.ts";
import { adapters } from "./elements.ts";
import { elementOfPage, firstRecord, holdsDeletes, isJson, isRecord, type Page, parsePage } from "./pages.ts";
import { type Parsed, parseInterchange, type Wanted } from "./parse.ts";

/** One file of a bundle that we read: an interchange, or a page of the API with the element that it is of. */
export interface Document {
  readonly file: BundleFile;
  readonly page?: string;
}

const isXml = ({ path }: BundleFile) => baseName(path).endsWith(".xml");
const known = Object.keys(adapters);
const pageOf = (file: BundleFile) => (isJson(file) ? elementOfPage(file.path, known) : undefined);

/** The files of a bundle that are ours, by their names. */
export function documentsIn(files: readonly BundleFile[]): Document[] {
  return files.flatMap((file): Document[] => {
    if (isXml(file)) return [{ file }];
    const page = pageOf(file);
    return page === undefined ? [] : [{ file, page }];
  });
}

/** Whether a page says anything that is not Ed-Fi's: another program may call a file `students.json` too. */
async function isAnothers({ file, page }: Document): Promise<boolean> {
  if (page === undefined || isDescriptor(page) || holdsDeletes(file.path)) return false;
  const record = await firstRecord(file);
  return record !== undefined && !isRecord(record);
}

/** As `documentsIn`, without the pages that turn out to be of something else. */
export async function ownDocuments(files: readonly BundleFile[]): Promise<Document[]> {
  const own: Document[] = [];
  for (const document of documentsIn(files)) if (!(await isAnothers(document))) own.push(document);
  return own;
}

/** A root is found within so many characters, comments and all. */
const head = 65_536;

/** Whether a file is surely Ed-Fi: an interchange by its root, a page of the API by what its first record says. */
export async function isDocument({ file, page }: Document): Promise<boolean> {
  if (page !== undefined) {
    const record = await firstRecord(file);
    return record !== undefined && isRecord(record);
  }
  let seen = "";
  try {
    for await (const chunk of file.text()) {
      seen += chunk;
      if (seen.length >= head) break;
    }
  } catch {
    // a damaged file is none; it is said when the others are read
  }
  return /<(?:[\w.-]+:)?Interchange[A-Z]\w*[\s/>]/.test(seen.slice(0, head));
}

/** What one piece of a file held. */
export type Piece = Parsed & Partial<Pick<Page, "ids" | "deleted">>;

/** The entities of one file, as they become whole; throws `FileDamaged`. */
export async function* parseDocument(
  { file, page }: Document,
  { wanted, text = file.text() }: { wanted?: Wanted; text?: AsyncIterable<string> } = {},
): AsyncGenerator<Piece> {
  if (page === undefined) {
    yield* parseInterchange(file.path, text, wanted && { wanted });
    return;
  }
  for await (const { elements, ids, deleted } of parsePage(file.path, text, page))
    yield { interchange: page, generated: false, elements, ids, deleted };
}
