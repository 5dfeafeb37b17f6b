import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { backpackQuery } from "../entry/learner-queries.ts";
import { withOfficeWords } from "../language.tsx";
import { queryClient } from "../queries.ts";
import { inside, now, textOf, whenOpened } from "./inside.ts";

/** The record is asked for when a page is opened, and anew: what was hidden meanwhile is not drawn from memory. */
const load = (learnerId: string) => queryClient.fetchQuery({ ...backpackQuery(learnerId), ...now });

const addWork = createRoute({
  getParentRoute: () => inside,
  path: "/learners/$learnerId/add-work",
  validateSearch: (search: Record<string, unknown>): { of?: string } => {
    const given = textOf(search.of);
    return given === undefined ? {} : { of: given };
  },
  ...whenOpened,
  loader: ({ params: { learnerId } }) => load(learnerId),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../profile/portfolio/WorkForm.tsx")),
    "WorkForm",
  ),
});

const workPage = createRoute({
  getParentRoute: () => inside,
  path: "/learners/$learnerId/works/$workId",
  ...whenOpened,
  loader: ({ params: { learnerId } }) => load(learnerId),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../profile/portfolio/WorkPage.tsx")),
    "WorkPage",
  ),
});

const collectionPage = createRoute({
  getParentRoute: () => inside,
  path: "/learners/$learnerId/collections/$entryId",
  ...whenOpened,
  loader: ({ params: { learnerId } }) => load(learnerId),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../profile/portfolio/CollectionPage.tsx")),
    "CollectionPage",
  ),
});

/** Works one by one: of the learner, the family, and the staff to whom they are open. */
export const portfolioPages = [addWork, workPage, collectionPage] as const;
