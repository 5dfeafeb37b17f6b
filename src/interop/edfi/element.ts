/**
 * One element of an Ed-Fi document: its name without prefix, its text or its members in order, and the two attributes by which
 * Ed-Fi elements point at each other (Data Standard, "ReferenceType": XML ID and IDREF).
 */
export interface XmlElement {
  readonly name: string;
  readonly id?: string | undefined;
  readonly ref?: string | undefined;
  /** Trimmed and composed (NFC); empty where there are elements in it. */
  readonly text: string;
  readonly members: readonly XmlElement[];
}

/** An element right below the root: what Ed-Fi calls an entity or association, with the place it begins at. */
export interface TopElement extends XmlElement {
  /** `file:line`. */
  readonly at: string;
}

/** The first member of that name, however deep the path leads. */
export function memberOf(element: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  let found: XmlElement | undefined = element;
  for (const name of path) {
    found = found.members.find((each) => each.name === name);
    if (!found) return undefined;
  }
  return found;
}

/** All of that name, in order; empty where there are none. */
export const membersOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.members.filter((each) => each.name === name);

/** Text of the first member of that name; `undefined` where it is missing or empty. */
export const textOf = (element: XmlElement, ...path: readonly string[]): string | undefined =>
  memberOf(element, ...path)?.text || undefined;

/** Writes an element: text, or members; a member that is `undefined` is left out. */
export function made(name: string, content: string | readonly (XmlElement | undefined)[]): XmlElement {
  return typeof content === "string"
    ? { name, text: content, members: [] }
    : { name, text: "", members: content.filter((each) => each !== undefined) };
}

/** An element with text, if there is text. */
export const madeOf = (name: string, text: string | number | undefined): XmlElement | undefined =>
  text === undefined ? undefined : made(name, String(text));

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) =>
  text
    // What XML 1.0 §2.2 has no character for cannot be written.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, "")
    .replaceAll(/[&<>"]/g, (each) => escapes[each] ?? each);

function printed({ name, id, ref, text, members }: XmlElement, indent: string): string {
  const attributes = `${id === undefined ? "" : ` id="${escaped(id)}"`}${ref === undefined ? "" : ` ref="${escaped(ref)}"`}`;
  if (members.length === 0)
    return text === ""
      ? `${indent}<${name}${attributes}/>\n`
      : `${indent}<${name}${attributes}>${escaped(text)}</${name}>\n`;
  const inner = members.map((each) => printed(each, `${indent}\t`)).join("");
  return `${indent}<${name}${attributes}>\n${inner}${indent}</${name}>\n`;
}

/** The namespace of the Data Standard that we write. */
const namespace = "http://ed-fi.org/5.2.0";

/**
 * An interchange document in pieces, to be written one after the other: `InterchangeStudentEnrollment` and what is in it.
 * `generated` marks it as made up; a reader of ours then marks every fact of it.
 */
export function* printInterchange(
  interchange: string,
  elements: Iterable<XmlElement>,
  { generated = false }: { generated?: boolean } = {},
): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n${generated ? "<?daypack generated?>\n" : ""}`;
  yield `<${interchange} xmlns="${namespace}">\n`;
  for (const element of elements) yield printed(element, "\t");
  yield `</${interchange}>\n`;
}

/** An element to be written, which is at no place yet. */
export const top = (name: string, members: readonly (XmlElement | undefined)[]): TopElement => ({
  ...made(name, members),
  at: "",
});

/** A value of one of Ed-Fi's own descriptors. */
export const descriptorOf = (element: string, descriptor: string, value: string | undefined): XmlElement | undefined =>
  value === undefined ? undefined : made(element, `uri://ed-fi.org/${descriptor}#${value}`);
