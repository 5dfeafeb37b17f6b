import type { Writing } from "../entry/append.job.ts";
import { digestWork } from "../exchange/due.job.ts";
import { compileLearner } from "../privacy/compile.job.ts";
import type { Store } from "../store/store.ts";
import { kindsOf } from "./live-kinds.ts";
import { packOf } from "./pack.ts";

/** Calendars change with imports, which may run in another process: looked at again after so long. */
const calendarLasts = 60_000;

/** What a write needs, with the calendars kept for a minute. */
export function makeWriting(store: Store): () => Promise<Writing> {
  let known: { until: number; work: ReturnType<typeof digestWork> } | undefined;
  return async () => {
    if (!known || known.until < Date.now()) {
      const asked = { until: Date.now() + calendarLasts, work: digestWork(store.work, kindsOf(store)) };
      known = asked;
      // What failed is asked again by the next write, and not kept from it for a minute.
      asked.work.catch(() => {
        if (known === asked) known = undefined;
      });
    }
    return {
      work: store.work,
      compile: (transaction, learnerId) => compileLearner(transaction, packOf(store), learnerId),
      ...(await known.work),
    };
  };
}
