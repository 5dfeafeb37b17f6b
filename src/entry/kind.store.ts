import { categoryOf, numberOf } from "../privacy/category.ts";
import { type Runner, statement } from "../store/statement.ts";
import type { AnyKind } from "./kind.ts";

/** Entries a family may keep out of summaries: works, own words, family words, recognitions (docs/privacy.md, "Details only"). */
const isMarkable = ({ slice }: AnyKind): boolean =>
  ["portfolio", "recognitions"].includes(categoryOf(slice)) || slice === "own" || slice === "family";

const putKinds = statement(
  "entry.put-kinds",
  `insert into base.kind (kind, slice, layer, markable)
  select * from jsonb_to_recordset($1) as k (kind text, slice smallint, layer text, markable boolean)
  on conflict (kind) do update set slice = excluded.slice, layer = excluded.layer, markable = excluded.markable`,
);

/** Tells the database the kinds of this version: `door.append` takes no others. */
export async function installKinds(runner: Runner, kinds: readonly AnyKind[]): Promise<void> {
  const rows = kinds.map((kind) => ({
    kind: kind.name,
    slice: numberOf(kind.slice),
    layer: kind.layer,
    markable: isMarkable(kind),
  }));
  await runner.rows(putKinds, [JSON.stringify(rows)]);
}
