import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import type { SessionView } from "../../identity/hat.ts";
import { isDate } from "../../kernel/date.ts";
import { groupQuery, helpersQuery, inboxQuery, programsQuery, proposedQuery } from "../helper/queries.ts";
import { withOfficeWords } from "../language.tsx";
import { choicesQuery } from "../privacy/queries.ts";
import { installationQuery, queryClient } from "../queries.ts";
import { type ChildSearch, childSearch, readChild } from "../shell/children.ts";
import { inside, now, root, textOf } from "./inside.ts";

type Capacity = NonNullable<SessionView["hat"]>["capacity"];
const only =
  (...capacities: Capacity[]) =>
  ({ context }: { context: { session: SessionView } }) => {
    const capacity = context.session.hat?.capacity;
    if (!capacity || !capacities.includes(capacity)) throw notFound();
  };

const isDay = (text: unknown): text is string => typeof text === "string" && isDate(text);

const group = createRoute({
  getParentRoute: () => inside,
  path: "/group",
  beforeLoad: only("helper"),
  validateSearch: ({ on }: Record<string, unknown>): { on?: string } => (isDay(on) ? { on } : {}),
  loaderDeps: ({ search: { on } }) => ({ on }),
  loader: async ({ deps: { on } }) => {
    const { today } = await queryClient.ensureQueryData(installationQuery);
    await queryClient.fetchQuery({ ...groupQuery(on ?? today), ...now });
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../helper/Group.tsx")),
    "Group",
  ),
});

const impact = createRoute({
  getParentRoute: () => inside,
  path: "/group/impact",
  beforeLoad: only("helper"),
  validateSearch: ({ from, to }: Record<string, unknown>): { from?: string; to?: string } =>
    isDay(from) && isDay(to) && from <= to ? { from, to } : {},
  component: lazyRouteComponent(
    withOfficeWords(() => import("../helper/Impact.tsx")),
    "Impact",
  ),
});

const proposals = createRoute({
  getParentRoute: () => inside,
  path: "/proposals",
  beforeLoad: only("helper", "guardian", "learner"),
  loader: () => queryClient.fetchQuery({ ...proposedQuery, ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../helper/Proposals.tsx")),
    "Proposals",
  ),
});

const inbox = createRoute({
  getParentRoute: () => inside,
  path: "/inbox",
  beforeLoad: only("guardian", "learner", "registrar", "nurse", "support"),
  loader: () => queryClient.fetchQuery({ ...inboxQuery, ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../helper/Inbox.tsx")),
    "Inbox",
  ),
});

const helpers = createRoute({
  getParentRoute: () => inside,
  path: "/helpers",
  beforeLoad: only("guardian", "learner"),
  validateSearch: (search: Record<string, unknown>): ChildSearch & { code?: string } => {
    const code = textOf(search.code);
    return { ...childSearch(search), ...(code !== undefined && { code }) };
  },
  loaderDeps: ({ search: { child } }) => ({ child }),
  loader: async ({ deps }) => {
    const child = await readChild(deps);
    if (child)
      await Promise.all([
        queryClient.fetchQuery({ ...helpersQuery(child.id), ...now }),
        queryClient.ensureQueryData(choicesQuery(child.id)),
      ]);
    return child;
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../helper/Helpers.tsx")),
    "Helpers",
  ),
});

const programs = createRoute({
  getParentRoute: () => inside,
  path: "/programs",
  beforeLoad: only("administrator"),
  loader: () => queryClient.fetchQuery({ ...programsQuery, ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../helper/Programs.tsx")),
    "Programs",
  ),
});

/** Where a helper's link leads, before there is an account. */
export const takeUp = createRoute({
  getParentRoute: () => root,
  path: "/help",
  component: lazyRouteComponent(
    withOfficeWords(() => import("../helper/TakeUp.tsx")),
    "TakeUp",
  ),
});

/** Helpers, programs, and what waits for a yes. */
export const helperPages = [group, impact, proposals, inbox, helpers, programs] as const;
