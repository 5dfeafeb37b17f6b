import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import type { SessionView } from "../../identity/hat.ts";
import { withOfficeWords } from "../language.tsx";
import { loadLearner } from "../profile/one-learner.ts";
import { nextStepsQuery } from "../profile/ready/queries.ts";
import { queryClient } from "../queries.ts";
import { type ChildSearch, childSearch } from "../shell/children.ts";
import { inside, now, root, whenOpened } from "./inside.ts";

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
  component: lazyRouteComponent(
    withOfficeWords(() => import("../profile/goals/GoalList.tsx")),
    "GoalList",
  ),
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
  component: lazyRouteComponent(
    withOfficeWords(() => import("../profile/goals/GoalPage.tsx")),
    "GoalPage",
  ),
});

const plan = createRoute({
  getParentRoute: () => inside,
  path: "/plan",
  ...ofOne,
  component: lazyRouteComponent(
    withOfficeWords(() => import("../profile/plan/PlanPage.tsx")),
    "PlanPage",
  ),
});

const ready = createRoute({
  getParentRoute: () => inside,
  path: "/ready",
  ...ofOne,
  component: lazyRouteComponent(
    withOfficeWords(() => import("../profile/ready/Ready.tsx")),
    "Ready",
  ),
});

const experience = createRoute({
  getParentRoute: () => inside,
  path: "/experience",
  ...ofOne,
  component: lazyRouteComponent(
    withOfficeWords(() => import("../profile/ready/Experience.tsx")),
    "Experience",
  ),
});

const stepsOfMany = createRoute({
  getParentRoute: () => inside,
  path: "/next-steps",
  beforeLoad: ({ context }) => {
    if (context.session.hat?.capacity !== "support") throw notFound();
  },
  ...whenOpened,
  loader: () => queryClient.fetchQuery({ ...nextStepsQuery, ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../profile/ready/NextSteps.tsx")),
    "NextSteps",
  ),
});

/** For somebody outside who was sent a link to confirm something: no sign-in. */
export const confirmPage = createRoute({
  getParentRoute: () => root,
  path: "/confirm",
  component: lazyRouteComponent(
    withOfficeWords(() => import("../profile/confirm/Confirm.tsx")),
    "Confirm",
  ),
});

/** Goals and what they lead to: of a family, and of staff for whom it is open. */
export const goalPages = [goals, goal, plan, ready, experience, stepsOfMany] as const;
