import { listLearnersById } from "../entry/learner.store.ts";
import type { IsoDate } from "../kernel/date.ts";
import type { Disclosure } from "../privacy/disclosure.store.ts";
import { statement } from "../store/statement.ts";
import { type StepsOfOne, soonDays } from "./next-step.ts";

/** Learners that one page holds; a counselor's caseload is smaller. */
const most = 500;

const ties = statement<{ learner_id: string }>(
  "profile.next-steps-ties",
  `select learner_id from door.tie order by learner_id limit ${most}`,
);
interface StepRow extends Record<string, unknown> {
  learner_id: string;
  title: string;
  due_on: IsoDate | null;
  is_soon: boolean;
}
const steps = statement<StepRow>(
  "profile.next-steps-steps",
  `select e.learner_id, e.body ->> 'title' as title, (e.body ->> 'dueOn')::date as due_on,
    coalesce((e.body ->> 'dueOn')::date <= k.today + ${soonDays}, false) as is_soon
  from door.entry e cross join door.clock k
  where e.learner_id = any($1) and e.kind in ('readiness', 'application') and e.body ->> 'state' = 'active'
  order by e.learner_id, 3 nulls last, e.id`,
);

/** Open steps of every learner of whom they are open to the subject; a learner without one is not on the list. */
export async function listNextSteps(disclosure: Disclosure): Promise<StepsOfOne[]> {
  const ids = (await disclosure.readOpen(ties)).map(({ learner_id }) => learner_id);
  const rows = await disclosure.read(steps, [ids], ({ learner_id }) => ({
    learnerId: learner_id,
    slice: "pathway",
    level: "detail",
  }));
  const open = Map.groupBy(rows, ({ learner_id }) => learner_id);
  const names = new Map((await listLearnersById(disclosure, [...open.keys()])).map(({ id, name }) => [id, name]));
  return [...open]
    .map(([id, list]): StepsOfOne => {
      const [first] = list;
      const name = names.get(id);
      return {
        id,
        ...(name && { name }),
        open: list.length,
        soon: list.filter(({ is_soon }) => is_soon).length,
        ...(first?.due_on && { next: { title: first.title, dueOn: first.due_on } }),
      };
    })
    .sort((a, b) => ((a.next?.dueOn ?? "9") < (b.next?.dueOn ?? "9") ? -1 : 1));
}
