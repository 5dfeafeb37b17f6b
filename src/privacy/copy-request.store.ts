import { statement } from "../store/statement.ts";
import { isCategory } from "./category.ts";
import type { Clock } from "./clock.ts";
import type { CopyRequest } from "./copy-request.ts";
import type { Disclosure } from "./disclosure.store.ts";

interface CopyRow extends Record<string, unknown> {
  learner_id: string;
  learner: string | null;
  id: string;
  how: CopyRequest["how"];
  parts: string[];
  says: string | null;
  is_yours: boolean;
  asked_by: string;
  asked_on: string;
  due_on: string;
  state: CopyRequest["state"];
  steps: readonly StepRow[] | null;
}
type StepRow = Omit<CopyRequest["steps"][number], "visit"> & {
  readonly visitOn?: string;
  readonly visitTime?: string;
  readonly place?: string;
};
const columns =
  "learner_id, learner, id, how, parts, says, is_yours, asked_by, asked_on, due_on, state, steps from door.copy_request";
const ofLearner = statement<CopyRow>(
  "privacy.copy-requests",
  `select ${columns} where learner_id = $1 order by id desc limit 200`,
);
/** What is still owed, what is due first on top: ids sort by when they were made. */
const open = statement<CopyRow>(
  "privacy.copy-worklist",
  `select ${columns} where state not in ('done', 'taken-back') and not is_yours and id > $1 order by id limit $2`,
);

const stepOf = ({ visitOn, visitTime, place, ...step }: StepRow): CopyRequest["steps"][number] => ({
  ...step,
  ...(visitOn && place && { visit: { on: visitOn, place, ...(visitTime && { time: visitTime }) } }),
});
const viewOf = (row: CopyRow): CopyRequest => ({
  id: row.id,
  learnerId: row.learner_id,
  ...(row.learner && { learner: row.learner }),
  how: row.how,
  parts: row.parts.filter(isCategory),
  ...(row.says && { says: row.says }),
  isYours: row.is_yours,
  askedBy: row.asked_by,
  askedOn: row.asked_on,
  dueOn: row.due_on,
  state: row.state,
  steps: (row.steps ?? []).map(stepOf),
});
/** It tells of a learner the name, where that opens. */
const told = ({ learner_id }: CopyRow) => ({ learnerId: learner_id, slice: "name", level: "status" }) as const;

/** Requests about one learner, newest first: one's own, or all for the registrar. */
export const listCopyRequests = async (disclosure: Disclosure, learnerId: string): Promise<CopyRequest[]> =>
  (await disclosure.read(ofLearner, [learnerId], told)).map(viewOf);

/** What the office still owes, of all its learners. */
export const listOwedCopies = async (disclosure: Disclosure, after: string, limit: number): Promise<CopyRequest[]> =>
  (await disclosure.read(open, [after, limit], told)).map(viewOf);

const copyClock = statement<{ lasts: Clock }>(
  "privacy.copy-clock",
  "select clocks -> 'copies' as lasts from door.clock",
);
/** Within what time the school answers, by the pack in force. */
export async function readCopyClock(disclosure: Disclosure): Promise<Clock> {
  const [row] = await disclosure.readOpen(copyClock);
  if (!row) throw new Error("no pack is in force");
  return row.lasts;
}
