import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";

// The term in which the school is, the shortest that holds the day; a school without terms counts from where the class began.
const term = statement<{ title: string; starts_on: string }>(
  "insight.term-now",
  `select t.title, t.starts_on from door.class c join door.term t on t.organization_id = c.organization_id cross join door.clock k
  where c.id = $1 and t.starts_on <= k.today and t.ends_on >= k.today order by t.ends_on - t.starts_on, t.id limit 1`,
);
const written = statement<{ learner_id: string }>(
  "insight.narratives-written",
  `select distinct learner_id from door.entry
  where learner_id = any($1) and kind = 'narrative' and author_id = door.subject()
    and coalesce(observed_on, (received_at at time zone (select zone from door.clock))::date) >= $2 order by learner_id`,
);

/** The term a class is in. */
export const findTerm = async (disclosure: Disclosure, classId: string) =>
  (await disclosure.readOpen(term, [classId]))[0];

/** Of whom the subject wrote words since a day. That one wrote them oneself tells nothing of a learner, and no log is needed. */
export const listWritten = async (disclosure: Disclosure, ids: readonly string[], since: string): Promise<string[]> =>
  (await disclosure.readOpen(written, [ids, since])).map(({ learner_id }) => learner_id);
