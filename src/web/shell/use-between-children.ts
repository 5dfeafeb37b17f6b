import { useRouterState } from "@tanstack/react-router";
import { useEffect } from "react";

const childOf = ({ search }: { search: object }) => ("child" in search ? search.child : undefined);

/**
 * Whether another child is chosen while the page is still the one of before. Nothing on it can be pressed then: a link or a button would
 * be about the child whom the guardian just left. Focus comes back to the chosen name, as what cannot be pressed loses it.
 */
export function useBetweenChildren(): boolean {
  const isBetween = useRouterState({
    select: ({ location, resolvedLocation }) =>
      resolvedLocation !== undefined &&
      location.pathname === resolvedLocation.pathname &&
      childOf(location) !== childOf(resolvedLocation),
  });
  useEffect(() => {
    if (!isBetween) return;
    return () => {
      if (document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>(".child-switch [aria-current]")?.focus({ preventScroll: true });
    };
  }, [isBetween]);
  return isBetween;
}
