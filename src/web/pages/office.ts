import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import type { SessionView } from "../../identity/hat.ts";
import {
  agreementQuery,
  agreementsQuery,
  appRequestsQuery,
  scheduledKindsQuery,
  signersQuery,
} from "../agreements/queries.ts";
import { customElementsQuery, placesQuery } from "../custom/office/queries.ts";
import { officeElementsQuery } from "../elements/queries.ts";
import { withOfficeWords } from "../language.tsx";
import { reconciliationsQuery, recordQuery } from "../links/link-queries.ts";
import { mapsQuery } from "../mapper/queries.ts";
import { packQuery, packVersionsQuery } from "../privacy/rules/queries.ts";
import { queryClient } from "../queries.ts";
import { disposalsQuery, noticesQuery, retentionQuery, studiesQuery } from "../rights/queries.ts";
import { qualityQuery } from "../server/quality-queries.ts";
import { accountsQuery, importsQuery, sourcesQuery } from "../server/queries.ts";
import { inside, now, textOf, whenOpened } from "./inside.ts";

/** What an administrator keeps: who sends data, who may sign in. */
const forAdministrators = ({ context }: { context: { session: SessionView } }) => {
  if (context.session.hat?.capacity !== "administrator") throw notFound();
};

const imports = createRoute({
  getParentRoute: () => inside,
  path: "/imports",
  beforeLoad: forAdministrators,
  loader: () => Promise.all([queryClient.ensureQueryData(sourcesQuery), queryClient.ensureQueryData(importsQuery)]),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../server/Imports.tsx")),
    "Imports",
  ),
});

const mapper = createRoute({
  getParentRoute: () => inside,
  path: "/imports/map",
  beforeLoad: forAdministrators,
  loader: () => queryClient.ensureQueryData(mapsQuery),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../mapper/Mapper.tsx")),
    "Mapper",
  ),
});

const customElements = createRoute({
  getParentRoute: () => inside,
  path: "/custom-elements",
  beforeLoad: forAdministrators,
  loader: () => queryClient.fetchQuery({ ...customElementsQuery, ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../custom/office/CustomElements.tsx")),
    "CustomElements",
  ),
});

const customElement = createRoute({
  getParentRoute: () => inside,
  path: "/custom-elements/$kind",
  beforeLoad: forAdministrators,
  loader: () =>
    Promise.all([
      queryClient.fetchQuery({ ...customElementsQuery, ...now }),
      queryClient.ensureQueryData(placesQuery),
      queryClient.ensureQueryData(signersQuery),
    ]),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../custom/office/CustomForm.tsx")),
    "CustomForm",
  ),
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
  component: lazyRouteComponent(
    withOfficeWords(() => import("../links/Reconciliations.tsx")),
    "Reconciliations",
  ),
});

const quality = createRoute({
  getParentRoute: () => inside,
  path: "/quality",
  beforeLoad: ({ context }) => {
    const capacity = context.session.hat?.capacity;
    if (capacity !== "administrator" && capacity !== "registrar") throw notFound();
  },
  loader: () => queryClient.ensureQueryData(qualityQuery),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../server/Quality.tsx")),
    "Quality",
  ),
});

const rules = createRoute({
  getParentRoute: () => inside,
  path: "/rules",
  beforeLoad: forAdministrators,
  loader: () => Promise.all([queryClient.ensureQueryData(packQuery), queryClient.ensureQueryData(packVersionsQuery)]),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../privacy/rules/Rules.tsx")),
    "Rules",
  ),
});

const officeElements = createRoute({
  getParentRoute: () => inside,
  path: "/rules/elements",
  beforeLoad: forAdministrators,
  loader: () => queryClient.fetchQuery({ ...officeElementsQuery, ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../elements/OfficeElements.tsx")),
    "OfficeElements",
  ),
});

const accounts = createRoute({
  getParentRoute: () => inside,
  path: "/accounts",
  beforeLoad: forAdministrators,
  loader: () => queryClient.ensureInfiniteQueryData(accountsQuery("")),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../server/Accounts.tsx")),
    "Accounts",
  ),
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
  component: lazyRouteComponent(
    withOfficeWords(() => import("../agreements/Agreements.tsx")),
    "Agreements",
  ),
});

const agreement = createRoute({
  getParentRoute: () => inside,
  path: "/agreements/$agreementId",
  beforeLoad: forAdministrators,
  loader: ({ params: { agreementId } }) => queryClient.fetchQuery({ ...agreementQuery(agreementId), ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../agreements/AgreementPage.tsx")),
    "AgreementPage",
  ),
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
  component: lazyRouteComponent(
    withOfficeWords(() => import("../agreements/AgreementForm.tsx")),
    "AgreementForm",
  ),
});

const annualNotices = createRoute({
  getParentRoute: () => inside,
  path: "/rules/notice",
  beforeLoad: forAdministrators,
  ...whenOpened,
  loader: () => queryClient.fetchQuery({ ...noticesQuery, ...now }),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../rights/AnnualNotices.tsx")),
    "AnnualNotices",
  ),
});

const retention = createRoute({
  getParentRoute: () => inside,
  path: "/rules/retention",
  beforeLoad: forAdministrators,
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

const studies = createRoute({
  getParentRoute: () => inside,
  path: "/studies",
  beforeLoad: ({ context }) => {
    if (!["administrator", "registrar"].includes(context.session.hat?.capacity ?? "")) throw notFound();
  },
  ...whenOpened,
  loader: () =>
    Promise.all([
      queryClient.fetchQuery({ ...studiesQuery, ...now }),
      queryClient.fetchQuery({ ...disposalsQuery, ...now }),
    ]),
  component: lazyRouteComponent(
    withOfficeWords(() => import("../rights/Studies.tsx")),
    "Studies",
  ),
});

/** What an administrator keeps, and data quality, which a registrar sees to as well. */
export const officePages = [
  customElements,
  customElement,
  ...[imports, mapper, reconciliations, quality, rules, officeElements, accounts],
  ...[agreements, agreement, agreementForm, annualNotices, retention, studies],
] as const;
