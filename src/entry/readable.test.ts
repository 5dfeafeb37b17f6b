import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, describe, expect, it } from "vitest";
import { languageName } from "../kernel/language-name.ts";
import { type District, openDistrict } from "../server/district.testing.ts";
import { kinds } from "../server/kinds.ts";
import type { Entry } from "./entry.ts";
import { memberLabels, valueLabels } from "./member-labels.ts";
import { membersInWords } from "./member-words.ts";
import { readable } from "./readable.ts";
import { readableHtml } from "./readable-html.ts";

/** A kind's schema as the plain JSON Schema it also is. */
interface Shape {
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}
function* shapesIn(shape: Shape): Generator<[string, Shape]> {
  for (const [member, each] of Object.entries(shape.properties ?? {})) {
    yield [member, each];
    yield* shapesIn(each.items ?? each);
  }
}
const members = kinds.flatMap(({ schema }) => [...shapesIn(schema as unknown as Shape)]); // as the interface says

describe("words", () => {
  it("names languages in the reader's own, however a system wrote them", () => {
    const schema = kinds.find(({ name }) => name === "background")?.schema ?? expect.unreachable("no such kind");
    const said = membersInWords(schema, { languages: [{ language: "Spanish" }, { language: "eng" }] }, "es");
    expect(said[0]?.text).toMatch(/español.*inglés/);
  });

  it("names who chose a work, and leaves a name as it is", () => {
    const schema = kinds.find(({ name }) => name === "personal-best")?.schema ?? expect.unreachable("no such kind");
    const said = (chosenBy: string) => membersInWords(schema, { chosenBy }, "es")[0]?.text;
    expect(said("learner")).toBe("El o la estudiante");
    expect(said("Ms. Rivera")).toBe("Ms. Rivera");
  });

  it("has words in two languages for every member that a kind has, and no others", () => {
    const named = new Set(members.map(([member]) => member).filter((member) => !/(^|[a-z])ids?$/i.test(member)));
    expect([...named].filter((member) => !memberLabels[member])).toEqual([]);
    expect(Object.keys(memberLabels).filter((member) => !named.has(member))).toEqual([]);
  });

  it("has words for every value of a closed list", () => {
    const values = new Set(members.flatMap(([, shape]) => (shape.items ?? shape).enum ?? []));
    expect([...values].filter((value) => !valueLabels[value])).toEqual([]);
    expect(Object.keys(valueLabels).filter((value) => !values.has(value))).toEqual([]);
  });
});

const entry = (body: object): Entry => ({
  id: "01920000-0000-7000-8000-000000000001",
  kind: "goal",
  category: "voice",
  slice: "own",
  provenance: {
    method: "asserted",
    author: { id: "01920000-0000-7000-8000-000000000002", kind: "learner" },
    receivedAt: "2026-11-20T10:00:00Z",
    receivedOn: "2026-11-20",
  },
  body,
});
const pageOf = (entries: readonly Entry[], name = "Ana") =>
  [
    ...readableHtml(
      readable(
        { learner: { id: "x", name }, exportedAt: "2026-11-22T00:00:00Z", entries, history: [], digests: [] },
        kinds,
        "en",
      ),
    ),
  ].join("");

describe("a hostile text", () => {
  it("stays text in the page", () => {
    const page = pageOf([entry({ statement: `<script>alert(1)</script>"'&`, state: "active" })], "<img src=x>");
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;");
  });

  it("cannot turn the letters around it", () => {
    const page = pageOf([entry({ statement: "a\u202Eevil\u2066b\u200Fc", state: "active" })]);
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200f]/);
    expect(page).toContain("aevilbc");
  });
});

/** Every text and number in a body, without ids. */
function leaves(value: unknown, member = ""): string[] {
  if (/(^|[a-z])ids?$/i.test(member)) return [];
  if (typeof value === "string") return /^\d{4}-\d\d-\d\d/.test(value) || valueLabels[value] ? [] : [value];
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, each]) => leaves(each, key));
  return [];
}
const letters = (text: string) => text.normalize("NFC").replaceAll(/\s+/g, "");
const unescaped = (html: string) =>
  html
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

describe("a family's copies", () => {
  let district: District;
  beforeAll(async () => {
    district = await openDistrict();
  });
  const copies = async (who: "rosa" | "luis" | "alvarez") => {
    const { as, ids } = district;
    const ask = (ending: string) => as[who].get(`/learners/${ids.mateo}/export${ending}`);
    const [json, html, pdf] = await Promise.all([ask(""), ask(".html?language=es"), ask(".pdf")]);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.rawPayload)), { mergePages: true });
    return {
      record: json.json() as { entries: Entry[]; notice: { en: string } },
      html: unescaped(html.body),
      text,
      pdf,
    };
  };

  it("say every fact that the JSON copy has, in HTML and in PDF", async () => {
    const { record, html, text, pdf } = await copies("rosa");
    expect(record.entries.length).toBeGreaterThan(5);
    const facts = record.entries.flatMap(({ body }) => leaves(body));
    // A language that a system wrote as "Spanish" has its name in the language of the copy.
    const isIn = (copy: string, language: "en" | "es") => (fact: string) =>
      letters(copy).includes(letters(["Spanish", "English"].includes(fact) ? languageName(fact, language) : fact));
    expect(facts.filter((fact) => !isIn(html, "es")(fact))).toEqual([]);
    expect(facts.filter((fact) => !isIn(text, "en")(fact))).toEqual([]);
    expect(html).toMatch(/^<!doctype html><html lang="es">/);
    expect(html).not.toMatch(/<script|https?:\/\//);
    expect(pdf.headers["content-type"]).toBe("application/pdf");
  });

  it("carry the notice on every page, and headings for who listens", async () => {
    const { record, pdf } = await copies("rosa");
    const document = await getDocumentProxy(new Uint8Array(pdf.rawPayload));
    const { text } = await extractText(document);
    for (const page of text) expect(letters(page)).toContain(letters(record.notice.en));
    const tree = JSON.stringify(await (await document.getPage(1)).getStructTree());
    for (const role of ["H1", "H2", "H3", "L", "LI"]) expect(tree).toContain(`"role":"${role}"`);
  });

  it("hold nothing of what is another's or closed to the reader", async () => {
    const [rosa, luis, alvarez] = await Promise.all([copies("rosa"), copies("luis"), copies("alvarez")]);
    for (const [less, more] of [
      [luis, rosa],
      [rosa, luis],
      [alvarez, rosa],
    ] as const) {
      const own = new Set(less.record.entries.map(({ id }) => id));
      const hidden = more.record.entries.filter(({ id }) => !own.has(id)).flatMap(({ body }) => leaves(body));
      const known = letters(JSON.stringify(less.record));
      const secret = hidden.map(letters).filter((fact) => fact.length > 5 && !known.includes(fact));
      expect(secret.length).toBeGreaterThan(0);
      expect(secret.filter((fact) => letters(less.html).includes(fact) || letters(less.text).includes(fact))).toEqual(
        [],
      );
    }
  });

  it("are in the log as a copy taken", async () => {
    const { as, ids } = district;
    await as.rosa.get(`/learners/${ids.mateo}/export.pdf`);
    const { items } = (await as.rosa.get(`/learners/${ids.mateo}/access`)).json() as {
      items: { what: string; channel: string }[];
    };
    expect(items[0]).toMatchObject({ what: "learner.export", channel: "export" });
  });
});
