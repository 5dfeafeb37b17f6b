import type { IsoDate } from "../kernel/date.ts";
import { sliceAt } from "../privacy/category.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";
import type { Contribution } from "./contribution.ts";

interface Row extends Record<string, unknown> {
  learner_id: string;
  learner: string | null;
  id: string;
  slice: number;
  kind: string;
  body: unknown;
  observed_on: IsoDate | null;
  proposed_by: string;
  proposed_at: string;
  proposer: string;
  name: string | null;
  agreement_id: string | null;
  state: Contribution["state"];
  reason: Contribution["reason"] | null;
  note: string | null;
  done_at: string | null;
  is_standing: boolean | null;
  is_yours: boolean;
  is_yours_to_answer: boolean;
}
const columns = `c.learner_id, l.display_name as learner, c.id, c.slice, c.kind, c.body, c.observed_on, c.proposed_by, c.proposed_at, c.proposer,
  s.name, c.agreement_id, c.state, c.reason, c.note, c.done_at, c.is_standing, c.proposed_by = door.subject() as is_yours, c.is_yours_to_answer`;
const from = `from door.contribution c join door.subject s on s.id = c.proposed_by left join door.learner l on l.learner_id = c.learner_id`;
const toAnswer = statement<Row>(
  "entry.contributions-to-answer",
  `select ${columns} ${from} where c.is_yours_to_answer and c.state in ('waiting', 'asked') and c.id > $1 order by c.id limit $2`,
);
const proposed = statement<Row>(
  "entry.contributions-proposed",
  `select ${columns} ${from} where c.proposed_by = door.subject() and c.id < $1 order by c.id desc limit $2`,
);
const ofLearner = statement<Row>(
  "entry.contributions-of-learner",
  `select ${columns} ${from} where c.learner_id = $1 order by c.id desc limit 200`,
);

const viewOf = (row: Row): Contribution => ({
  id: row.id,
  learnerId: row.learner_id,
  ...(row.learner && { learner: row.learner }),
  kind: row.kind,
  slice: sliceAt(row.slice),
  body: row.body,
  ...(row.observed_on && { observedOn: row.observed_on }),
  by: {
    subjectId: row.proposed_by,
    capacity: row.proposer,
    ...(row.name && { name: row.name }),
    ...(row.agreement_id && { programId: row.agreement_id }),
  },
  proposedAt: row.proposed_at,
  state: row.state,
  isYours: row.is_yours,
  isYoursToAnswer: row.is_yours_to_answer && (row.state === "waiting" || row.state === "asked"),
  ...(row.reason && { reason: row.reason }),
  ...(row.note && { note: row.note }),
  ...(row.done_at && { answeredAt: row.done_at }),
  isStanding: row.is_standing ?? false,
});

/** It tells what an entry's details would. */
const told = ({ learner_id, slice }: Row) =>
  ({ learnerId: learner_id, slice: sliceAt(slice), level: "detail" }) as const;

/** What waits for the subject's answer, of all its learners, the oldest first: ids sort by when they were made. */
export const listToAnswer = async (disclosure: Disclosure, after: string, limit: number): Promise<Contribution[]> =>
  (await disclosure.read(toAnswer, [after, limit], told)).map(viewOf);

/** What the subject proposed itself, newest first: its own words, nothing of the record. */
export const listProposed = async (disclosure: Disclosure, before: string, limit: number): Promise<Contribution[]> =>
  (await disclosure.readOpen(proposed, [before, limit])).map(viewOf);

/** What is proposed about one learner, newest first: one's own, what one answers, and to the learner all. */
export const listContributions = async (disclosure: Disclosure, learnerId: string): Promise<Contribution[]> =>
  (await disclosure.read(ofLearner, [learnerId], told)).map(viewOf);
