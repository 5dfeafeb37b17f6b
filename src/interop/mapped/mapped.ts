import type { Remark } from "../../kernel/remark.ts";
import { Collector } from "../adapter.ts";
import { maybe } from "../optional.ts";
import { type Batch, type BundleFile, FileDamaged, type ReadOptions, Share, type Standard } from "../standard.ts";
import { Columns } from "./columns.ts";
import { asMapped, gridsOf, headed, knownBy } from "./detect.ts";
import { factsOf, identityOf, spokenOf } from "./facts.ts";
import type { Grid, GridRow } from "./grid.ts";
import { makersOf, typed } from "./make.ts";
import type { FileMap } from "./map.ts";
import { targetOf } from "./targets.ts";
import { conditionOf, readerOf, type Sheet } from "./value.ts";
import { isPartOfWorkbook } from "./xlsx.ts";

/** What a row of a file came to. `undefined` where it was left out on purpose. */
type RowReader = (row: GridRow, at: string, options: ReadOptions) => Collector | undefined;

const longestNumber = 200;

/** A map worked out against the columns of one file, with the columns it names and the file has not. */
function readerFor(
  map: FileMap,
  headers: readonly string[],
): {
  read: RowReader | undefined;
  missing: readonly string[];
  /** Cells that a row must have: with fewer it was cut off, and half a row may say half a number. */
  width: number;
} {
  const missing = new Set<string>();
  const blank = new Set((map.blank ?? []).map((text) => text.toLowerCase()));
  const sheet: Sheet = { columns: new Columns(headers), blank, missing: (column) => missing.add(column) };
  const makers = map.facts.map((made) => ({ make: made.make, makers: makersOf(made, sheet) }));
  const { learner } = map;
  const keyOf = learner && readerOf(learner.key, sheet);
  const isOfLearner = map.facts.some(({ make }) => targetOf(make).isOfLearner);
  if (makers.every((each) => each.makers.length === 0) || (isOfLearner && !keyOf))
    return { read: undefined, missing: [...missing], width: 0 };

  const skips = (map.skip ?? []).map((condition) => conditionOf([condition], sheet));
  const rowOf = map.row?.map((value) => readerOf(value, sheet));
  const also = (learner?.also ?? []).map(({ system, value }) => ({ system, read: readerOf(value, sheet) }));
  const names = { ...sheet, blank: new Set<string>() }; // a family may be called Na
  const [given, family] = [learner?.given, learner?.family].map((value) => readerOf(value, names));
  const [bornOn, school] = [learner?.bornOn, learner?.school].map((value) => readerOf(value, sheet));

  const read: RowReader = ({ cells }, at, { shift }) => {
    const out = new Collector();
    const row = { cells, remark: (code: string, message: string) => out.remark(code, at, message) };
    if (skips.some((skip) => skip(row))) return undefined;
    const key = keyOf?.(row);
    if (isOfLearner && key === undefined) {
      out.remark("row.cell-missing", at, "learner");
      return out;
    }
    const filled = makers.flatMap(({ make, makers: each }) =>
      each.flatMap((maker) => {
        const made = maker(row);
        return made ? [{ make, made }] : [];
      }),
    );
    const [first] = filled;
    if (!first) {
      if (out.remarks.length === 0) out.remark("row.says-nothing", at);
      return out;
    }
    const told = rowOf ? rowOf.map((each) => each?.(row) ?? "") : [identityOf(first.make, first.made)];
    const set = `${map.name}/${[...(key === undefined ? [] : [key]), ...told].join("|")}`;
    if (learner && key !== undefined) {
      const identifiers = [
        ...(learner.system ? [{ system: learner.system, value: key }] : []),
        ...also.flatMap(({ system, read: number }) => {
          const value = number?.(row);
          return value !== undefined && value.length <= longestNumber ? [{ system, value }] : [];
        }),
      ];
      const born = bornOn?.(row);
      const evidence = {
        ...maybe("given", given?.(row)),
        ...maybe("family", family?.(row)),
        ...maybe("bornOn", born === undefined ? undefined : (typed(born, "date") as string | undefined)), // a date is a text
        ...maybe("school", school?.(row)),
      };
      out.add(
        set,
        at,
        spokenOf(key, {
          ...(identifiers.length > 0 && { identifiers }),
          ...(Object.keys(evidence).length > 0 && { evidence }),
        }),
      );
    }
    for (const { make, made } of filled) out.take(factsOf(make, made, { row: set, at, learner: key, shift }));
    return out;
  };
  const named = headers.findLastIndex((header) => header.trim() !== "") + 1;
  return { read, missing: [...missing], width: Math.min(named, sheet.columns.reach + 2) };
}

/** Remarks of the table that stand for a row. */
const isRow = ({ code }: Remark) => code.startsWith("csv.") && code !== "csv.quote-loose" && code !== "csv.empty";
/** Remarks after which nothing of a file ends: one of its rows may be one that is still there. */
const isUnread = ({ code }: Remark) => code.startsWith("csv.") || /^(date|number|row\.cell)/.test(code);

/** Reads one file by its map. Answers whether every row of it could be read. */
async function* readGrid(map: FileMap, raw: Grid, options: ReadOptions, share?: Share): AsyncGenerator<Batch, boolean> {
  const grid = asMapped(map, raw);
  try {
    const head = await headed(grid, map);
    if (!head) {
      yield { facts: [], rows: 0, remarks: [{ code: "csv.empty", at: `${grid.name}:1` }] };
      return false;
    }
    const { read, missing, width } = readerFor(map, head.headers);
    const at = `${grid.name}:${Math.max(1, head.dataAfter)}`;
    const code = read ? "map.column-absent" : "map.column-missing";
    // A map that knows its files by itself knows too that they differ from year to year.
    const absent = (read && map.detect ? [] : missing).map(
      (column): Remark => ({ code, at, message: column.slice(0, 100) }),
    );
    yield { facts: [], rows: 0, called: map.name, remarks: read ? absent : [...absent, { code: "map.fits-not", at }] };
    if (!read) return false;
    let isWhole = true;
    for await (const { rows, remarks } of grid.rows()) {
      const out = new Collector();
      out.remarks.push(...remarks);
      let count = remarks.filter(isRow).length;
      for (const row of rows) {
        if (row.line <= head.dataAfter) continue;
        count += 1;
        const place = `${grid.name}:${row.line}`;
        if (row.cells.length < width && !grid.isRagged) out.remark("csv.cells-missing", place);
        else out.take(read(row, place, options));
      }
      isWhole &&= !out.remarks.some(isUnread);
      yield { facts: out.facts, remarks: out.remarks, rows: count, ...(share && { share: share.within(grid.file) }) };
    }
    return isWhole;
  } catch (error) {
    if (!(error instanceof FileDamaged)) throw error;
    yield { facts: [], rows: 0, remarks: [{ code: error.code, at: error.at }], discard: grid.name };
    return false;
  }
}

/** The map of each grid: the first of the list that knows it. */
async function mapsOf(files: readonly BundleFile[], maps: readonly FileMap[]) {
  const found: { grid: Grid; map: FileMap | undefined }[] = [];
  for (const grid of await gridsOf(files)) found.push({ grid, map: await knownBy(maps, grid) });
  return found;
}

/**
 * Files read by maps: a standard as every other, so that counts, remarks, endings and privacy hold. `always` reads every file by
 * the one map that a person chose; without it each file is read by the first map that knows it.
 */
export const mappedStandard = (maps: readonly FileMap[], always?: FileMap): Standard => ({
  name: always ? `map:${always.name}` : "mapped",
  detect: async (files) => always !== undefined || (await mapsOf(files, maps)).some(({ map }) => map !== undefined),
  async *read(files, options) {
    const found = always ? (await gridsOf(files)).map((grid) => ({ grid, map: always })) : await mapsOf(files, maps);
    const chosen =
      always?.layout?.sheet === undefined
        ? found
        : found.filter(({ grid }) => grid.name.endsWith(always.layout?.sheet ?? ""));
    const share = new Share(files);
    const [read, cut] = [new Set<string>(), new Set<string>()];
    for (const { grid, map } of chosen) {
      if (!map) yield { facts: [], rows: 0, remarks: [{ code: "file.unknown", at: `${grid.name}:1` }] };
      else if (map.sends === "all") ((yield* readGrid(map, grid, options, share)) ? read : cut).add(map.name);
      else yield* readGrid(map, grid, options, share);
      if (!isPartOfWorkbook(grid.path, files)) share.past(grid.file);
    }
    yield { facts: [], remarks: [], rows: 0, share: 1, complete: [...read].filter((name) => !cut.has(name)) };
  },
});
