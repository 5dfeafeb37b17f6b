import { numberOf } from "../privacy/category.ts";
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

const nameClips = statement<{ learner_id: string; id: string }>(
  "insight.name-clips",
  `select distinct on (learner_id) learner_id, id from door.entry
  where learner_id = any($1) and slice = $2 and kind = 'name-clip' order by learner_id, id desc limit 1000`,
);

/** Learners who are in a class of the subject's today, by the grants' circles. Ids only: names come from the door. */
export const listClassLearners = async (disclosure: Disclosure, classId: string): Promise<string[]> =>
  (await disclosure.readOpen(learnersOf, [classId])).map(({ learner_id }) => learner_id);

/** The newest recording of each one's name that is open to the subject, as the id of its entry: it opens where the name does. */
export async function listNameClips(
  disclosure: Disclosure,
  learnerIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (disclosure.mask) return new Map(); // an agreement lists texts and numbers, no voices
  const told = ({ learner_id }: { learner_id: string }) =>
    ({ learnerId: learner_id, slice: "name", level: "status" }) as const;
  return new Map(
    (await disclosure.read(nameClips, [learnerIds, numberOf("name")], told)).map(({ learner_id, id }) => [
      learner_id,
      id,
    ]),
  );
}

/** How many learners each class of the subject has. */
export const listClassSizes = async (disclosure: Disclosure): Promise<Map<string, number>> =>
  new Map((await disclosure.readOpen(sizes)).map(({ class_id, learners }) => [class_id, learners]));
