import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import type { SessionView } from "../identity/hat.ts";
import {
  agreementQuery,
  agreementsQuery,
  appRequestsQuery,
  familyAgreementsQuery,
  scheduledKindsQuery,
  signersQuery,
} from "./agreements/queries.ts";
import { waitingQuery } from "./entry/correction/queries.ts";
import { backpackQuery, coverQuery, learnersQuery } from "./entry/learner-queries.ts";
import { readSections } from "./entry/sections.ts";
import { classesQuery, dayOneQuery } from "./insight/class-queries.ts";
import { readClassSearch, readUnitSearch } from "./insight/class-search.ts";
import { linksQuery, mergesQuery, reconciliationsQuery, recordQuery } from "./links/link-queries.ts";
import { mapsQuery } from "./mapper/mapping.ts";
import { disclosuresQuery } from "./privacy/disclosure/queries.ts";
import { familyQuery } from "./privacy/family/queries.ts";
import { loadChoices, loadHeld } from "./privacy/load.ts";
import { choicesQuery, looksQuery } from "./privacy/queries.ts";
import { packQuery, packVersionsQuery } from "./privacy/rules/queries.ts";
import { installationQuery, queryClient, sessionQuery } from "./queries.ts";
import { qualityQuery } from "./server/quality-queries.ts";
import { accountsQuery, importsQuery, sourcesQuery } from "./server/queries.ts";
import { Broken, BrokenAlone } from "./shell/Broken.tsx";
import { type ChildSearch, childSearch, readChild } from "./shell/children.ts";
import { NotHere, NotHereAlone } from "./shell/NotHere.tsx";
import { homeOf } from "./shell/places.ts";
import { Shell } from "./shell/Shell.tsx";

/** Every page: a place, its data in the loader, its screen loaded when it is first opened. */
const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotHereAlone,
  errorComponent: BrokenAlone,
  loader: () => queryClient.ensureQueryData(installationQuery),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("./identity/SignIn.tsx"), "SignIn"),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazyRouteComponent(() => import("./identity/Welcome.tsx"), "Welcome"),
});

/** Everything behind the sign-in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Shell,
  notFoundComponent: NotHere,
  errorComponent: BrokenAlone,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ href: `/sign-in?next=${encodeURIComponent(location.href)}` });
    if (!session.hat && !["/hats", "/account"].includes(location.pathname)) throw redirect({ to: "/hats" });
    return { session };
  },
});

const home = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: ({ context }) => {
    throw redirect({ to: homeOf(context.session.hat?.capacity), replace: true });
  },
});

const hats = createRoute({
  getParentRoute: () => inside,
  path: "/hats",
  component: lazyRouteComponent(() => import("./identity/Hats.tsx"), "Hats"),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: "/account",
  component: lazyRouteComponent(() => import("./identity/Account.tsx"), "Account"),
});

const nothingYet = createRoute({
  getParentRoute: () => inside,
  path: "/nothing-yet",
  component: lazyRouteComponent(() => import("./shell/NothingYet.tsx"), "NothingYet"),
});

/**
 * What teachers and others at a school work with: classes, evidence, learners. Their data is asked for when a page is opened and
 * not when a pointer passes over its link, which a family would read as a look; and anew each time, before anything is drawn, so
 * that what a family has hidden meanwhile does not come from memory.
 */
const whenOpened = { preload: false } as const;
const now = { staleTime: 0 } as const;
const textOf = (given: unknown) => (typeof given === "string" && given !== "" ? given : undefined);

const classes = createRoute({
  getParentRoute: () => inside,
  path: "/classes",
  beforeLoad: async () => {
    const now = (await queryClient.ensureQueryData(classesQuery)).filter(({ isNow }) => isNow);
    const [only, second] = now;
    if (only && !second) throw redirect({ to: "/classes/$classId", params: { classId: only.id }, replace: true });
  },
  component: lazyRouteComponent(() => import("./insight/Classes.tsx"), "Classes"),
});

const dayOneClass = createRoute({
  getParentRoute: () => inside,
  path: "/classes/$classId",
  validateSearch: readClassSearch,
  loaderDeps: ({ search: { unit } }) => ({ unit }),
  ...whenOpened,
  loader: ({ params: { classId }, deps: { unit } }) =>
    queryClient.fetchQuery({ ...dayOneQuery(classId, unit), ...now }),
  component: lazyRouteComponent(() => import("./insight/DayOneClass.tsx"), "DayOneClass"),
});

const learners = createRoute({
  getParentRoute: () => inside,
  path: "/learners",
  validateSearch: ({ name }: Record<string, unknown>): { name?: string } => {
    const given = textOf(name);
    return given === undefined ? {} : { name: given };
  },
  ...whenOpened,
  loader: () => queryClient.fetchInfiniteQuery({ ...learnersQuery(""), ...now }),
  component: lazyRouteComponent(() => import("./entry/Learners.tsx"), "Learners"),
});

const learnerPage = createRoute({
  getParentRoute: () => inside,
  path: "/learners/$learnerId",
  validateSearch: (search: Record<string, unknown>): { class?: string; sections?: "five" } => {
    const given = textOf(search.class);
    return { ...(given !== undefined && { class: given }), ...readSections(search) };
  },
  ...whenOpened,
  loader: ({ params: { learnerId } }) => queryClient.fetchQuery({ ...backpackQuery(learnerId), ...now }),
  component: lazyRouteComponent(() => import("./entry/LearnerPage.tsx"), "LearnerPage"),
});

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
        queryClient.ensureQueryData(looksQuery(child.id, "everyone")),
      ]);
    }
    return child;
  },
  component: lazyRouteComponent(() => import("./entry/MyBackpack.tsx"), "MyBackpack"),
});

const write = createRoute({
  getParentRoute: () => inside,
  path: "/learners/$learnerId/write/$kind",
  validateSearch: (search: Record<string, unknown>): { entry?: string } => {
    const given = textOf(search.entry);
    return given === undefined ? {} : { entry: given };
  },
  ...whenOpened,
  loader: ({ params: { learnerId } }) => queryClient.fetchQuery({ ...backpackQuery(learnerId), ...now }),
  component: lazyRouteComponent(() => import("./profile/Write.tsx"), "Write"),
});

const evidence = createRoute({
  getParentRoute: () => inside,
  path: "/classes/$classId/evidence",
  validateSearch: readUnitSearch,
  loaderDeps: ({ search: { unit } }) => ({ unit }),
  ...whenOpened,
  loader: ({ params: { classId }, deps: { unit } }) =>
    queryClient.fetchQuery({ ...dayOneQuery(classId, unit), ...now }),
  component: lazyRouteComponent(() => import("./insight/RecordEvidence.tsx"), "RecordEvidence"),
});

/** What a family and the office decide: who sees what, what is held, relations. */
const forFamilies = ({ context }: { context: { session: SessionView } }) => {
  const capacity = context.session.hat?.capacity;
  if (capacity !== "guardian" && capacity !== "learner") throw notFound();
};

const whoSeesWhat = createRoute({
  getParentRoute: () => inside,
  path: "/who-sees-what",
  beforeLoad: forFamilies,
  validateSearch: childSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => loadChoices(await readChild(deps)),
  component: lazyRouteComponent(() => import("./privacy/WhoSeesWhat.tsx"), "WhoSeesWhat"),
});

const myData = createRoute({
  getParentRoute: () => inside,
  path: "/my-data",
  beforeLoad: forFamilies,
  validateSearch: childSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ deps }) => loadHeld(await readChild(deps)),
  component: lazyRouteComponent(() => import("./privacy/MyData.tsx"), "MyData"),
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
  component: lazyRouteComponent(() => import("./entry/correction/SayWrong.tsx"), "SayWrong"),
});

const requests = createRoute({
  getParentRoute: () => inside,
  path: "/requests",
  ...whenOpened,
  loader: () => queryClient.fetchQuery({ ...waitingQuery, ...now }),
  component: lazyRouteComponent(() => import("./entry/correction/Requests.tsx"), "Requests"),
});

const disclosureLog = createRoute({
  getParentRoute: () => inside,
  path: "/learners/$learnerId/disclosures",
  ...whenOpened,
  loader: async ({ params: { learnerId } }) => {
    await Promise.all([
      queryClient.ensureQueryData(coverQuery(learnerId)),
      queryClient.fetchInfiniteQuery({ ...disclosuresQuery(learnerId, "all"), ...now }),
    ]);
  },
  component: lazyRouteComponent(() => import("./privacy/disclosure/DisclosureLog.tsx"), "DisclosureLog"),
});

const familyPage = createRoute({
  getParentRoute: () => inside,
  path: "/learners/$learnerId/family",
  beforeLoad: ({ context }) => {
    if (context.session.hat?.capacity !== "registrar") throw notFound();
  },
  loader: ({ params: { learnerId } }) =>
    Promise.all([
      queryClient.ensureQueryData(familyQuery(learnerId)),
      queryClient.ensureQueryData(choicesQuery(learnerId)),
    ]),
  component: lazyRouteComponent(() => import("./privacy/family/FamilyPage.tsx"), "FamilyPage"),
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
  component: lazyRouteComponent(() => import("./privacy/GroupPage.tsx"), "GroupPage"),
});

/** What an administrator keeps: who sends data, who may sign in. */
const forAdministrators = ({ context }: { context: { session: SessionView } }) => {
  if (context.session.hat?.capacity !== "administrator") throw notFound();
};

const imports = createRoute({
  getParentRoute: () => inside,
  path: "/imports",
  beforeLoad: forAdministrators,
  loader: () => Promise.all([queryClient.ensureQueryData(sourcesQuery), queryClient.ensureQueryData(importsQuery)]),
  component: lazyRouteComponent(() => import("./server/Imports.tsx"), "Imports"),
});

const mapper = createRoute({
  getParentRoute: () => inside,
  path: "/imports/map",
  beforeLoad: forAdministrators,
  loader: () => queryClient.ensureQueryData(mapsQuery),
  component: lazyRouteComponent(() => import("./mapper/Mapper.tsx"), "Mapper"),
});

const quality = createRoute({
  getParentRoute: () => inside,
  path: "/quality",
  beforeLoad: ({ context }) => {
    const capacity = context.session.hat?.capacity;
    if (capacity !== "administrator" && capacity !== "registrar") throw notFound();
  },
  loader: () => queryClient.ensureQueryData(qualityQuery),
  component: lazyRouteComponent(() => import("./server/Quality.tsx"), "Quality"),
});

const rules = createRoute({
  getParentRoute: () => inside,
  path: "/rules",
  beforeLoad: forAdministrators,
  loader: () => Promise.all([queryClient.ensureQueryData(packQuery), queryClient.ensureQueryData(packVersionsQuery)]),
  component: lazyRouteComponent(() => import("./privacy/rules/Rules.tsx"), "Rules"),
});

const accounts = createRoute({
  getParentRoute: () => inside,
  path: "/accounts",
  beforeLoad: forAdministrators,
  loader: () => queryClient.ensureInfiniteQueryData(accountsQuery("")),
  component: lazyRouteComponent(() => import("./server/Accounts.tsx"), "Accounts"),
});

const agreements = createRoute({
  getParentRoute: () => inside,
  path: "/agreements",
  beforeLoad: forAdministrators,
  loader: () =>
    Promise.all([
      queryClient.fetchQuery({ ...agreementsQuery, ...now }),
      queryClient.fetchQuery({ ...appRequestsQuery, ...now }),
    ]),
  component: lazyRouteComponent(() => import("./agreements/Agreements.tsx"), "Agreements"),
});

const agreement = createRoute({
  getParentRoute: () => inside,
  path: "/agreements/$agreementId",
  beforeLoad: forAdministrators,
  loader: ({ params: { agreementId } }) => queryClient.fetchQuery({ ...agreementQuery(agreementId), ...now }),
  component: lazyRouteComponent(() => import("./agreements/AgreementPage.tsx"), "AgreementPage"),
});

const agreementForm = createRoute({
  getParentRoute: () => inside,
  path: "/agreements/new",
  beforeLoad: forAdministrators,
  validateSearch: (search: Record<string, unknown>): { request?: string; agreement?: string } => {
    const [request, draft] = [textOf(search.request), textOf(search.agreement)];
    return { ...(request !== undefined && { request }), ...(draft !== undefined && { agreement: draft }) };
  },
  loader: () =>
    Promise.all([
      queryClient.ensureQueryData(agreementsQuery),
      queryClient.ensureQueryData(appRequestsQuery),
      queryClient.ensureQueryData(signersQuery),
      queryClient.ensureQueryData(scheduledKindsQuery),
    ]),
  component: lazyRouteComponent(() => import("./agreements/AgreementForm.tsx"), "AgreementForm"),
});

const askForApp = createRoute({
  getParentRoute: () => inside,
  path: "/ask-for-app",
  beforeLoad: ({ context }) => {
    if (context.session.hat?.capacity !== "teacher") throw notFound();
  },
  loader: () =>
    Promise.all([queryClient.ensureQueryData(classesQuery), queryClient.fetchQuery({ ...appRequestsQuery, ...now })]),
  component: lazyRouteComponent(() => import("./agreements/AskForApp.tsx"), "AskForApp"),
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
  component: lazyRouteComponent(() => import("./agreements/FamilyApps.tsx"), "FamilyApps"),
});

const links = createRoute({
  getParentRoute: () => inside,
  path: "/links",
  beforeLoad: ({ context }) => {
    if (context.session.hat?.capacity !== "registrar") throw notFound();
  },
  ...whenOpened,
  loader: () =>
    Promise.all([
      queryClient.fetchQuery({ ...linksQuery, ...now }),
      queryClient.fetchQuery({ ...mergesQuery, ...now }),
    ]),
  component: lazyRouteComponent(() => import("./links/Links.tsx"), "Links"),
});

const reconciliations = createRoute({
  getParentRoute: () => inside,
  path: "/reconciliations",
  beforeLoad: forAdministrators,
  loader: () =>
    Promise.all([
      queryClient.fetchQuery({ ...reconciliationsQuery, ...now }),
      queryClient.fetchQuery({ ...recordQuery, ...now }),
    ]),
  component: lazyRouteComponent(() => import("./links/Reconciliations.tsx"), "Reconciliations"),
});

/** Every page under its address; who is not signed in is led to the door and back. */
export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    welcome,
    inside.addChildren([
      ...[home, hats, account, nothingYet],
      ...[classes, dayOneClass, evidence, learners, learnerPage, myBackpack, write],
      ...[whoSeesWhat, whoSeesGroup, myData, sayWrong, requests, familyPage, disclosureLog],
      ...[imports, mapper, rules, quality, accounts],
      ...[agreements, agreement, agreementForm, askForApp, familyApps],
      ...[links, reconciliations],
    ]),
  ]),
  defaultErrorComponent: Broken,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  // A page comes with its data: drawn from memory first, it would show for a moment what has been hidden since.
  defaultStaleReloadMode: "blocking",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
