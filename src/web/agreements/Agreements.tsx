import "../server/office.css";
import "./agreements.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { AgreementRow } from "./AgreementRow.tsx";
import { agreementsQuery, appRequestsQuery } from "./queries.ts";
import { RequestQueue } from "./RequestQueue.tsx";

/** What apps may be given, until when: what teachers ask for first, then the agreements that end first. */
export function Agreements() {
  const { t } = useLingui();
  useTitle(t`Agreements`);
  const { data: agreements } = useSuspenseQuery(agreementsQuery);
  const { data: requests } = useSuspenseQuery(appRequestsQuery);
  const { told, act } = useActing([appRequestsQuery.queryKey]);
  const over = agreements.filter(({ state }) => state === "ended");
  const standing = agreements.filter(({ state }) => state !== "ended");
  return (
    <div className="office-page">
      <header>
        <h1>
          <Trans>Agreements</Trans>
        </h1>
        <p className="lead">
          <Trans>
            What apps may be given, for what and until when. An app reads nothing that its agreement does not list.
          </Trans>
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      <p className="page-actions">
        <Link to="/agreements/new" className="button filled">
          <Plus size={18} aria-hidden /> <Trans>New agreement</Trans>
        </Link>
        <Link to="/programs" className="button">
          <Trans>After-school programs</Trans>
        </Link>
      </p>
      <RequestQueue requests={requests} act={act} />
      <section className="panel office-panel">
        <h2>
          <Trans>Standing agreements</Trans>
        </h2>
        {standing.length === 0 && (
          <p>
            <Trans>There is none yet.</Trans>
          </p>
        )}
        <ul role="list" className="agreement-list">
          {standing.map((each) => (
            <AgreementRow key={each.id} agreement={each} />
          ))}
        </ul>
        {over.length > 0 && (
          <details>
            <summary>
              <Trans>{over.length} ended</Trans>
            </summary>
            <ul role="list" className="agreement-list">
              {over.map((each) => (
                <AgreementRow key={each.id} agreement={each} />
              ))}
            </ul>
          </details>
        )}
      </section>
    </div>
  );
}
