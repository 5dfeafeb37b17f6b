import { firstRow, type Runner, statement } from "../store/statement.ts";

interface InstallationRow extends Record<string, unknown> {
  today: string;
  ahead: number;
  is_sample: boolean;
  sources: number;
}
const installation = statement<InstallationRow>(
  "server.about",
  `select k.today, k.ahead, coalesce((select bool_and(s.is_sample) from door.source s), false) as is_sample,
    (select count(*) from door.source) as sources from door.clock k`,
);

export interface InstallationInfo {
  /** The school date. */
  readonly today: string;
  /** Whether the date was set by hand. */
  readonly dateIsSet: boolean;
  /** Whether everything here is the shipped sample district. */
  readonly isSample: boolean;
  readonly sources: number;
}

export async function readInstallation(runner: Runner): Promise<InstallationInfo> {
  const row = await firstRow(runner, installation);
  if (!row) throw new Error("the installation has no clock");
  return { today: row.today, dateIsSet: row.ahead !== 0, isSample: row.is_sample, sources: row.sources };
}

interface ImportRow extends Record<string, unknown> {
  id: string;
  source: string | null;
  standard: string | null;
  state: string;
  started_at: string;
  finished_at: string | null;
  summary: unknown;
}
const imports = statement<ImportRow>(
  "server.imports",
  "select id, source, standard, state, started_at, finished_at, summary from door.import where id < $1 order by id desc limit $2",
);
const remarks = statement<{ number: number; code: string; at: string; message: string | null }>(
  "server.import-remarks",
  "select number, code, at, message from door.import_remark where import_id = $1 and number > $2 order by number limit $3",
);
const endings = statement<{ set_name: string; rows_missing: number; rows_known: number; ends: boolean | null }>(
  "server.import-endings",
  "select set_name, rows_missing, rows_known, ends from door.import_ending where import_id = $1 order by set_name",
);

export const listImports = (runner: Runner, before: string, limit: number) => runner.rows(imports, [before, limit]);
export const listRemarks = (runner: Runner, importId: string, after: number, limit: number) =>
  runner.rows(remarks, [importId, after, limit]);
export const listEndings = (runner: Runner, importId: string) => runner.rows(endings, [importId]);
