import fc from "fast-check";
import { expect, it } from "vitest";
import { filesOf } from "../bundle.testing.ts";
import { FileDamaged } from "../standard.ts";
import { made, memberOf, printInterchange, type TopElement, textOf, type XmlElement } from "./element.ts";
import { type ParseLimits, parseInterchange } from "./parse.ts";

async function parse(text: string, chunk = 65_536, limits?: ParseLimits) {
  const [file] = filesOf({ "Student.xml": text }, chunk);
  if (!file) throw new Error("there is one file");
  const elements: TopElement[] = [];
  let generated = false;
  for await (const each of parseInterchange(file.path, file.text(), limits && { limits })) {
    elements.push(...each.elements);
    generated = each.generated;
  }
  return { elements, generated };
}
const student = (inner: string) => `<InterchangeStudent xmlns="http://ed-fi.org/5.2.0">${inner}</InterchangeStudent>`;

async function damageOf(text: string, limits?: ParseLimits): Promise<string> {
  try {
    await parse(text, 1_000, limits);
  } catch (error) {
    if (error instanceof FileDamaged) return `${error.code} ${error.at}`;
    throw error;
  }
  return "whole";
}

it("reads an element with its members, trimmed and composed, and where it began", async () => {
  const { elements } = await parse(
    student(
      "\n<!-- a comment --><Student id='S1'>\n<Name><FirstName> Nu\u0301ria </FirstName></Name>\n<Empty/></Student>",
    ),
  );
  const [first] = elements;
  expect(first?.at).toBe("Student.xml:2");
  expect(first?.id).toBe("S1");
  expect(first && textOf(first, "Name", "FirstName")).toBe("Núria");
  expect(first && textOf(first, "Empty")).toBeUndefined();
});

it("reads entities of XML itself and numbers, and character data", async () => {
  const { elements } = await parse(student("<A><B>&lt;&amp;&#65;&#x42;<![CDATA[<c>]]></B></A>"));
  expect(elements[0] && textOf(elements[0], "B")).toBe("<&AB<c>");
});

it("does not mind a prefix on every name", async () => {
  const { elements } = await parse(
    '<e:InterchangeStudent xmlns:e="http://ed-fi.org/6.0.0"><e:Student><e:StudentUniqueId>7</e:StudentUniqueId></e:Student></e:InterchangeStudent>',
  );
  expect(elements[0]?.name).toBe("Student");
  expect(elements[0] && textOf(elements[0], "StudentUniqueId")).toBe("7");
});

it("refuses a document type unread: nothing is expanded and nothing fetched", async () => {
  const bomb = `<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n${student("<A>&b;</A>")}`;
  expect(await damageOf(bomb)).toBe("xml.doctype Student.xml:2");
  const external = `<!DOCTYPE x SYSTEM "file:///etc/passwd">${student("")}`;
  expect(await damageOf(external)).toBe("xml.doctype Student.xml:1");
});

it("gives up a document that is cut off, wrongly nested, or uses an entity nobody declared", async () => {
  for (const text of [
    student("<A><B>1</B>").slice(0, -25),
    student("<A><B></A></B>"),
    student("<A>&nbsp;</A>"),
    student("<A>\u0001</A>"),
    "",
    "not xml at all",
  ])
    expect(await damageOf(text)).toMatch(/^xml\.not-well-formed Student\.xml:\d+$/);
});

it("reads what an attribute says as a member, and what XML itself says with one not at all", async () => {
  const { elements } = await parse(
    student(
      '<Student xsi:type="X" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://ed-fi.org/0200"><Telephone Type="Home"> 555 </Telephone><Score Method="Raw"><Method>Scale</Method></Score></Student>',
    ),
  );
  const [telephone, score] = elements[0]?.members ?? [];
  expect(elements[0]?.members).toHaveLength(2);
  expect(telephone?.text).toBe("555");
  expect(telephone && textOf(telephone, "Type")).toBe("Home");
  expect(score?.members.map(({ text }) => text)).toEqual(["Scale"]);
});

it("gives up a document with an element out of all proportion, in length or in depth, wherever it hides", async () => {
  const limits = { characters: 5_000, depth: 6 };
  const far = "x".repeat(9_000);
  for (const text of [
    student(`<A><B>${far}</B></A>`),
    student(`<A b="${far}"/>`),
    student(`<!--${far}-->`),
    `<!--${far}-->${student("")}`,
    student(`${"<a>".repeat(9)}${"</a>".repeat(9)}`),
  ])
    expect(await damageOf(text, limits)).toMatch(/^xml\.element-too-large /);
  expect(await damageOf(student("<A><B>1</B></A>".repeat(1_000)), limits)).toBe("whole");
});

it("knows a file that was made up by the mark before its root", async () => {
  expect((await parse(`<?xml version="1.0"?><?daypack generated?>${student("<A/>")}`)).generated).toBe(true);
  expect((await parse(student("<?daypack generated?><A/>"))).generated).toBe(false);
});

it("passes over the members of what is not wanted, and finds the rest as ever", async () => {
  const [file] = filesOf({ "a.xml": student('<A id="1"><B><C>1</C></B>x</A><D><B>2</B></D><A/><D><B>3</B></D>') }, 7);
  if (!file) throw new Error("there is one file");
  const found: string[] = [];
  for await (const { elements } of parseInterchange("a.xml", file.text(), { wanted: (each) => each === "D" }))
    found.push(
      ...elements.map((each) => `${each.name} ${each.id ?? ""} ${textOf(each, "B") ?? ""}${each.members.length}`),
    );
  expect(found).toEqual(["A 1 0", "D  21", "A  0", "D  31"]);
});

const name = fc.constantFrom("A", "Name", "SchoolYear");
const text = fc.string({ unit: fc.constantFrom("a", "é", "😀", "<", "&", '"', "]]>", "7", " "), maxLength: 8 });
const { element } = fc.letrec<{ element: XmlElement }>((tie) => ({
  element: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(name, text).map(([each, content]) => made(each, content.trim())),
    fc.tuple(name, fc.array(tie("element"), { minLength: 1, maxLength: 3 })).map(([each, inner]) => made(each, inner)),
  ),
}));
const withoutPlace = ({ name: own, text: content, members }: XmlElement): XmlElement =>
  made(own, members.length > 0 ? members.map(withoutPlace) : content);

it("reads back what it wrote, in whatever pieces it comes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(element, { maxLength: 4 }), fc.integer({ min: 1, max: 30 }), async (elements, chunk) => {
      const document = [...printInterchange("InterchangeStudent", elements)].join("");
      const read = await parse(document, chunk);
      expect(read.elements.map(withoutPlace)).toEqual(elements.map(withoutPlace));
    }),
  );
});

it("finds the first member along a path", () => {
  const tree = made("A", [made("B", [made("C", "1")]), made("B", [made("C", "2")])]);
  expect(memberOf(tree, "B", "C")?.text).toBe("1");
  expect(memberOf(tree, "B", "D")).toBeUndefined();
});
