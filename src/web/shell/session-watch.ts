import { focusManager } from "@tanstack/react-query";
import { whenSignedOut } from "../api.ts";
import { queryClient, sessionQuery } from "../queries.ts";
import type { router as appRouter } from "../router.tsx";

/**
 * Keeps a window with the person and hat that the server knows. Whose session has ended goes to the sign-in and from there back to
 * the page; whose hat was changed in another window begins anew, for two hats never stand on one page.
 */
export function watchSession(router: typeof appRouter): void {
  whenSignedOut(() => {
    if (!queryClient.getQueryData(sessionQuery.queryKey)) return;
    queryClient.setQueryData(sessionQuery.queryKey, null);
    void router.invalidate();
  });
  let worn: string | undefined;
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success" || event.query.queryHash !== hash) return;
    const session = queryClient.getQueryData(sessionQuery.queryKey);
    const now = session ? (session.hat?.subjectId ?? "none") : undefined;
    if (event.action.manual || worn === undefined || now === worn) worn = now;
    else if (now === undefined) void router.invalidate();
    else window.location.assign("/");
  });
  // Who comes back to this window may have changed hats in another one; unanswered, what is here stays.
  focusManager.subscribe((isFocused) => {
    if (isFocused && worn !== undefined)
      void queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => undefined);
  });
}
const hash = JSON.stringify(sessionQuery.queryKey);
