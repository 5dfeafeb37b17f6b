import type { Remark } from "../../kernel/remark.ts";
import { type Batch, type BundleFile, damage, type ReadOptions, Share, type Standard } from "../standard.ts";
import type { EdFiContext } from "./context.ts";
import { Deletes } from "./deletes.ts";
import { type Document, documentsIn, isDocument, ownDocuments, parseDocument } from "./document.ts";
import type { TopElement } from "./element.ts";
import { adapters, isQuiet } from "./elements.ts";
import { gather } from "./gather.ts";
import { isAnInterchange, isInterchange } from "./interchanges.ts";

/** Remarks that say a row was sent and could not be read: nothing of its set ends then. */
const unread = new Set([
  ...["row.id-missing", "row.cell-missing", "date.invalid", "date.order", "edfi.contact-missing"],
  ...["edfi.gradebook-entry-missing", "edfi.descriptor-unknown"],
]);

/** Facts of some elements of a file, by name; `name` that no adapter knows is counted and said. */
function readElements(
  elements: readonly TopElement[],
  context: EdFiContext,
  generated: boolean,
  doubtful: Set<string>,
) {
  const facts: Batch["facts"][number][] = [];
  const remarks: Remark[] = [];
  for (const [name, group] of Map.groupBy(elements, (each) => each.name)) {
    const adapter = adapters[name];
    if (adapter) {
      const read = adapter.read(group, context);
      for (const sent of read.facts) facts.push(generated ? { ...sent, generated } : sent);
      remarks.push(...read.remarks);
      if (read.remarks.some(({ code }) => unread.has(code))) doubtful.add(name);
    } else if (!isQuiet(name)) for (const { at } of group) remarks.push({ code: "edfi.not-kept", at, message: name });
  }
  return { facts, remarks };
}

/** What is said of the root of a file: nothing, where the standard names it. */
const ofRoot = ({ file, page }: Document, root: string): Remark[] =>
  page !== undefined || root === "" || isInterchange(root)
    ? []
    : [{ code: "edfi.interchange-unknown", at: `${file.path}:1`, message: root.slice(0, 60) }];

async function* readBundle(files: readonly BundleFile[], { shift }: ReadOptions): AsyncGenerator<Batch> {
  const documents = await ownDocuments(files);
  const share = new Share(documents.map(({ file }) => file));
  const { context, damaged, isWhole } = await gather(documents, shift);
  const deletes = await Deletes.of(documents, context);
  const whole = new Set<string>();
  const doubtful = new Set<string>();
  for (const document of documents) {
    const { file, page } = document;
    const reason = damaged.get(document);
    if (reason) yield damage(file.path, reason);
    else {
      const said: Remark[] = [];
      let root = "";
      for await (const piece of parseDocument(document, { text: file.text((remark) => said.push(remark)) })) {
        if (root === "") said.push(...ofRoot(document, piece.interchange));
        root = piece.interchange;
        const known =
          page !== undefined || isAnInterchange(root)
            ? deletes.left(piece, context)
            : piece.elements.filter(({ name }) => adapters[name] !== undefined);
        // A page of the API tells what changed, not what there is.
        if (page === undefined) for (const { name } of known) whole.add(name);
        const read = readElements(known, context, piece.generated, doubtful);
        deletes.madeAgain(read.facts);
        yield {
          ...read,
          rows: page === undefined ? known.length : piece.elements.length,
          remarks: [...said.splice(0), ...read.remarks],
          share: share.within(file),
        };
      }
    }
    share.past(file);
  }
  const read = new Set(documents.map(({ file }) => file));
  for (const file of files)
    if (!read.has(file)) yield { facts: [], rows: 0, remarks: [{ code: "file.unknown", at: `${file.path}:1` }] };
  const complete = [...whole].filter((name) => isWhole(name) && !doubtful.has(name));
  yield { facts: [], ...deletes.ended(), complete, share: 1 };
}

/** Ed-Fi XML, Data Standard 2 to 6, interchanges in any number of files, in any order; and pages of an Ed-Fi API as a delta. */
export const edfi: Standard = {
  name: "edfi",
  async detect(files) {
    for (const document of documentsIn(files)) if (await isDocument(document)) return true;
    return false;
  },
  read: readBundle,
};
