import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";

const learnersOf = statement<{ learner_id: string }>(
  "insight.class-learners",
  "select learner_id from door.tie where $1::uuid = any(circles) order by learner_id",
);
const sizes = statement<{ class_id: string; learners: number }>(
  "insight.class-sizes",
  "select circle as class_id, count(*) as learners from door.tie cross join unnest(circles) as circle group by circle",
);

/** Learners who are in a class of the subject's today, by the grants' circles. Ids only: names come from the door. */
export const listClassLearners = async (disclosure: Disclosure, classId: string): Promise<string[]> =>
  (await disclosure.readOpen(learnersOf, [classId])).map(({ learner_id }) => learner_id);

/** How many learners each class of the subject has. */
export const listClassSizes = async (disclosure: Disclosure): Promise<Map<string, number>> =>
  new Map((await disclosure.readOpen(sizes)).map(({ class_id, learners }) => [class_id, learners]));
