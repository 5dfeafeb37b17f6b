import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { installationQuery, queryClient, sessionQuery } from "./queries.ts";
import { Broken } from "./shell/Broken.tsx";
import { NotHere } from "./shell/NotHere.tsx";
import { homeOf } from "./shell/places.ts";
import { Shell } from "./shell/Shell.tsx";

/** Every page: a place, its data in the loader, its screen loaded when it is first opened. */
const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotHere,
  errorComponent: Broken,
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
  errorComponent: Broken,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ href: `/sign-in?next=${encodeURIComponent(location.href)}` });
    if (!session.hat && location.pathname !== "/hats") throw redirect({ to: "/hats" });
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

const nothingYet = createRoute({
  getParentRoute: () => inside,
  path: "/nothing-yet",
  component: lazyRouteComponent(() => import("./shell/NothingYet.tsx"), "NothingYet"),
});

export const router = createRouter({
  routeTree: root.addChildren([signIn, welcome, inside.addChildren([home, hats, nothingYet])]),
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
