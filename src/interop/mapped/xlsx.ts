import { SaxesParser } from "saxes";
import { type BundleFile, FileDamaged } from "../standard.ts";
import { Batches, type Grid } from "./grid.ts";

/** What spreadsheets themselves allow, and what one workbook may hold in memory: its shared texts. */
const limits = { columns: 16_384, rows: 1_048_576, sharedTexts: 64_000_000, cell: 32_767 };

const attributeOf = (attributes: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = attributes[name];
  return typeof value === "string" ? value : undefined;
};
const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** Reads one part of a workbook, tag by tag. Document types are refused unread, as in every XML. */
async function walk(
  file: BundleFile,
  on: {
    open?: (name: string, attributes: Readonly<Record<string, unknown>>) => void;
    close?: (name: string) => void;
    text?: (text: string) => void;
  },
): Promise<void> {
  for await (const _ of walking(file, on));
}

async function* walking(
  file: BundleFile,
  on: {
    open?: (name: string, attributes: Readonly<Record<string, unknown>>) => void;
    close?: (name: string) => void;
    text?: (text: string) => void;
  },
): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const damaged = (code: string) => new FileDamaged(code, `${file.path}:${parser.line}`);
  parser.on("error", () => {
    throw damaged("xml.not-well-formed");
  });
  parser.on("doctype", () => {
    throw damaged("xml.doctype");
  });
  parser.on("opentag", ({ name, attributes }) => on.open?.(local(name), attributes));
  parser.on("closetag", ({ name }) => on.close?.(local(name)));
  parser.on("text", (text) => on.text?.(text));
  for await (const chunk of file.text()) {
    parser.write(chunk);
    yield;
  }
  parser.close();
}

/** Built-in number formats that are dates or times. Source: ECMA-376 part 1, §18.8.30. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58]);
const isDateFormat = (code: string): boolean =>
  /[ymd]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, "")) && !/general/i.test(code);

async function dateStyles(file: BundleFile | undefined): Promise<ReadonlySet<number>> {
  const dates = new Set<number>();
  if (!file) return dates;
  const own = new Map<number, string>();
  let [isInCells, style] = [false, 0];
  await walk(file, {
    open: (name, attributes) => {
      if (name === "numFmt")
        own.set(Number(attributeOf(attributes, "numFmtId")), attributeOf(attributes, "formatCode") ?? "");
      else if (name === "cellXfs") isInCells = true;
      else if (name === "xf" && isInCells) {
        const format = Number(attributeOf(attributes, "numFmtId") ?? 0);
        if (builtInDates.has(format) || isDateFormat(own.get(format) ?? "")) dates.add(style);
        style += 1;
      }
    },
    close: (name) => {
      if (name === "cellXfs") isInCells = false;
    },
  });
  return dates;
}

async function sharedTexts(file: BundleFile | undefined): Promise<readonly string[]> {
  const texts: string[] = [];
  if (!file) return texts;
  let [text, isText, isPhonetic, total] = ["", false, false, 0];
  await walk(file, {
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "rPh") isPhonetic = true;
      isText = name === "t" && !isPhonetic;
    },
    text: (piece) => {
      if (!isText) return;
      total += piece.length;
      if (total > limits.sharedTexts) throw new FileDamaged("xlsx.bomb", `${file.path}:1`);
      text += piece;
    },
    close: (name) => {
      if (name === "si") texts.push(text);
      else if (name === "rPh") isPhonetic = false;
      isText = false;
    },
  });
  return texts;
}

/** `BC12`: the column, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** A number of days since 1900, or 1904 on old Macintoshes, as a date; with its time where it has one. */
function dayOf(serial: number, since1904: boolean): string {
  const ms = Math.round((serial + (since1904 ? 1462 : 0)) * 86_400_000);
  const made = new Date(Date.UTC(1899, 11, 30) + ms);
  if (Number.isNaN(made.getTime())) return String(serial);
  const iso = made.toISOString();
  return ms % 86_400_000 === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

interface Book {
  readonly texts: readonly string[];
  readonly dates: ReadonlySet<number>;
  readonly since1904: boolean;
}

async function* sheetRows(file: BundleFile, name: string, book: () => Promise<Book>) {
  const { texts, dates, since1904 } = await book();
  const batches = new Batches();
  let [cells, line, column, type, style, text, isText] = [[] as string[], 0, 0, "", 0, "", false];
  const value = (): string => {
    if (type === "s") return texts[Number(text)] ?? "";
    if (type === "b") return text === "1" ? "TRUE" : "FALSE";
    if (type === "e") return "";
    if (type === "str" || type === "inlineStr" || text === "") return text;
    if (dates.has(style) && Number.isFinite(Number(text))) return dayOf(Number(text), since1904);
    // 0.1 + 0.2 is kept as 0.30000000000000004: fifteen digits are what the sheet shows.
    return Number.isFinite(Number(text)) && text.length > 15 ? String(Number(Number(text).toPrecision(15))) : text;
  };
  const reading = walking(file, {
    open: (tag, attributes) => {
      if (tag === "row") {
        line = Number(attributeOf(attributes, "r") ?? line + 1);
        [cells, column] = [[], -1];
        if (!(line >= 1 && line <= limits.rows)) throw new FileDamaged("xlsx.bomb", `${name}:1`);
      } else if (tag === "c") {
        const reference = attributeOf(attributes, "r");
        column = reference === undefined ? column + 1 : columnOf(reference);
        if (!(column >= 0 && column < limits.columns)) throw new FileDamaged("xlsx.bomb", `${name}:${line}`);
        [type, style, text] = [attributeOf(attributes, "t") ?? "n", Number(attributeOf(attributes, "s") ?? -1), ""];
      }
      isText = tag === "v" || tag === "t";
    },
    text: (piece) => {
      if (isText && text.length <= limits.cell) text += piece;
    },
    close: (tag) => {
      isText = false;
      if (tag === "c") {
        const made = value();
        if (made === "") return;
        while (cells.length < column) cells.push("");
        cells[column] = made;
      } else if (tag === "row" && cells.some((cell) => cell.trim() !== "")) batches.add(cells, line);
    },
  });
  for await (const _ of reading) if (batches.isFull) yield batches.take();
  yield batches.take();
}

/** Path of a workbook inside a bundle: the parts of an opened `.xlsx` stand under it. */
const workbook = "xl/workbook.xml";

/** Whether a file is a part of a workbook, which is no file of its own. */
export const isPartOfWorkbook = (path: string, files: readonly BundleFile[]): boolean =>
  rootsOf(files).some(
    (root) =>
      path.startsWith(root) &&
      /^(xl|docProps|_rels|customXml)\/|^\[Content_Types\]\.xml$/.test(path.slice(root.length)),
  );
const rootsOf = (files: readonly BundleFile[]): string[] =>
  files
    .filter(({ path }) => path === workbook || path.endsWith(`/${workbook}`))
    .map(({ path }) => path.slice(0, -workbook.length));

/**
 * The sheets of every workbook among these files. A workbook is a zip of XML, which a bundle has already opened with its bounds on
 * what unpacks; so it is read row by row like any file. Formulas count by the value they last had. Source: ECMA-376 part 1, §18.
 */
export async function sheetsOf(files: readonly BundleFile[]): Promise<Grid[]> {
  const grids: Grid[] = [];
  for (const root of rootsOf(files)) grids.push(...(await sheetsUnder(root, files)));
  return grids;
}

async function sheetsUnder(root: string, files: readonly BundleFile[]): Promise<Grid[]> {
  const part = (path: string) => files.find((file) => file.path === `${root}${path}`);
  const [book, relations] = [part(workbook), part("xl/_rels/workbook.xml.rels")];
  const listed: { name: string; relation: string }[] = [];
  const targets = new Map<string, string>();
  let since1904 = false;
  try {
    if (book)
      await walk(book, {
        open: (name, attributes) => {
          if (name === "workbookPr") since1904 = ["1", "true"].includes(attributeOf(attributes, "date1904") ?? "");
          const relation = Object.entries(attributes).find(([key]) => key === "r:id" || key.endsWith(":id"))?.[1];
          if (name === "sheet")
            listed.push({ name: attributeOf(attributes, "name") ?? "", relation: String(relation ?? "") });
        },
      });
    if (relations)
      await walk(relations, {
        open: (_, attributes) => {
          const target = attributeOf(attributes, "Target") ?? "";
          targets.set(attributeOf(attributes, "Id") ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`);
        },
      });
  } catch (error) {
    if (!(error instanceof FileDamaged)) throw error;
    return []; // no sheet can be found in it: the bundle is of no standard
  }
  let opened: Promise<Book> | undefined;
  const open = () =>
    (opened ??= (async () => ({
      texts: await sharedTexts(part("xl/sharedStrings.xml")),
      dates: await dateStyles(part("xl/styles.xml")),
      since1904,
    }))());
  return listed.slice(0, 200).flatMap(({ name, relation }, n) => {
    const file = part(targets.get(relation) ?? `xl/worksheets/sheet${n + 1}.xml`);
    return file
      ? [
          {
            name: `${root}${name}`,
            path: file.path,
            file,
            isRagged: true,
            rows: () => sheetRows(file, `${root}${name}`, open),
          },
        ]
      : [];
  });
}
