import { type SaxesAttributePlain, SaxesParser } from "saxes";
import { FileDamaged } from "../standard.ts";
import type { TopElement, XmlElement } from "./element.ts";

/** What one piece of a document held: entities that are whole by now. */
export interface Parsed {
  /** Name of the root, `InterchangeStudent`; empty before it. */
  readonly interchange: string;
  /** Whether `<?daypack generated?>` stands before the root. */
  readonly generated: boolean;
  readonly elements: readonly TopElement[];
}

/** Bounds of one element right below the root; memory holds one of these. Real ones stay under 50,000 characters. */
export interface ParseLimits {
  readonly characters: number;
  readonly depth: number;
}
const parseLimits: ParseLimits = { characters: 1_000_000, depth: 40 };

interface Open {
  readonly name: string;
  readonly id: string | undefined;
  readonly ref: string | undefined;
  readonly said: readonly XmlElement[];
  readonly members: XmlElement[];
  text: string;
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);
type Attributes = Readonly<Record<string, string | SaxesAttributePlain>>;
const attribute = (attributes: Attributes, name: string) => {
  const value = attributes[name];
  return typeof value === "string" ? value : value?.value;
};

const none: readonly XmlElement[] = [];
/**
 * Attributes that say something of the entity, as members: until Data Standard 2 a score's method or a telephone's type could be
 * one. What XML itself says in attributes has a prefix.
 */
function saidIn(attributes: Attributes): readonly XmlElement[] {
  const names = Object.keys(attributes).filter(
    (name) => name !== "id" && name !== "ref" && name !== "xmlns" && !name.includes(":"),
  );
  if (names.length === 0) return none;
  return names.map((name) => ({ name, text: composed(attribute(attributes, name) ?? ""), members: none }));
}
/** Whether the members of an entity are needed: a pass that is after few of them passes the others over. */
export type Wanted = (name: string, id: string | undefined) => boolean;
const all: Wanted = () => true;

const isAscii = /^[\x20-\x7e]*$/;
const composed = (text: string) => {
  const trimmed = text.trim();
  return isAscii.test(trimmed) ? trimmed : trimmed.normalize("NFC");
};

/**
 * The entities of one Ed-Fi XML document, as they become whole. A document type is refused unread, so that no entity is ever
 * expanded or fetched; a document that is not well-formed, or holds one element out of all proportion, throws `FileDamaged`
 * and costs itself. An entity that is not `wanted` comes without its members. Source: Ed-Fi Data Standard, Bulk Load XML; XML 1.0
 * §2.1.
 */
export async function* parseInterchange(
  file: string,
  text: AsyncIterable<string>,
  { wanted = all, limits = parseLimits }: { wanted?: Wanted; limits?: ParseLimits } = {},
): AsyncGenerator<Parsed> {
  const parser = new SaxesParser();
  const open: Open[] = [];
  let interchange = "";
  let generated = false;
  let elements: TopElement[] = [];
  let startedAt = "";
  /** Depth below an entity whose members nobody wants. */
  let passed: number | undefined;
  let whole = 0;
  const damaged = (code: string) => new FileDamaged(code, `${file}:${parser.line}`);

  parser.on("error", () => {
    throw damaged("xml.not-well-formed");
  });
  parser.on("doctype", () => {
    throw damaged("xml.doctype");
  });
  parser.on("processinginstruction", ({ target, body }) => {
    if (interchange === "" && target === "daypack" && body.trim() === "generated") generated = true;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (interchange === "") {
      interchange = local(name);
      whole = parser.position;
      return;
    }
    if (open.length + (passed ?? 0) >= limits.depth) throw damaged("xml.element-too-large");
    if (passed !== undefined) {
      passed += 1;
      return;
    }
    const [id, ref] = [attribute(attributes, "id"), attribute(attributes, "ref")];
    if (open.length === 0) {
      startedAt = `${file}:${parser.line}`;
      if (!wanted(local(name), id)) passed = 0;
    }
    open.push({ name: local(name), id, ref, said: saidIn(attributes), members: [], text: "" });
  });
  const onText = (piece: string) => {
    const current = passed === undefined ? open.at(-1) : undefined;
    if (current) current.text += piece;
  };
  parser.on("text", onText);
  parser.on("cdata", onText);
  parser.on("closetag", () => {
    if (passed !== undefined && passed > 0) {
      passed -= 1;
      return;
    }
    passed = undefined;
    const closed = open.pop();
    if (!closed) return;
    const { name, id, ref, said, members } = closed;
    const text = members.length > 0 ? "" : composed(closed.text);
    for (const each of said) if (!members.some((member) => member.name === each.name)) members.push(each);
    const element: XmlElement = { name, id, ref, text, members };
    const parent = open.at(-1);
    if (parent) parent.members.push(element);
    else {
      elements.push({ ...element, at: startedAt });
      whole = parser.position;
    }
  });

  for await (const chunk of text) {
    parser.write(chunk);
    if (parser.position - whole > limits.characters) throw damaged("xml.element-too-large");
    if (elements.length > 0) {
      yield { interchange, generated, elements };
      elements = [];
    }
  }
  parser.close();
  yield { interchange, generated, elements };
}
