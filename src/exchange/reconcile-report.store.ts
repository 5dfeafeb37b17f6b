import { type Runner, statement } from "../store/statement.ts";
import type { ReconcileReport } from "./reconcile.ts";

interface ReportRow extends Record<string, unknown> {
  source: string;
  reported_at: string;
  report: ReconcileReport;
}
const reports = statement<ReportRow>(
  "exchange.reconcile-reports",
  "select source, reported_at, report from door.reconcile_report order by source limit 500",
);

/** The newest report of each source of the administrator's own schools. */
export const listReports = async (runner: Runner) =>
  (await runner.rows(reports)).map(({ reported_at, report }) => ({ ...report, reportedAt: reported_at }));
