import "../server/office.css";
import "./links.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { moment } from "../server/moment.ts";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { Disagreements } from "./Disagreements.tsx";
import { type KeptReport, reconciliationsQuery, recordQuery } from "./link-queries.ts";
import { ReconcileTable } from "./ReconcileTable.tsx";

/** How the last bundle of each source that was held against the record differs from it. For administrators. */
export function Reconciliations() {
  const { t } = useLingui();
  useTitle(t`Sources and the record`);
  const { data: reports } = useSuspenseQuery(reconciliationsQuery);
  const { data: record } = useSuspenseQuery(recordQuery);
  const { told, act } = useActing([recordQuery.queryKey]);
  return (
    <div className="office-page">
      <header>
        <h1>
          <Trans>Sources and the record</Trans>
        </h1>
        <p className="lead">
          <Trans>
            Whether the record says what each source says. Run this each day, on the source's newest export:
          </Trans>
        </p>
        <p>
          <code>npm run daypack -- reconcile PATH</code>
        </p>
        <p className="no-print">
          <Link to="/imports" className="link">
            <Trans>Or under Imports: compare only</Trans>
          </Link>
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {record.disagreements.length > 0 && <Disagreements {...record} act={act} />}
      {reports.length === 0 && (
        <p>
          <Trans>No export has been held against the record yet.</Trans>
        </p>
      )}
      {reports.map((report) => (
        <Report key={report.source} report={report} />
      ))}
    </div>
  );
}

function Report({ report }: { report: KeptReport }) {
  const { source, reportedAt, isEqual, rows } = report;
  const when = moment(reportedAt);
  return (
    <section className="panel office-panel">
      <header>
        <h2>{source}</h2>
        <p className="quiet">
          <Trans>Compared on {when}.</Trans>
        </p>
      </header>
      {isEqual ? (
        <p>
          <Trans>The record says the same.</Trans>
        </p>
      ) : (
        <ReconcileTable rows={rows} />
      )}
    </section>
  );
}
