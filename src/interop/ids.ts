import type { Row } from "./adapter.ts";
import type { readTable } from "./table.ts";

/** What a spreadsheet makes of a long number: many ids become one, and nobody can tell which. */
const mangled = /^\d(?:[.,]\d+)?E\+\d+$/i;

/** A table without the rows of which a spreadsheet spoiled an id, each with a remark. `columns` hold ids, one or several. */
export async function* withoutMangledIds(
  table: ReturnType<typeof readTable>,
  columns: readonly string[],
): ReturnType<typeof readTable> {
  const isMangled = ({ cells }: Row) =>
    columns.some((name) => cells[name]?.includes("E+") && cells[name]?.split(",").some((each) => mangled.test(each)));
  for await (const batch of table) {
    const spoiled = batch.rows.filter(isMangled);
    yield spoiled.length === 0
      ? batch
      : {
          ...batch,
          rows: batch.rows.filter((row) => !spoiled.includes(row)),
          remarks: [...batch.remarks, ...spoiled.map(({ at }) => ({ code: "key.mangled", at }))],
        };
  }
}
