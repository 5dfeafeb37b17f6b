import { firstRow, type Runner, statement } from "../store/statement.ts";
import { type KeptProgress, progressOf } from "./import-progress.ts";
import type { ImportView, Summary } from "./source.ts";

/** How imports went, as the door shows it to an administrator: of the own schools' sources and nobody else's. */
interface ImportRow extends Record<string, unknown> {
  id: string;
  source: string | null;
  standard: string | null;
  state: ImportView["state"];
  started_at: string;
  finished_at: string | null;
  summary: Summary | null;
}
interface WatchedRow extends ImportRow, Omit<KeptProgress, "phase" | "phase_at" | "done"> {
  phase: KeptProgress["phase"] | null;
  phase_at: string | null;
  done: number | null;
  bytes: number | null;
  started_by: string | null;
  is_from_browser: boolean;
  refusal: { code: string; message: string } | null;
}
const watched = `id, source, standard, state, started_at, finished_at, summary, bytes, phase, phase_at, done, of, share, updated_at,
  started_by, is_from_browser, refusal`;
const imports = statement<WatchedRow>(
  "exchange.imports",
  `select ${watched} from door.import
  where id < coalesce($1::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff') order by id desc limit $2`,
);
const oneImport = statement<WatchedRow>("exchange.import", `select ${watched} from door.import where id = $1`);

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

const viewOf = (row: WatchedRow): ImportView => ({
  id: row.id,
  ...(row.source && { source: row.source }),
  ...(row.standard && { standard: row.standard }),
  state: row.state,
  startedAt: row.started_at,
  ...(row.started_by && { startedBy: row.started_by }),
  isFromBrowser: row.is_from_browser,
  ...(row.finished_at && { finishedAt: row.finished_at }),
  ...(row.bytes !== null && { bytes: row.bytes }),
  ...(row.state === "running" &&
    row.phase &&
    row.phase_at && {
      progress: progressOf({ ...row, phase: row.phase, phase_at: row.phase_at, done: row.done ?? 0 }),
    }),
  ...(row.summary && { summary: row.summary }),
  ...(row.refusal && { refusal: row.refusal }),
});

/** Newest first, before a place. */
export const listImports = async (runner: Runner, before: string | undefined, limit: number): Promise<ImportView[]> =>
  (await runner.rows(imports, [before ?? null, limit])).map(viewOf);
/** One import, if it is there and the administrator's to read. */
export const findImport = async (runner: Runner, importId: string): Promise<ImportView | undefined> => {
  const row = await firstRow(runner, oneImport, [importId]);
  return row && viewOf(row);
};
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
