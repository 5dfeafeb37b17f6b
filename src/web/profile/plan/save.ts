import type { Entry } from "../../../entry/entry.ts";
import type { LearningPlanBody } from "../../../profile/learning-plan.ts";
import { ApiProblem, api } from "../../api.ts";
import type { View } from "../../entry/open.ts";

/** Makes one small change to a plan; where somebody changed it meanwhile, to what stands now. */
export async function changePlan(
  view: View,
  entry: Entry,
  change: (body: LearningPlanBody) => LearningPlanBody,
): Promise<void> {
  const send = (before: Entry) =>
    api.send(
      "POST",
      `/learners/${view.learner.id}/entries`,
      {
        kind: "learning-plan",
        body: change(before.body as LearningPlanBody), // of that kind
        observedOn: view.today,
        supersedes: before.id,
      },
      before.id,
    );
  await send(entry).catch(async (error: unknown) => {
    if (!(error instanceof ApiProblem && error.status === 412 && error.standing)) throw error;
    await send(error.standing as Entry);
  });
}
