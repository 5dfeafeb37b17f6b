import type { Remark } from "../../kernel/remark.ts";
import { CsvReader } from "../csv.ts";
import type { BundleFile } from "../standard.ts";
import type { Layout } from "./map.ts";

/** One line of a file, or row of a sheet, as cells in their order. */
export interface GridRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows with what was wrong with those that are none; memory holds one of these. */
export interface GridBatch {
  readonly rows: readonly GridRow[];
  readonly remarks: readonly Remark[];
}

/** Anything that has rows and cells: a separated file, a fixed width file, one sheet of a workbook. Can be read again. */
export interface Grid {
  /** As remarks name it: a path, or the name of a sheet. */
  readonly name: string;
  /** Path of the file it is in. */
  readonly path: string;
  readonly file: BundleFile;
  /** Whether a row leaves out the empty cells at its end. */
  readonly isRagged?: true;
  rows(): AsyncGenerator<GridBatch>;
}

/** Cells in one batch. A batch of 1,336 columns has a dozen rows, one of six has thousands. */
const batchCells = 15_000;

/** Gives what was collected whenever it is enough. */
export class Batches {
  #rows: GridRow[] = [];
  #remarks: Remark[] = [];
  #cells = 0;

  readonly add = (cells: readonly string[], line: number): void => {
    this.#rows.push({ line, cells });
    this.#cells += cells.length;
  };
  readonly remark = (remark: Remark): void => {
    this.#remarks.push(remark);
  };
  get isFull(): boolean {
    return this.#cells >= batchCells;
  }
  take(): GridBatch {
    const batch = { rows: this.#rows, remarks: this.#remarks };
    [this.#rows, this.#remarks, this.#cells] = [[], [], 0];
    return batch;
  }
}

/** A file with a separator between its cells. */
export const separated = (file: BundleFile): Grid => ({
  name: file.path,
  path: file.path,
  file,
  async *rows() {
    const batches = new Batches();
    const reader = new CsvReader(file.path, batches.add, batches.remark);
    for await (const chunk of file.text(batches.remark)) {
      reader.push(chunk);
      if (batches.isFull) yield batches.take();
    }
    reader.end();
    yield batches.take();
  },
});

/** A line longer than this is none. */
const longestLine = 200_000;

/** A file whose cells are at the same place of every line; under it the headers are the map's own. */
export const fixedWidth = (file: BundleFile, columns: NonNullable<Layout["fixed"]>): Grid => ({
  name: file.path,
  path: file.path,
  file,
  async *rows() {
    const batches = new Batches();
    const width = Math.max(...columns.map(({ to }) => to));
    const shortest = Math.max(...columns.map(({ from }) => from)) - 1;
    let [rest, line] = ["", 1];
    const read = (text: string) => {
      const bare = text.replace(/\r$/, "");
      // Editors cut the blanks that end a line; a line that ends before its last cell begins was cut itself.
      if (bare.trim() !== "" && (bare.length > longestLine || bare.length < Math.min(shortest, width / 2)))
        batches.remark({ code: "csv.cells-missing", at: `${file.path}:${line}` });
      else if (bare.trim() !== "")
        batches.add(
          columns.map(({ from, to }) => bare.slice(from - 1, to)),
          line,
        );
      line += 1;
    };
    for await (const chunk of file.text(batches.remark)) {
      const lines = `${rest}${chunk}`.split("\n");
      rest = lines.pop() ?? "";
      for (const each of lines) read(each);
      if (rest.length > longestLine * 10) rest = rest.slice(0, longestLine + 1);
      if (batches.isFull) yield batches.take();
    }
    read(rest);
    yield batches.take();
  },
});

/** The first rows of a grid: enough to know it by, and to show. */
export async function firstRows(grid: Grid, many: number): Promise<readonly GridRow[]> {
  const made: GridRow[] = [];
  for await (const { rows } of grid.rows()) {
    made.push(...rows.slice(0, many - made.length));
    if (made.length >= many) break;
  }
  return made;
}
