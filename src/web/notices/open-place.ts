import type { QueryClient } from "@tanstack/react-query";
import type { MouseEvent } from "react";
import { router } from "../router.tsx";

/** Follows a notice within the app, so that nothing is loaded anew; a new tab or window is left to the browser. */
export function openPlace(event: MouseEvent<HTMLAnchorElement>, client: QueryClient): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  event.preventDefault();
  const place = event.currentTarget.getAttribute("href") ?? "/notices";
  void client.invalidateQueries({ queryKey: ["notices", "unread"] });
  void router.navigate({ href: place });
}
