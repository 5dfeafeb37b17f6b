import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import type { SessionView } from "../../identity/hat.ts";
import { loadLearner } from "../profile/one-learner.ts";
import { type ChildSearch, childSearch } from "../shell/children.ts";
import { inside, whenOpened } from "./inside.ts";

/** A page about one learner, who stands in the search: a family's child, or whom staff came from. */
const ofOne = {
  validateSearch: childSearch,
  loaderDeps: ({ search }: { search: ChildSearch }) => search,
  ...whenOpened,
  loader: ({ context, deps }: { context: { session: SessionView }; deps: ChildSearch }) =>
    loadLearner(context.session, deps),
};

const goals = createRoute({
  getParentRoute: () => inside,
  path: "/goals",
  ...ofOne,
  component: lazyRouteComponent(() => import("../profile/goals/GoalList.tsx"), "GoalList"),
});

const goal = createRoute({
  getParentRoute: () => inside,
  path: "/goals/$topic",
  ...ofOne,
  loader: async ({ context, deps }) => {
    const learnerId = await loadLearner(context.session, deps);
    if (learnerId === undefined) throw notFound();
    return learnerId;
  },
  component: lazyRouteComponent(() => import("../profile/goals/GoalPage.tsx"), "GoalPage"),
});

/** Goals and what they lead to: of a family, and of staff for whom it is open. */
export const goalPages = [goals, goal] as const;
