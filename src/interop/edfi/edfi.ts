import type { Remark } from "../../kernel/remark.ts";
import { type Batch, type BundleFile, baseName, damage, type ReadOptions, Share, type Standard } from "../standard.ts";
import type { EdFiContext } from "./context.ts";
import type { TopElement } from "./element.ts";
import { adapters, isQuiet } from "./elements.ts";
import { gather } from "./gather.ts";
import { isAnInterchange, isInterchange } from "./interchanges.ts";
import { parseInterchange } from "./parse.ts";

const isXml = ({ path }: BundleFile) => baseName(path).endsWith(".xml");
/** A root is found within so many characters, comments and all. */
const head = 65_536;

async function hasInterchange(file: BundleFile): Promise<boolean> {
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
  return { facts, remarks, rows: elements.length };
}

async function* readBundle(files: readonly BundleFile[], { shift }: ReadOptions): AsyncGenerator<Batch> {
  const interchanges = files.filter(isXml);
  const share = new Share(interchanges);
  const { context, damaged, isWhole } = await gather(interchanges, shift);
  const whole = new Set<string>();
  const doubtful = new Set<string>();
  for (const file of interchanges) {
    const reason = damaged.get(file);
    if (reason) yield damage(file.path, reason);
    else {
      const bytes: Remark[] = [];
      let root = "";
      const text = file.text((remark) => bytes.push(remark));
      for await (const { interchange, elements, generated } of parseInterchange(file.path, text)) {
        if (root === "" && interchange !== "" && !isInterchange(interchange))
          bytes.push({ code: "edfi.interchange-unknown", at: `${file.path}:1`, message: interchange.slice(0, 60) });
        root = interchange;
        const known = isAnInterchange(root) ? elements : elements.filter(({ name }) => adapters[name] !== undefined);
        for (const { name } of known) whole.add(name);
        const read = readElements(known, context, generated, doubtful);
        yield { ...read, remarks: [...bytes.splice(0), ...read.remarks], share: share.within(file) };
      }
    }
    share.past(file);
  }
  for (const file of files)
    if (!isXml(file)) yield { facts: [], rows: 0, remarks: [{ code: "file.unknown", at: `${file.path}:1` }] };
  const complete = [...whole].filter((name) => isWhole(name) && !doubtful.has(name));
  yield { facts: [], rows: 0, remarks: [], complete, share: 1 };
}

/** Ed-Fi XML, Data Standard 2 to 6: interchanges in any number of files, in any order. */
export const edfi: Standard = {
  name: "edfi",
  async detect(files) {
    for (const file of files.filter(isXml)) if (await hasInterchange(file)) return true;
    return false;
  },
  read: readBundle,
};
