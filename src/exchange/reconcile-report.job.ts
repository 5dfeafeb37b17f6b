import type { Database } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import type { ReconcileReport } from "./reconcile.ts";

const put = statement(
  "exchange.reconcile-put",
  `insert into base.reconcile_report (source_id, report) select id, $2 from base.source where name = $1
  on conflict (source_id) do update set report = excluded.report, reported_at = now()`,
);

/** Keeps the report of a source in the place of the one before. Of a source that is not here yet nothing is kept. */
export const keepReport = (work: Database, report: ReconcileReport): Promise<unknown> =>
  work.rows(put, [report.source, JSON.stringify(report)]);
