import "./arrival.css";
import { Trans } from "@lingui/react/macro";
import { useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

/**
 * Between two pages: says that the next one is coming, where that takes more than a moment (the style sheet waits), and puts the
 * focus on its heading once it is there, as a new document would. WCAG 2.2, 2.4.3 and 4.1.3.
 */
export function Arrival() {
  const isComing = useRouterState({ select: ({ isLoading }) => isLoading });
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const last = useRef(path);
  useEffect(() => {
    const isFirst = last.current === undefined;
    const isSame = last.current === path;
    last.current = path;
    if (isFirst || isSame) return;
    const heading = document.querySelector<HTMLElement>("main h1");
    if (!heading || document.activeElement?.closest("main, dialog")) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [path]);
  return (
    <div className="arrival no-print" role="status">
      {isComing && (
        <p>
          <Trans>One moment. The page is coming.</Trans>
        </p>
      )}
    </div>
  );
}
