import { categoryOf, numberOf } from "../privacy/category.ts";
import { type Runner, statement } from "../store/statement.ts";
import type { AnyKind } from "./kind.ts";

/** Entries a family may keep out of summaries: works, own words, family words, recognitions (docs/privacy.md, "Details only"). */
const isMarkable = ({ slice }: AnyKind): boolean =>
  ["portfolio", "recognitions"].includes(categoryOf(slice)) || slice === "own" || slice === "family";

const putKinds = statement(
  "entry.put-kinds",
  `insert into base.kind (kind, slice, layer, markable, answers, shared_with, together, has_topic, from_outside, switched_by, opens_at)
  select * from jsonb_to_recordset($1) as k
    (kind text, slice smallint, layer text, markable boolean, answers text, shared_with text[], together boolean,
    has_topic boolean, from_outside boolean, switched_by text, opens_at smallint)
  on conflict (kind) do update set slice = excluded.slice, layer = excluded.layer, markable = excluded.markable,
    answers = excluded.answers, shared_with = excluded.shared_with, together = excluded.together,
    has_topic = excluded.has_topic, from_outside = excluded.from_outside,
    switched_by = excluded.switched_by, opens_at = excluded.opens_at`,
);

/** Tells the database the kinds of this version: `door.append` takes no others. */
export async function installKinds(runner: Runner, kinds: readonly AnyKind[]): Promise<void> {
  const rows = kinds.map((kind) => ({
    kind: kind.name,
    slice: numberOf(kind.slice),
    layer: kind.layer,
    markable: isMarkable(kind),
    answers: kind.answers,
    shared_with: kind.sharedWith ?? [],
    together: kind.isTogether ?? false,
    from_outside: kind.isFromOutside ?? false,
    has_topic: "topicId" in ((kind.schema as { properties?: object }).properties ?? {}), // every body is an object
    switched_by: kind.element && (kind.element.onlyBySchool ? "school" : "family"),
    opens_at: kind.opensAt === "status" ? 1 : 3,
  }));
  await runner.rows(putKinds, [JSON.stringify(rows)]);
}
