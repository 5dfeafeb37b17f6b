import { firstRow, type Runner, statement } from "../store/statement.ts";
import type { Summary } from "./source.ts";

/** How imports went, as the door shows it to an administrator: of the own schools' sources and nobody else's. */
interface ImportRow extends Record<string, unknown> {
  id: string;
  source: string | null;
  standard: string | null;
  state: "running" | "done" | "refused" | "failed";
  started_at: string;
  finished_at: string | null;
  summary: Summary | null;
}
const imports = statement<ImportRow>(
  "exchange.imports",
  `select id, source, standard, state, started_at, finished_at, summary from door.import
  where id < coalesce($1::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff') order by id desc limit $2`,
);
const oneImport = statement<{ id: string }>("exchange.import", "select id from door.import where id = $1");

interface SourceRow extends ImportRow {
  source: string;
  standard: string;
  is_sample: boolean;
  summary: Summary;
}
// What stored nothing has no summary, and changed nothing about a source.
const sources = statement<SourceRow>(
  "exchange.sources",
  `select s.name as source, s.standard, s.is_sample, i.id, i.state, i.started_at, i.finished_at, i.summary
  from door.source s cross join lateral (
    select id, state, started_at, finished_at, summary from door.import
    where source = s.name and summary is not null order by id desc limit 1) i
  order by s.name limit 500`,
);
interface EndingRow extends Record<string, unknown> {
  import_id: string;
  source: string;
  started_at: string;
  set_name: string;
  rows_missing: number;
  rows_known: number;
}
const waiting = statement<EndingRow>(
  "exchange.waiting-endings",
  `select e.import_id, i.source, i.started_at, e.set_name, e.rows_missing, e.rows_known
  from door.import_ending e join door.import i on i.id = e.import_id where e.waits order by i.source, e.import_id, e.set_name limit 500`,
);
const remarks = statement<{ number: number; code: string; at: string; message: string | null }>(
  "exchange.import-remarks",
  "select number, code, at, message from door.import_remark where import_id = $1 and number > $2 order by number limit $3",
);
interface DecidedRow extends EndingRow {
  waits: boolean;
  ends: boolean | null;
}
const endings = statement<DecidedRow>(
  "exchange.import-endings",
  "select set_name, rows_missing, rows_known, waits, ends from door.import_ending where import_id = $1 order by set_name",
);

/** Newest first, before a place. */
export const listImports = (runner: Runner, before: string | undefined, limit: number) =>
  runner.rows(imports, [before ?? null, limit]);
/** Whether this import is there and the administrator's to read. */
export const hasImport = async (runner: Runner, importId: string): Promise<boolean> =>
  (await firstRow(runner, oneImport, [importId])) !== undefined;
/** Sources, each with the last import that stored something. */
export const listSources = (runner: Runner) => runner.rows(sources);
/** What waits for a person in all imports. */
export const listWaiting = (runner: Runner) => runner.rows(waiting);
/** In the order they were found; `after` is the number of the last one of the page before. */
export const listRemarks = (runner: Runner, importId: string, after: number, limit: number) =>
  runner.rows(remarks, [importId, after, limit]);
/** Sets of a bundle that would end more than a tenth, decided or waiting. */
export const listEndings = (runner: Runner, importId: string) => runner.rows(endings, [importId]);
