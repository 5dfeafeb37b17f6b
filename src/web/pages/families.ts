import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import type { SessionView } from "../../identity/hat.ts";
import { familyAgreementsQuery } from "../agreements/queries.ts";
import { elementsQuery } from "../elements/queries.ts";
import { requestsQuery } from "../entry/correction/queries.ts";
import { backpackQuery } from "../entry/learner-queries.ts";
import { readSections } from "../entry/sections.ts";
import { withOfficeWords } from "../language.tsx";
import { loadChoices, loadHeld } from "../privacy/load.ts";
import { choicesQuery, looksQuery } from "../privacy/queries.ts";
import { queryClient } from "../queries.ts";
import {
  copiesQuery,
  deliveriesQuery,
  destroyedQuery,
  directoryQuery,
  learnerStudiesQuery,
  noticeQuery,
} from "../rights/queries.ts";
import { type ChildSearch, childSearch, readChild } from "../shell/children.ts";
import { inside, now, textOf } from "./inside.ts";

/** For a family alone: its child's record, and what it decides. */
const forFamilies = ({ context }: { context: { session: SessionView } }) => {
  const capacity = context.session.hat?.capacity;
  if (capacity !== "guardian" && capacity !== "learner") throw notFound();
};

const myBackpack = createRoute({
  getParentRoute: () => inside,
  path: "/backpack",
  validateSearch: (search: Record<string, unknown>): ChildSearch & { sections?: "five" } => ({
    ...childSearch(search),
    ...readSections(search),
  }),
  loaderDeps: ({ search: { child } }) => ({ child }),
  loader: async ({ deps }) => {
    const child = await readChild(deps);
    if (child) {
      await Promise.all([
        queryClient.ensureQueryData(backpackQuery(child.id)),
        queryClient.ensureQueryData(choicesQuery(child.id)),
        queryClient.ensureQueryData(looksQuery(child.id)),
      ]);
    }
    return child;
  },
  component: lazyRouteComponent(() => import("../entry/MyBackpack.tsx"), "MyBackpack"),
});

const whoSeesWhat = createRoute({
  getParentRoute: () => inside,
  path: "/who-sees-what",
  beforeLoad: forFamilies,
  validateSearch: childSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => loadChoices(await readChild(deps)),
  component: lazyRouteComponent(() => import("../privacy/WhoSeesWhat.tsx"), "WhoSeesWhat"),
});

const whoSeesGroup = createRoute({
  getParentRoute: () => inside,
  path: "/who-sees-what/$target",
  beforeLoad: forFamilies,
  validateSearch: childSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => {
    const child = await loadChoices(await readChild(deps));
    if (!child) throw notFound();
    return child;
  },
  component: lazyRouteComponent(() => import("../privacy/GroupPage.tsx"), "GroupPage"),
});

const myData = createRoute({
  getParentRoute: () => inside,
  path: "/my-data",
  beforeLoad: forFamilies,
  validateSearch: childSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => loadHeld(await readChild(deps)),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../privacy/MyData.tsx")),
    "MyData",
  ),
});

const elements = createRoute({
  getParentRoute: () => inside,
  path: "/my-data/profile",
  beforeLoad: forFamilies,
  validateSearch: childSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => {
    const child = await readChild(deps);
    if (child) await queryClient.fetchQuery({ ...elementsQuery(child.id), ...now });
    return child;
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../elements/Elements.tsx")),
    "Elements",
  ),
});

const makeProfile = createRoute({
  getParentRoute: () => inside,
  path: "/profile/make",
  beforeLoad: forFamilies,
  validateSearch: (search: Record<string, unknown>): ChildSearch & { step?: number } => {
    const step = Number(search.step);
    return { ...childSearch(search), ...(Number.isInteger(step) && step > 0 && { step }) };
  },
  loaderDeps: ({ search: { child } }) => ({ child }),
  loader: async ({ deps }) => {
    const child = await readChild(deps);
    if (child) {
      await Promise.all([
        queryClient.ensureQueryData(backpackQuery(child.id)),
        queryClient.ensureQueryData(choicesQuery(child.id)),
      ]);
    }
    return child;
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../profile/builder/Make.tsx")),
    "Make",
  ),
});

const profilePage = createRoute({
  getParentRoute: () => inside,
  path: "/profile/page",
  beforeLoad: forFamilies,
  validateSearch: childSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => {
    const child = await readChild(deps);
    if (child) await queryClient.ensureQueryData(backpackQuery(child.id));
    return child;
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../profile/builder/ProfilePage.tsx")),
    "ProfilePage",
  ),
});

const sayWrong = createRoute({
  getParentRoute: () => inside,
  path: "/my-data/wrong",
  beforeLoad: forFamilies,
  validateSearch: (search: Record<string, unknown>): ChildSearch & { entry?: string } => {
    const entry = textOf(search.entry);
    return { ...childSearch(search), ...(entry !== undefined && { entry }) };
  },
  loaderDeps: ({ search: { child } }) => ({ child }),
  loader: async ({ deps }) => {
    const child = await readChild(deps);
    if (child) await queryClient.ensureQueryData(backpackQuery(child.id));
    return child;
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../entry/correction/SayWrong.tsx")),
    "SayWrong",
  ),
});

const myRights = createRoute({
  getParentRoute: () => inside,
  path: "/my-data/rights",
  beforeLoad: forFamilies,
  validateSearch: childSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => {
    const child = await readChild(deps);
    if (child)
      await Promise.all([
        queryClient.fetchQuery({ ...requestsQuery(child.id), ...now }),
        queryClient.fetchQuery({ ...copiesQuery(child.id), ...now }),
        queryClient.fetchQuery({ ...directoryQuery(child.id), ...now }),
        queryClient.fetchQuery({ ...noticeQuery(child.id), ...now }),
        queryClient.fetchQuery({ ...destroyedQuery(child.id), ...now }),
        queryClient.fetchQuery({ ...learnerStudiesQuery(child.id), ...now }),
      ]);
    return child;
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../rights/MyRights.tsx")),
    "MyRights",
  ),
});

const ownRequest = createRoute({
  getParentRoute: () => inside,
  path: "/my-data/rights/requests/$requestId",
  beforeLoad: forFamilies,
  validateSearch: childSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => {
    const child = await readChild(deps);
    if (!child) throw notFound();
    await Promise.all([
      queryClient.fetchQuery({ ...requestsQuery(child.id), ...now }),
      queryClient.fetchQuery({ ...deliveriesQuery(child.id), ...now }),
    ]);
    return child;
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../rights/RequestPage.tsx")),
    "RequestPage",
  ),
});

const familyApps = createRoute({
  getParentRoute: () => inside,
  path: "/apps",
  beforeLoad: forFamilies,
  validateSearch: childSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => {
    const child = await loadChoices(await readChild(deps));
    if (child) await queryClient.fetchQuery({ ...familyAgreementsQuery(child.id), ...now });
    return child;
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../agreements/FamilyApps.tsx")),
    "FamilyApps",
  ),
});

/** What a family reads and decides. */
export const familyPages = [
  myBackpack,
  whoSeesWhat,
  whoSeesGroup,
  myData,
  elements,
  makeProfile,
  profilePage,
  sayWrong,
  myRights,
  ownRequest,
  familyApps,
] as const;
