import { notify } from "../privacy/notice.job.ts";
import type { NoticeCode } from "../privacy/notice-codes.ts";
import { statement } from "../store/statement.ts";
import type { Store } from "../store/store.ts";

/** Days before a step is due on which one is told. */
const aheadDays = 2;

interface DueRow extends Record<string, unknown> {
  learner_id: string;
  kind: string;
  topic: string;
  step_due: boolean;
  to: string[];
}
// The learner, and who is named beside a goal or has signed a plan, as long as it is open to them in detail. A day is named by the
// date alone, so that work which runs again on the same day finds the same, and a day that was missed is not made up for.
const due = statement<DueRow>(
  "profile.reminders-due",
  `with d as (
    select e.learner_id, e.id, e.kind, coalesce(e.body ->> 'topicId', e.id::text) as topic, e.body,
      e.kind = 'goal' and jsonb_path_exists(e.body, '$.steps[*] ? (!exists(@.doneOn) && @.dueOn == $day)',
        jsonb_build_object('day', $1::date + ${aheadDays})) as step_due
    from base.entry e
    where e.kind in ('goal', 'learning-plan') and e.superseded_at is null and e.mark = 3
      and coalesce(e.body ->> 'state', 'active') = 'active'
  )
  select d.learner_id, d.kind, d.topic, d.step_due, array(
    select s.id from base.grants g join base.subject s on s.id = g.subject_id and s.ended_at is null
    where g.learner_id = d.learner_id and g.until > now() and base.opens(d.learner_id, g.subject_id, d.id)
      and (s.capacity = 'learner' or jsonb_path_exists(d.body, '$.people[*] ? (@.subjectId == $hat)', jsonb_build_object('hat', s.id))
        or exists (select from base.entry a where a.learner_id = d.learner_id and a.kind = 'plan-signature'
          and a.body ->> 'aboutId' = d.topic and a.author_id = s.id))
    order by s.id) as to
  from d where d.step_due or d.body ->> 'reviewOn' = $1::text
  order by d.learner_id, d.id`,
);

/** Tells, once a day, of steps that are due in two days and of goals and plans that are to be looked at today. */
export async function remindOfSteps({ work }: Pick<Store, "work">, today: string): Promise<void> {
  for (const { learner_id, kind, topic, step_due, to } of await work.rows(due, [today])) {
    const code: NoticeCode = step_due ? "goal.step-due" : kind === "goal" ? "goal.review-due" : "plan.review-due";
    const place = kind === "goal" ? `/goals/${topic}?child=${learner_id}` : `/plan?child=${learner_id}`;
    await work.transaction([], (transaction) => notify(transaction, { code, to, learnerId: learner_id, place }));
  }
}
