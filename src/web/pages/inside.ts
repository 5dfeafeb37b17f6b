import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { speakTo } from "../language.tsx";
import { noticesQuery } from "../notices/queries.ts";
import { installationQuery, queryClient, sessionQuery } from "../queries.ts";
import { readOwnKinds } from "../read-own-kinds.ts";
import { BrokenAlone } from "../shell/Broken.tsx";
import { NotHereAlone } from "../shell/NotHere.tsx";
import { homeOf } from "../shell/places.ts";
import { Shell } from "../shell/Shell.tsx";

/** What every page stands in. */
export const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotHereAlone,
  errorComponent: BrokenAlone,
  loader: () => queryClient.ensureQueryData(installationQuery),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("../identity/SignIn.tsx"), "SignIn"),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazyRouteComponent(() => import("../identity/Welcome.tsx"), "Welcome"),
});

/** Everything behind the sign-in. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Shell,
  errorComponent: BrokenAlone,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ href: `/sign-in?next=${encodeURIComponent(location.href)}` });
    if (!session.hat && !["/hats", "/account"].includes(location.pathname)) throw redirect({ to: "/hats" });
    await speakTo(session.hat?.capacity === "learner");
    if (session.hat) await readOwnKinds();
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
  component: lazyRouteComponent(() => import("../identity/Hats.tsx"), "Hats"),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: "/account",
  component: lazyRouteComponent(() => import("../identity/Account.tsx"), "Account"),
});

const notices = createRoute({
  getParentRoute: () => inside,
  path: "/notices",
  loader: () => queryClient.fetchInfiniteQuery({ ...noticesQuery, ...now }),
  component: lazyRouteComponent(() => import("../notices/Notices.tsx"), "Notices"),
});

const nothingYet = createRoute({
  getParentRoute: () => inside,
  path: "/nothing-yet",
  component: lazyRouteComponent(() => import("../shell/NothingYet.tsx"), "NothingYet"),
});

/**
 * Where learners' data are read: asked for when a page is opened and not when a pointer passes over its link, which a family would
 * read as a look.
 */
export const whenOpened = { preload: false } as const;

/** Asked for anew each time, before anything is drawn, so that what a family has hidden meanwhile does not come from memory. */
export const now = { staleTime: 0 } as const;

/** A text of the address, if it is one. */
export const textOf = (given: unknown): string | undefined =>
  typeof given === "string" && given !== "" ? given : undefined;

/** Before anybody is signed in. */
export const outsidePages = [signIn, welcome] as const;

/** Of everybody who is signed in. */
export const ownPages = [home, hats, account, notices, nothingYet] as const;
