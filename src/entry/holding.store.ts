import { categoryOf, sliceAt } from "../privacy/category.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";
import type { Holding } from "./holding.ts";

interface HoldingRow extends Record<string, unknown> {
  learner_id: string;
  slice: number;
  kind: string;
  count: number;
  past: number;
}
const holdings = statement<HoldingRow>(
  "entry.holdings",
  `select $1::uuid as learner_id, slice, kind, sum(now)::int as count, sum(past)::int as past from (
    select slice, kind, count(*) as now, 0 as past from door.entry where learner_id = $1 group by slice, kind
    union all
    select slice, kind, 0, count(*) from door.entry_history where learner_id = $1 group by slice, kind) h
  group by slice, kind order by slice, kind`,
);

/** What is held of a learner, counted by kind. A count tells that there is something: it is logged as reading the details. */
export const listHoldings = async (disclosure: Disclosure, learnerId: string): Promise<Holding[]> =>
  (
    await disclosure.read(holdings, [learnerId], ({ learner_id, slice }) => ({
      learnerId: learner_id,
      slice: sliceAt(slice),
      level: "detail",
    }))
  ).map(({ slice, kind, count, past }) => ({
    category: categoryOf(sliceAt(slice)),
    slice: sliceAt(slice),
    kind,
    count,
    past,
  }));
