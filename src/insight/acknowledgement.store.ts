import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";

/** Whoever hears of one knows that there is a support. */
const told = ({ learner_id }: { learner_id: string }) =>
  ({ learnerId: learner_id, slice: "accommodations", level: "status" }) as const;

interface ConfirmedRow extends Record<string, unknown> {
  learner_id: string;
  entry_id: string;
  name: string | null;
  on_date: string;
  is_yours: boolean;
}
const confirmed = statement<ConfirmedRow>(
  "insight.acknowledgements",
  "select learner_id, entry_id, name, on_date::text, is_yours from door.acknowledgement where learner_id = $1 order by on_date, subject_id limit 500",
);
/** Who confirmed each support of a learner that stands, earliest first. */
export const listConfirmed = (disclosure: Disclosure, learnerId: string): Promise<ConfirmedRow[]> =>
  disclosure.read(confirmed, [learnerId], told);

const owed = statement<{ learner_id: string; entry_ids: string[] }>(
  "insight.acknowledgements-owed",
  `select learner_id, array_agg(entry_id order by entry_id) as entry_ids from door.acknowledgement_owed
  where $1::uuid = any(circles) group by learner_id order by learner_id`,
);
/** Supports of a class that the subject, its teacher, has not confirmed. */
export const listOwed = (disclosure: Disclosure, classId: string) => disclosure.read(owed, [classId], told);
