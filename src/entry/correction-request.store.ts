import { sliceAt } from "../privacy/category.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";
import type { CorrectionRequest } from "./correction-request.ts";

interface RequestRow extends Record<string, unknown> {
  learner_id: string;
  id: string;
  entry_id: string;
  slice: number;
  wrong: string;
  should_be: string | null;
  asked_at: string;
  is_yours: boolean;
  asked_by: string;
  state: CorrectionRequest["state"];
  answer: string | null;
  answered_at: string | null;
  asked_on: string;
  due_on: string | null;
  steps: readonly StepRow[] | null;
  statement: string | null;
}
interface StepRow {
  readonly id: string;
  readonly state: CorrectionRequest["state"];
  readonly on: string;
  readonly answer?: string;
  readonly evidence?: string;
  readonly hearingOn?: string;
  readonly hearingTime?: string;
  readonly place?: string;
  readonly presides?: string;
}
const columns = `r.learner_id, r.id, r.entry_id, r.slice, r.wrong, r.should_be, r.asked_at, r.asked_by = door.subject() as is_yours,
  s.capacity as asked_by, r.state, r.answer, r.answered_at, r.asked_on, r.steps, r.statement,
  case when r.state in ('asked', 'looking') then door.due_after(r.learner_id, r.asked_on, 'answer')
    when r.state = 'hearing-asked' then door.due_after(r.learner_id, r.on_date, 'hearing')
    when r.state = 'hearing-set' then door.due_after(r.learner_id, r.hearing_on, 'decision')
    when r.state = 'granted' then door.due_after(r.learner_id, r.on_date, 'decision') end as due_on`;
const ofLearner = statement<RequestRow>(
  "entry.correction-requests",
  `select ${columns} from door.correction_request r join door.subject s on s.id = r.asked_by
  where r.learner_id = $1 order by r.id desc limit 200`,
);
/** What waits for an answer, the oldest first: ids sort by when they were made. */
const open = statement<RequestRow>(
  "entry.correction-worklist",
  `select ${columns} from door.correction_request r join door.subject s on s.id = r.asked_by
  where r.state in ('asked', 'looking', 'hearing-asked', 'hearing-set', 'granted') and r.asked_by <> door.subject() and r.id > $1 order by r.id limit $2`,
);

/** It tells of an entry what only its details say. */
const told = ({ learner_id, slice }: RequestRow) =>
  ({ learnerId: learner_id, slice: sliceAt(slice), level: "detail" }) as const;

const viewOf = (row: RequestRow): CorrectionRequest => ({
  id: row.id,
  learnerId: row.learner_id,
  entryId: row.entry_id,
  slice: sliceAt(row.slice),
  wrong: row.wrong,
  ...(row.should_be && { shouldBe: row.should_be }),
  askedAt: row.asked_at,
  isYours: row.is_yours,
  askedBy: row.asked_by,
  state: row.state,
  ...(row.answer && { answer: row.answer }),
  ...(row.answered_at && { answeredAt: row.answered_at }),
  askedOn: row.asked_on,
  ...(row.due_on && { dueOn: row.due_on }),
  steps: (row.steps ?? []).map(stepOf),
  ...(row.statement && { statement: row.statement }),
});

const stepOf = ({ hearingOn, hearingTime, place, presides, ...step }: StepRow): CorrectionRequest["steps"][number] => ({
  ...step,
  ...(hearingOn &&
    place &&
    presides && { hearing: { on: hearingOn, place, presides, ...(hearingTime && { time: hearingTime }) } }),
});

const answered = statement<{ answered: number }>(
  "entry.answered-requests",
  `select count(*)::int as answered from door.correction_request
  where learner_id = $1 and asked_by = door.subject() and state <> 'looking' and answered_by <> door.subject() and answered_at > $2`,
);
/** How many of one's own requests were decided since a moment. It tells nothing of the record. */
export const countAnswered = async (disclosure: Disclosure, learnerId: string, since: string): Promise<number> =>
  (await disclosure.readOpen(answered, [learnerId, since]))[0]?.answered ?? 0;

/** Requests about one learner, newest first: one's own, and those that one answers for. */
export const listCorrectionRequests = async (disclosure: Disclosure, learnerId: string) =>
  (await disclosure.read(ofLearner, [learnerId], told)).map(viewOf);

/** What waits for an answer of the subject's, of all its learners. */
export const listOpenRequests = async (disclosure: Disclosure, after: string, limit: number) =>
  (await disclosure.read(open, [after, limit], told)).map(viewOf);
