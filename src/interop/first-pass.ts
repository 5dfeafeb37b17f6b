import type { Remark } from "../kernel/remark.ts";
import type { Row } from "./adapter.ts";
import { type BundleFile, damage, fileNamed } from "./standard.ts";
import type { readTable } from "./table.ts";

/** A bundle of tables while it is passed over for what its rows need of each other, with the files that turned out damaged. */
export interface FirstPass<Name extends string> {
  readonly files: readonly BundleFile[];
  readonly damaged: Set<Name>;
}

/** The rows of one table on the first pass; its remarks come when it is read for itself. None where the bundle lacks it. */
export async function* passOver<Name extends string>(
  { files, damaged }: FirstPass<Name>,
  name: Name,
  tableOf: (file: BundleFile, name: Name, remark: (remark: Remark) => void) => ReturnType<typeof readTable>,
): AsyncGenerator<Row> {
  const file = fileNamed(files, `${name}.csv`);
  if (!file) return;
  try {
    for await (const { rows } of tableOf(file, name, () => undefined)) yield* rows;
  } catch (error) {
    damage(file.path, error); // said when the file is read for itself
    damaged.add(name);
  }
}
