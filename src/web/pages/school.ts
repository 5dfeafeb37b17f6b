import { createRoute, lazyRouteComponent, notFound, redirect } from "@tanstack/react-router";
import type { SessionView } from "../../identity/hat.ts";
import { appRequestsQuery } from "../agreements/queries.ts";
import { waitingQuery } from "../entry/correction/queries.ts";
import { backpackQuery, coverQuery, learnersQuery } from "../entry/learner-queries.ts";
import { readSections } from "../entry/sections.ts";
import { classesQuery, dayOneQuery } from "../insight/class-queries.ts";
import { readClassSearch, readUnitSearch } from "../insight/class-search.ts";
import { withOfficeWords } from "../language.tsx";
import { linksQuery, mergesQuery } from "../links/link-queries.ts";
import { disclosuresQuery } from "../privacy/disclosure/queries.ts";
import { familyQuery } from "../privacy/family/queries.ts";
import { choicesQuery } from "../privacy/queries.ts";
import { queryClient } from "../queries.ts";
import { disposalsQuery, owedCopiesQuery, retentionQuery, untoldQuery } from "../rights/queries.ts";
import { inside, now, textOf, whenOpened } from "./inside.ts";

const classes = createRoute({
  getParentRoute: () => inside,
  path: "/classes",
  beforeLoad: async () => {
    const now = (await queryClient.ensureQueryData(classesQuery)).filter(({ isNow }) => isNow);
    const [only, second] = now;
    if (only && !second) throw redirect({ to: "/classes/$classId", params: { classId: only.id }, replace: true });
  },
  component: lazyRouteComponent(() => import("../insight/Classes.tsx"), "Classes"),
});

const dayOneClass = createRoute({
  getParentRoute: () => inside,
  path: "/classes/$classId",
  validateSearch: readClassSearch,
  loaderDeps: ({ search: { unit } }) => ({ unit }),
  ...whenOpened,
  loader: ({ params: { classId }, deps: { unit } }) =>
    queryClient.fetchQuery({ ...dayOneQuery(classId, unit), ...now }),
  component: lazyRouteComponent(() => import("../insight/DayOneClass.tsx"), "DayOneClass"),
});

const evidence = createRoute({
  getParentRoute: () => inside,
  path: "/classes/$classId/evidence",
  validateSearch: readUnitSearch,
  loaderDeps: ({ search: { unit } }) => ({ unit }),
  ...whenOpened,
  loader: ({ params: { classId }, deps: { unit } }) =>
    queryClient.fetchQuery({ ...dayOneQuery(classId, unit), ...now }),
  component: lazyRouteComponent(() => import("../insight/RecordEvidence.tsx"), "RecordEvidence"),
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
  component: lazyRouteComponent(() => import("../entry/Learners.tsx"), "Learners"),
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
  component: lazyRouteComponent(() => import("../entry/LearnerPage.tsx"), "LearnerPage"),
});

const write = createRoute({
  getParentRoute: () => inside,
  path: "/learners/$learnerId/write/$kind",
  validateSearch: (search: Record<string, unknown>): { entry?: string } => {
    const given = textOf(search.entry);
    return given === undefined ? {} : { entry: given };
  },
  // A work has a form of its own, with files.
  beforeLoad: ({ params: { learnerId, kind }, search: { entry } }) => {
    if (kind !== "work") return;
    throw redirect({ href: `/learners/${learnerId}/add-work${entry ? `?of=${entry}` : ""}`, replace: true });
  },
  ...whenOpened,
  loader: ({ params: { learnerId } }) => queryClient.fetchQuery({ ...backpackQuery(learnerId), ...now }),
  component: lazyRouteComponent(() => import("../profile/Write.tsx"), "Write"),
});

const requests = createRoute({
  getParentRoute: () => inside,
  path: "/requests",
  ...whenOpened,
  loader: () => queryClient.fetchQuery({ ...waitingQuery, ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../entry/correction/Requests.tsx")),
    "Requests",
  ),
});

const forRegistrars = ({ context }: { context: { session: SessionView } }) => {
  if (context.session.hat?.capacity !== "registrar") throw notFound();
};

const tell = createRoute({
  getParentRoute: () => inside,
  path: "/requests/tell",
  beforeLoad: forRegistrars,
  ...whenOpened,
  loader: () => queryClient.fetchQuery({ ...untoldQuery, ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../rights/Tell.tsx")),
    "Tell",
  ),
});

const owedCopies = createRoute({
  getParentRoute: () => inside,
  path: "/requests/copies",
  beforeLoad: forRegistrars,
  ...whenOpened,
  loader: () => queryClient.fetchQuery({ ...owedCopiesQuery, ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../rights/OwedCopies.tsx")),
    "OwedCopies",
  ),
});

const directory = createRoute({
  getParentRoute: () => inside,
  path: "/requests/directory",
  beforeLoad: forRegistrars,
  component: lazyRouteComponent(
    withOfficeWords(() => import("../rights/Directory.tsx")),
    "Directory",
  ),
});

const disposal = createRoute({
  getParentRoute: () => inside,
  path: "/requests/disposal",
  beforeLoad: forRegistrars,
  ...whenOpened,
  loader: async () => {
    const { districts } = await queryClient.fetchQuery({ ...disposalsQuery, ...now });
    await Promise.all(districts.map(({ id }) => queryClient.fetchQuery({ ...retentionQuery(id), ...now })));
  },
  component: lazyRouteComponent(
    withOfficeWords(() => import("../rights/Disposals.tsx")),
    "Disposals",
  ),
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
  component: lazyRouteComponent(
    withOfficeWords(() => import("../privacy/disclosure/DisclosureLog.tsx")),
    "DisclosureLog",
  ),
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
  component: lazyRouteComponent(
    withOfficeWords(() => import("../privacy/family/FamilyPage.tsx")),
    "FamilyPage",
  ),
});

const links = createRoute({
  getParentRoute: () => inside,
  path: "/links",
  beforeLoad: ({ context }) => {
    if (context.session.hat?.capacity !== "registrar") throw notFound();
  },
  validateSearch: (search: Record<string, unknown>): { learner?: string } => {
    const given = textOf(search.learner);
    return given === undefined ? {} : { learner: given };
  },
  loaderDeps: ({ search: { learner } }) => ({ learner }),
  ...whenOpened,
  loader: ({ deps: { learner } }) =>
    Promise.all([
      queryClient.fetchQuery({ ...linksQuery, ...now }),
      queryClient.fetchQuery({ ...mergesQuery, ...now }),
      learner === undefined ? undefined : queryClient.ensureQueryData(coverQuery(learner)),
    ]),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../links/Links.tsx")),
    "Links",
  ),
});

const askForApp = createRoute({
  getParentRoute: () => inside,
  path: "/ask-for-app",
  beforeLoad: ({ context }) => {
    if (context.session.hat?.capacity !== "teacher") throw notFound();
  },
  loader: () =>
    Promise.all([queryClient.ensureQueryData(classesQuery), queryClient.fetchQuery({ ...appRequestsQuery, ...now })]),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../agreements/AskForApp.tsx")),
    "AskForApp",
  ),
});

/** What teachers, the school office and others at a school work with: classes, evidence, learners, who is who. */
export const schoolPages = [
  ...[classes, dayOneClass, evidence, learners, learnerPage, write],
  ...[requests, tell, owedCopies, directory, disposal, disclosureLog, familyPage, links, askForApp],
] as const;
