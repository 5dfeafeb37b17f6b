import type { RemarkGroup } from "../../kernel/remark.ts";
import { RemarkTally } from "../../kernel/remark.ts";
import { noShift } from "../adapter.ts";
import type { BundleFile } from "../standard.ts";
import { asMapped, gridsOf, headed, knownBy } from "./detect.ts";
import { type Guess, guess, masked } from "./guess.ts";
import type { FileMap } from "./map.ts";
import { mappedStandard } from "./mapped.ts";
import type { TargetName } from "./targets.ts";

/** What a file looks like to whoever maps it: nothing in it tells who somebody is. */
export interface Preview extends Guess {
  /** A path, or the name of a sheet. */
  readonly file: string;
  /** Name of a map that knows it by itself. */
  readonly known?: string;
  /** The first rows: a cell as it is where its column names nobody, else its shape. */
  readonly rows: readonly (readonly string[])[];
}

const shownRows = 8;
const mostFiles = 20;

/** Everything in a bundle that has rows, guessed at. `asked` is what a person says that it is. */
export async function previewOf(
  files: readonly BundleFile[],
  maps: readonly FileMap[],
  asked?: TargetName,
): Promise<Preview[]> {
  const made: Preview[] = [];
  for (const grid of (await gridsOf(files)).slice(0, mostFiles)) {
    const known = await knownBy(maps, grid);
    const head = await headed(known ? asMapped(known, grid) : grid, known);
    if (!head) continue;
    const cells = head.sample.map((row) => row.cells);
    const { make, columns } = guess(head.headers, cells, asked);
    const rows = cells.slice(0, shownRows).map((row) =>
      columns.map(({ texts }, place) => {
        const cell = row[place]?.trim() ?? "";
        return texts.includes(cell) ? cell.slice(0, 40) : masked(cell);
      }),
    );
    made.push({ file: grid.name, make, columns, rows, ...(known && { known: known.name }) });
  }
  return made;
}

/** What a map would come to, without storing anything. */
export interface Check {
  readonly rows: number;
  /** Whether it was read to its end. */
  readonly isWhole: boolean;
  /** How many facts of each kind. */
  readonly made: Readonly<Record<string, number>>;
  readonly remarks: readonly RemarkGroup[];
}

const mostRows = 20_000;

/** Reads the beginning of a bundle by a map and counts. */
export async function checkMap(map: FileMap, files: readonly BundleFile[]): Promise<Check> {
  const tally = new RemarkTally();
  const made: Record<string, number> = {};
  let rows = 0;
  for await (const batch of mappedStandard([], map).read(files, { shift: noShift })) {
    rows += batch.rows;
    for (const remark of batch.remarks) tally.add(remark);
    for (const { fact } of batch.facts) {
      if (fact.noun === "learner" && fact.isKnown) continue;
      const name = fact.noun === "entry" ? fact.kind : fact.noun;
      made[name] = (made[name] ?? 0) + 1;
    }
    if (rows >= mostRows) return { rows, isWhole: false, made, remarks: tally.groups() };
  }
  return { rows, isWhole: true, made, remarks: tally.groups() };
}
