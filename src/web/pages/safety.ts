import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import type { Capacity } from "../../identity/capacity.ts";
import type { SessionView } from "../../identity/hat.ts";
import { type ExceptionBasis, exceptionBases } from "../../privacy/exception.ts";
import { coverQuery } from "../entry/learner-queries.ts";
import { withOfficeWords } from "../language.tsx";
import {
  ageReviewQuery,
  checkUpQuery,
  conflictsQuery,
  courtWaitingQuery,
  exceptionsQuery,
  lookQuestionsQuery,
  owedEndingsQuery,
  pausedConsentsQuery,
  unusualQuery,
  waitingQuery,
} from "../privacy/safety/queries.ts";
import { queryClient } from "../queries.ts";
import { type ChildSearch, childSearch, readChild } from "../shell/children.ts";
import { inside, now, whenOpened } from "./inside.ts";

const only =
  (...capacities: readonly Capacity[]) =>
  ({ context }: { context: { session: SessionView } }) => {
    if (!context.session.hat || !capacities.includes(context.session.hat.capacity)) throw notFound();
  };

const waiting = createRoute({
  getParentRoute: () => inside,
  path: "/waiting",
  beforeLoad: only("registrar", "leader", "administrator"),
  ...whenOpened,
  loader: () => queryClient.fetchQuery({ ...waitingQuery, ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../privacy/safety/Waiting.tsx")),
    "Waiting",
  ),
});

const waitingFamilies = createRoute({
  getParentRoute: () => inside,
  path: "/waiting/families",
  beforeLoad: only("registrar"),
  ...whenOpened,
  loader: () =>
    Promise.all([
      queryClient.fetchQuery({ ...conflictsQuery, ...now }),
      queryClient.fetchQuery({ ...courtWaitingQuery, ...now }),
      queryClient.fetchQuery({ ...pausedConsentsQuery, ...now }),
      queryClient.fetchQuery({ ...owedEndingsQuery, ...now }),
    ]),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../privacy/safety/WaitingFamilies.tsx")),
    "WaitingFamilies",
  ),
});

const exceptions = createRoute({
  getParentRoute: () => inside,
  path: "/exceptions",
  beforeLoad: only("registrar", "leader", "support", "nurse", "district"),
  ...whenOpened,
  loader: () => queryClient.fetchQuery({ ...exceptionsQuery, ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../privacy/safety/Exceptions.tsx")),
    "Exceptions",
  ),
});

const isBasis = (text: unknown): text is ExceptionBasis => exceptionBases.some((each) => each === text);

const exceptionForm = createRoute({
  getParentRoute: () => inside,
  path: "/learners/$learnerId/exception",
  beforeLoad: only("registrar", "leader", "support", "nurse", "district"),
  validateSearch: ({ basis }: Record<string, unknown>): { basis?: ExceptionBasis } => (isBasis(basis) ? { basis } : {}),
  ...whenOpened,
  loader: ({ params: { learnerId } }) => queryClient.ensureQueryData(coverQuery(learnerId)),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../privacy/safety/ExceptionForm.tsx")),
    "ExceptionForm",
  ),
});

const lookQuestions = createRoute({
  getParentRoute: () => inside,
  path: "/look-questions",
  beforeLoad: only("registrar", "leader"),
  ...whenOpened,
  loader: () => queryClient.fetchQuery({ ...lookQuestionsQuery, ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../privacy/safety/LookQuestions.tsx")),
    "LookQuestions",
  ),
});

const unusual = createRoute({
  getParentRoute: () => inside,
  path: "/unusual",
  beforeLoad: only("leader", "administrator"),
  ...whenOpened,
  loader: () => queryClient.fetchQuery({ ...unusualQuery, ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../privacy/safety/Unusual.tsx")),
    "Unusual",
  ),
});

const ofAge = createRoute({
  getParentRoute: () => inside,
  path: "/of-age",
  beforeLoad: only("learner", "guardian"),
  validateSearch: childSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => {
    const child = await readChild(deps);
    if (child) await queryClient.fetchQuery({ ...ageReviewQuery(child.id), ...now });
    return child;
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../privacy/safety/OfAgePage.tsx")),
    "OfAgePage",
  ),
});

const rightsPassed = createRoute({
  getParentRoute: () => inside,
  path: "/rights-passed",
  component: lazyRouteComponent(
    withOfficeWords(() => import("../privacy/safety/RightsPassed.tsx")),
    "RightsPassed",
  ),
});

const checkUp = createRoute({
  getParentRoute: () => inside,
  path: "/check-up",
  beforeLoad: only("learner", "guardian"),
  validateSearch: ({ step, ...search }: Record<string, unknown>): ChildSearch & { step?: number } => ({
    ...childSearch(search),
    ...(typeof step === "number" && step > 0 && step <= 5 && { step: Math.floor(step) }),
  }),
  loaderDeps: ({ search: { child } }) => ({ child }),
  loader: async ({ deps }) => {
    const child = await readChild(deps);
    if (child) await queryClient.fetchQuery({ ...checkUpQuery(child.id), ...now });
    return child;
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../privacy/safety/CheckUp.tsx")),
    "CheckUp",
  ),
});

/** When life changes, and who looked: what waits for a person of the school, and what a family is led through. */
export const safetyPages = [
  ...[waiting, waitingFamilies, exceptions, exceptionForm, lookQuestions, unusual],
  ...[ofAge, rightsPassed, checkUp],
] as const;
