import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import type { SessionView } from "../../identity/hat.ts";
import { backpackQuery } from "../entry/learner-queries.ts";
import { withOfficeWords } from "../language.tsx";
import { choicesQuery } from "../privacy/queries.ts";
import { consentsQuery, endingsQuery, linksQuery, wishesQuery } from "../privacy/share/queries.ts";
import { queryClient } from "../queries.ts";
import { type ChildSearch, childSearch, readChild } from "../shell/children.ts";
import { inside, now, root } from "./inside.ts";

const forFamilies = ({ context }: { context: { session: SessionView } }) => {
  const capacity = context.session.hat?.capacity;
  if (capacity !== "guardian" && capacity !== "learner") throw notFound();
};

const sharing = createRoute({
  getParentRoute: () => inside,
  path: "/sharing",
  beforeLoad: forFamilies,
  validateSearch: childSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => {
    const child = await readChild(deps);
    if (child)
      await Promise.all([
        queryClient.fetchQuery({ ...linksQuery(child.id), ...now }),
        queryClient.fetchQuery({ ...consentsQuery(child.id), ...now }),
        queryClient.fetchQuery({ ...endingsQuery(child.id), ...now }),
        queryClient.fetchQuery({ ...wishesQuery(child.id), ...now }),
        queryClient.ensureQueryData(choicesQuery(child.id)),
      ]);
    return child;
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../privacy/share/Sharing.tsx")),
    "Sharing",
  ),
});

const newLink = createRoute({
  getParentRoute: () => inside,
  path: "/sharing/new",
  beforeLoad: forFamilies,
  validateSearch: (search: Record<string, unknown>): ChildSearch & { wish?: string } => ({
    ...childSearch(search),
    ...(typeof search.wish === "string" && { wish: search.wish }),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => {
    const child = await readChild(deps);
    if (child)
      await Promise.all([
        queryClient.ensureQueryData(backpackQuery(child.id)),
        queryClient.fetchQuery({ ...wishesQuery(child.id), ...now }),
        queryClient.ensureQueryData(choicesQuery(child.id)),
      ]);
    return child;
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../privacy/share/NewLink.tsx")),
    "NewLink",
  ),
});

const shared = createRoute({
  getParentRoute: () => root,
  path: "/shared",
  component: lazyRouteComponent(
    withOfficeWords(() => import("../public/SharedPage.tsx")),
    "SharedPage",
  ),
});

const terms = createRoute({
  getParentRoute: () => root,
  path: "/shared/terms",
  component: lazyRouteComponent(
    withOfficeWords(() => import("../public/Terms.tsx")),
    "Terms",
  ),
});

const deleted = createRoute({
  getParentRoute: () => root,
  path: "/deleted",
  component: lazyRouteComponent(
    withOfficeWords(() => import("../public/DeletedPage.tsx")),
    "DeletedPage",
  ),
});

/** What a family shares with people outside of school. */
export const sharingPages = [sharing, newLink] as const;
/** Where a link leads, for who has no account. */
export const sharedPages = [shared, terms, deleted] as const;
