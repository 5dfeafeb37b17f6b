import { createRouter } from "@tanstack/react-router";
import { familyPages } from "./pages/families.ts";
import { confirmPage, goalPages } from "./pages/goals.ts";
import { helperPages, takeUp } from "./pages/helpers.ts";
import { inside, outsidePages, ownPages, root } from "./pages/inside.ts";
import { messagePages } from "./pages/messages.ts";
import { officePages } from "./pages/office.ts";
import { portfolioPages } from "./pages/portfolio.ts";
import { safetyPages } from "./pages/safety.ts";
import { schoolPages } from "./pages/school.ts";
import { sharedPages, sharingPages } from "./pages/sharing.ts";
import { surveyPages } from "./pages/surveys.ts";
import { Broken } from "./shell/Broken.tsx";
import { NotHere } from "./shell/NotHere.tsx";

/**
 * Every page under its address: a place, its data in the loader, its screen loaded when it is first opened. Who is not signed in is led
 * to the door and back.
 */
export const router = createRouter({
  routeTree: root.addChildren([
    ...outsidePages,
    confirmPage,
    takeUp,
    ...sharedPages,
    inside.addChildren([
      ...ownPages,
      ...schoolPages,
      ...safetyPages,
      ...familyPages,
      ...goalPages,
      ...messagePages,
      ...helperPages,
      ...sharingPages,
      ...portfolioPages,
      ...surveyPages,
      ...officePages,
    ]),
  ]),
  defaultErrorComponent: Broken,
  // Within the frame, so that who strays keeps the places; an address that never was has none.
  defaultNotFoundComponent: NotHere,
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
