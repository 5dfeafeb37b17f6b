import { type BundleFile, FileDamaged } from "../standard.ts";
import { Columns, plain } from "./columns.ts";
import { firstRows, fixedWidth, type Grid, type GridRow, separated } from "./grid.ts";
import type { FileMap } from "./map.ts";
import { isPartOfWorkbook, sheetsOf } from "./xlsx.ts";

/** Above the headers may stand a title and a date; below them nothing is looked for. */
const headerWithin = 20;
/** Below the headers, for whoever guesses or previews. */
const shownRows = 200;

/** A grid with its headers found: where the data begins, and what its columns are called. */
export interface Headed {
  readonly grid: Grid;
  readonly headers: readonly string[];
  /** Line of the last row that is no data; 0 where the first one is. */
  readonly dataAfter: number;
  /** The first rows below. */
  readonly sample: readonly GridRow[];
}

/** Everything in these files that has rows. What is no table, such as a picture, comes out as one strange column. */
export async function gridsOf(files: readonly BundleFile[]): Promise<Grid[]> {
  const single = files.filter(({ path }) => !isPartOfWorkbook(path, files)).map(separated);
  return [...single, ...(await sheetsOf(files))];
}

const texts = (row: GridRow) => row.cells.filter((cell) => cell.trim() !== "").length;

/** Where the headers stand when nobody says: the first row that is nearly as full as the fullest, and holds no number. */
function likelyHeader(rows: readonly GridRow[]): number {
  const near = rows.slice(0, headerWithin);
  const fullest = Math.max(...near.map(texts), 1);
  const isHeader = (row: GridRow) =>
    texts(row) >= fullest * 0.7 && !row.cells.some((cell) => /^-?\d+([.,/-]\d+)*$/.test(cell.trim()));
  const found = near.findIndex(isHeader);
  return found >= 0
    ? found
    : Math.max(
        0,
        near.findIndex((row) => texts(row) >= fullest * 0.7),
      );
}

const hasAll = (row: GridRow, names: readonly string[]): boolean => {
  const columns = new Columns(row.cells);
  return names.every((name) => columns.placeOf(name) !== undefined);
};

/** A header that spans several columns stands once, above the first: it goes before each of the names below it. */
function spanning(above: GridRow | undefined, row: GridRow): string[] {
  let last = "";
  return row.cells.map((cell, place) => {
    const over = above?.cells[place]?.trim() ?? "";
    if (over !== "") last = over;
    const own = cell.trim();
    return own === "" ? over : plain(last) === plain(own) ? own : [last, own].filter(Boolean).join(" ");
  });
}

/** The headers of a grid, as a map says or as they look. `undefined` for an empty one. */
export async function headed(grid: Grid, map?: Pick<FileMap, "layout" | "detect">): Promise<Headed | undefined> {
  const { layout = {}, detect } = map ?? {};
  if (layout.fixed || layout.headers) {
    const headers = layout.headers ?? layout.fixed?.map(({ name }) => name) ?? [];
    const sample = await firstRows(grid, shownRows);
    return sample.length === 0 ? undefined : { grid, headers, dataAfter: 0, sample };
  }
  const rows = await firstRows(grid, headerWithin + shownRows);
  if (rows.length === 0) return undefined;
  const known = detect?.headers;
  const place = known ? rows.slice(0, headerWithin).findIndex((row) => hasAll(row, known)) : likelyHeader(rows);
  const at = place < 0 ? 0 : place;
  const row = rows[at];
  if (!row) return undefined;
  const above = layout.headerRows && layout.headerRows > 1 ? rows[at - 1] : undefined;
  const headers = above ? spanning(above, row) : row.cells.map((cell) => cell.replace(/^\uFEFF/, "").trim());
  const last = rows[at + (layout.after ?? 0)] ?? row;
  return {
    grid,
    headers,
    dataAfter: last.line,
    sample: rows.filter(({ line }) => line > last.line).slice(0, shownRows),
  };
}

/** Enough of a file to know it by. */
interface Start {
  readonly grid: Grid;
  readonly rows: readonly GridRow[];
  readonly line: string;
}

async function startOf(grid: Grid): Promise<Start> {
  let line = "";
  if (grid.name === grid.path)
    for await (const chunk of grid.file.text()) {
      line = (chunk.split("\n", 1)[0] ?? "").replace(/\r$/, "");
      break;
    }
  return { grid, rows: await firstRows(grid, headerWithin), line };
}

function isOf({ detect, layout }: FileMap, { grid, rows, line }: Start): boolean {
  if (!detect) return false;
  if (detect.path !== undefined && !`/${grid.path.toLowerCase()}`.endsWith(`/${detect.path.toLowerCase()}`))
    return false;
  if (layout?.sheet !== undefined && !grid.name.endsWith(layout.sheet)) return false;
  if (layout?.fixed) {
    const isWide = detect.width !== undefined && Math.abs(line.length - detect.width) <= 2;
    return isWide && (detect.line ?? []).every(({ at, is }) => is.some((text) => line.startsWith(text, at - 1)));
  }
  if (layout?.headers) return detect.path !== undefined;
  const { headers, without = [] } = detect;
  const found = headers && rows.find((row) => hasAll(row, headers));
  return found !== undefined && !without.some((name) => hasAll(found, [name]));
}

/** The map that knows a file by itself: the first of the list. A map without `detect` knows none; a damaged file is of none. */
export async function knownBy(maps: readonly FileMap[], grid: Grid): Promise<FileMap | undefined> {
  const start = await startOf(grid).catch((error: unknown) => {
    if (error instanceof FileDamaged) return undefined; // said when it is read
    throw error;
  });
  return start && maps.find((map) => isOf(map, start));
}

/** The grid as this map lays it out. */
export const asMapped = (map: FileMap, grid: Grid): Grid =>
  map.layout?.fixed ? fixedWidth(grid.file, map.layout.fixed) : grid;
