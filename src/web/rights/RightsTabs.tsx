import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { sessionQuery } from "../queries.ts";

/** The lists of a registrar that are about the rights of families, beside each other. Others keep corrections alone. */
export function RightsTabs() {
  const { t } = useLingui();
  const { data: session } = useSuspenseQuery(sessionQuery);
  if (session?.hat?.capacity !== "registrar") return null;
  return (
    <nav className="tabs" aria-label={t`Requests`}>
      <Link to="/requests" activeOptions={{ exact: true }}>
        <Trans>Corrections</Trans>
      </Link>
      <Link to="/requests/tell">
        <Trans>Tell them</Trans>
      </Link>
      <Link to="/requests/copies">
        <Trans>Copies</Trans>
      </Link>
      <Link to="/requests/directory">
        <Trans>Directory lists</Trans>
      </Link>
      <Link to="/requests/disposal">
        <Trans>Disposal</Trans>
      </Link>
      <Link to="/studies">
        <Trans>Audits and studies</Trans>
      </Link>
    </nav>
  );
}
