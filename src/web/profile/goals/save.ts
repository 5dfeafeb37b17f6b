import type { Entry } from "../../../entry/entry.ts";
import type { GoalBody } from "../../../profile/goal.ts";
import { ApiProblem, api } from "../../api.ts";
import type { View } from "../../entry/open.ts";

type Change = (body: GoalBody) => GoalBody | undefined;

/**
 * Makes one small change to a goal: a tick, a piece of evidence, that it is reached. Where somebody changed the goal meanwhile, the
 * same change is made to what stands now; `change` answers `undefined` where that has no such step any more, and the server's
 * refusal stands.
 */
export async function changeGoal(view: View, entry: Entry, change: Change): Promise<void> {
  const send = async (before: Entry): Promise<void> => {
    const body = change(before.body as GoalBody); // of the goal's kind
    if (!body) return;
    await api.send(
      "POST",
      `/learners/${view.learner.id}/entries`,
      { kind: "goal", body, observedOn: view.today, supersedes: before.id },
      before.id,
    );
  };
  await send(entry).catch(async (error: unknown) => {
    const standing = error instanceof ApiProblem && error.status === 412 ? (error.standing as Entry) : undefined;
    if (!standing || !change(standing.body as GoalBody)) throw error;
    await send(standing);
  });
}

/** A step as done on a day, or no longer; found by its words. */
export const ticked =
  (text: string, day: string, isDone: boolean): Change =>
  (body) => {
    const place = (body.steps ?? []).findIndex((step) => step.text === text);
    const step = body.steps?.[place];
    if (!step || !body.steps) return undefined;
    const { doneOn: _, ...plain } = step;
    return { ...body, steps: body.steps.with(place, isDone ? { ...plain, doneOn: day } : plain) };
  };

/** A goal as reached on a day, set aside, or taken up again. */
export const nowIs =
  (state: GoalBody["state"], day: string): Change =>
  ({ reachedOn: _, ...body }) => ({ ...body, state, ...(state === "done" && { reachedOn: day }) });

/** One more thing that shows it. */
export const shownBy =
  (title: string, entryId: string | undefined): Change =>
  (body) => ({ ...body, evidence: [...(body.evidence ?? []), { title, ...(entryId && { entryId }) }] });
