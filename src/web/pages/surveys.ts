import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import type { SessionView } from "../../identity/hat.ts";
import { signersQuery } from "../agreements/queries.ts";
import { withOfficeWords } from "../language.tsx";
import { loadLearner } from "../profile/one-learner.ts";
import { queryClient } from "../queries.ts";
import { type ChildSearch, childSearch } from "../shell/children.ts";
import { instrumentsQuery, surveysQuery } from "../survey/office/queries.ts";
import { learnerSurveysQuery } from "../survey/queries.ts";
import { inside, now, whenOpened } from "./inside.ts";

interface Loading {
  readonly context: { readonly session: SessionView };
  readonly deps: ChildSearch;
}
const ofOne = {
  validateSearch: childSearch,
  loaderDeps: ({ search }: { search: ChildSearch }) => search,
  ...whenOpened,
  loader: async ({ context, deps }: Loading) => {
    const learnerId = await loadLearner(context.session, deps);
    if (learnerId !== undefined) await queryClient.fetchQuery({ ...learnerSurveysQuery(learnerId), ...now });
    return learnerId;
  },
};

const learnerSurveys = createRoute({
  getParentRoute: () => inside,
  path: "/surveys",
  ...ofOne,
  component: lazyRouteComponent(
    withOfficeWords(() => import("../survey/LearnerSurveys.tsx")),
    "LearnerSurveys",
  ),
});

const answerSurvey = createRoute({
  getParentRoute: () => inside,
  path: "/surveys/$surveyId",
  ...ofOne,
  component: lazyRouteComponent(
    withOfficeWords(() => import("../survey/AnswerSurvey.tsx")),
    "AnswerSurvey",
  ),
});

const forAdministrators = ({ context }: Pick<Loading, "context">) => {
  if (context.session.hat?.capacity !== "administrator") throw notFound();
};

const instruments = createRoute({
  getParentRoute: () => inside,
  path: "/instruments",
  beforeLoad: forAdministrators,
  loader: () =>
    Promise.all([
      queryClient.fetchQuery({ ...instrumentsQuery, ...now }),
      queryClient.fetchQuery({ ...surveysQuery, ...now }),
      queryClient.ensureQueryData(signersQuery),
    ]),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../survey/office/Instruments.tsx")),
    "Instruments",
  ),
});

const instrument = createRoute({
  getParentRoute: () => inside,
  path: "/instruments/$instrumentId",
  beforeLoad: forAdministrators,
  loader: () =>
    Promise.all([queryClient.fetchQuery({ ...instrumentsQuery, ...now }), queryClient.ensureQueryData(signersQuery)]),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../survey/office/InstrumentForm.tsx")),
    "InstrumentForm",
  ),
});

/** Questionnaires: of a family before they are asked, of who answers, and of the office. */
export const surveyPages = [learnerSurveys, answerSurvey, instruments, instrument] as const;
