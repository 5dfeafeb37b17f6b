import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import type { Readable, Section } from "./readable.ts";
import { readableWords } from "./readable-words.ts";

const { resolve } = createRequire(import.meta.url);
const faces = ["latin-400", "latin-700", "latin-ext-400", "latin-ext-700"] as const;
type Face = (typeof faces)[number];
const face = (name: Face): Buffer =>
  readFileSync(resolve(`@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${name}-normal.woff`));
let kept: ReadonlyMap<Face, Buffer> | undefined;
/** Read when the first PDF is made, 25 kB each. */
const allFaces = () => (kept ??= new Map(faces.map((name) => [name, face(name)])));

/** What the latin and the latin-ext files of the family draw (its `unicode.json`). */
const latin = /[\s\u0020-\u00ff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2191\u2193\u2212\u2215]/;
const extended = /[\u0100-\u02ff\u1e00-\u1e9f\u1ef2-\u1eff\u20a0-\u20c0\u2113]/;
const drawn = new RegExp(`^(?:${latin.source}|${extended.source})*$`, "u");
const pieces = new RegExp(`${latin.source}+|${extended.source}+`, "gu");

/** Letters that neither file draws become "?"; what was composed of two is first made one. */
const drawable = (text: string): string =>
  [...text.normalize("NFC")].map((letter) => (drawn.test(letter) ? letter : "?")).join("");

const colors = { ink: "#1b2b2b", quiet: "#4a5a5a", brand: "#0d4a47" };
const margin = 54;

/** Draws one document; every piece of text hangs in the structure tree, so that a screen reader reads it in order. */
class Page {
  readonly doc: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;

  constructor({ language, title }: Readable) {
    this.doc = new PDFDocument({
      size: "LETTER",
      margins: { top: margin, left: margin, right: margin, bottom: margin + 18 },
      pdfVersion: "1.7",
      tagged: true,
      lang: language === "es" ? "es-US" : "en-US",
      displayTitle: true,
      bufferPages: true,
      info: { Title: title, Creator: "Daypack" },
    });
    for (const [name, bytes] of allFaces()) this.doc.registerFont(name, bytes);
    this.#root = this.doc.struct("Document");
    this.doc.addStructure(this.#root);
  }

  /** One paragraph under the root, or under `parent`. */
  text(
    tag: string,
    text: string,
    { size = 11, bold = false, color = colors.ink, gap = 2, indent = 0, parent = this.#root }: TextStyle = {},
  ): void {
    const { doc } = this;
    // A heading stays with what it is of.
    if (tag.startsWith("H") && doc.y > doc.page.height - doc.page.margins.bottom - 5 * size) doc.addPage();
    const drawing = () => {
      doc.fillColor(color).fontSize(size);
      doc.x = margin + indent;
      const runs = drawable(text).match(pieces) ?? [" "];
      const width = doc.page.width - 2 * margin - indent;
      runs.forEach((run, place) => {
        doc.font(`${latin.test(run.charAt(0)) ? "latin" : "latin-ext"}-${bold ? 700 : 400}`);
        doc.text(run, { width, continued: place < runs.length - 1, paragraphGap: 0 });
      });
      doc.y += gap;
    };
    parent.add(doc.struct(tag, {}, drawing));
  }

  list(): PDFKit.PDFStructureElement {
    const list = this.doc.struct("L");
    this.#root.add(list);
    return list;
  }

  end(): void {
    this.#root.end();
  }
}
interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly gap?: number;
  readonly indent?: number;
  readonly parent?: PDFKit.PDFStructureElement;
}

function drawSection(page: Page, { title, paragraphs = [], lines = [], groups }: Section, inShort: string): void {
  page.doc.y += 12;
  page.text("H2", title, { size: 15, bold: true, color: colors.brand, gap: 4 });
  for (const paragraph of paragraphs) page.text("P", paragraph, { gap: 6 });
  const listed = (head: string, draw: (list: PDFKit.PDFStructureElement) => void) => {
    page.text("H3", head, { size: 12, bold: true, gap: 3 });
    const list = page.list();
    draw(list);
    list.end();
  };
  if (lines.length > 0)
    listed(inShort, (list) => {
      for (const line of lines) page.text("LI", line, { parent: list, indent: 10 });
    });
  for (const { title: head, items } of groups)
    listed(head, (list) => {
      for (const { line, more, said } of items) {
        const item = page.doc.struct("LI");
        list.add(item);
        const body = page.doc.struct("LBody");
        item.add(body);
        page.text("P", line, { parent: body, indent: 10, gap: 1 });
        for (const { label, text } of more)
          page.text("P", `${label}: ${text}`, { parent: body, indent: 22, size: 10, gap: 1 });
        if (said) page.text("P", said, { parent: body, indent: 22, size: 9, color: colors.quiet, gap: 5 });
        body.end();
        item.end();
      }
    });
}

/** The notice and the number at the foot of every page: of the paper, not of the reading. */
function drawFeet({ doc }: Page, { title, notice, language }: Readable): void {
  const { start, count } = doc.bufferedPageRange();
  for (let number = 0; number < count; number++) {
    doc.switchToPage(start + number);
    doc.page.margins.bottom = 0; // else drawing there would open a page
    doc.markContent("Artifact", { type: "Pagination" });
    doc.font("latin-400").fontSize(8).fillColor(colors.quiet);
    const foot = `${drawable(title)} · ${readableWords.page[language].replace("#", String(number + 1))} ${count}`;
    doc.text(foot, margin, doc.page.height - margin - 4, { lineBreak: false });
    doc.text(notice, margin, doc.page.height - margin + 8, { lineBreak: false });
    doc.endMarkedContent();
  }
}

/**
 * The record as a tagged PDF (ISO 32000-1, 14.8): headings, lists and language are in the file, the notice of 34 CFR 99.33 on
 * every page. Latin letters of every European language are drawn; others stand as "?", and the first page says so.
 */
export function readablePdf(record: Readable): NodeJS.ReadableStream {
  const page = new Page(record);
  const { language, title, lead, notice, sections } = record;
  page.text("H1", title, { size: 22, bold: true, color: colors.brand, gap: 6 });
  for (const line of lead) page.text("P", line);
  page.text("P", notice, { bold: true, gap: 4 });
  if (!drawn.test(JSON.stringify(record).normalize("NFC"))) page.text("P", readableWords.undrawn[language]);
  for (const section of sections) drawSection(page, section, readableWords.inShort[language]);
  page.end();
  drawFeet(page, record);
  page.doc.end();
  return page.doc;
}
