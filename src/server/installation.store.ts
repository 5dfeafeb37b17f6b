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

/** What everybody may know of an installation, signed in or not. */
export interface InstallationInfo {
  /** The school date. */
  readonly today: string;
  /** Whether the date was set by hand. */
  readonly dateIsSet: boolean;
  /** Whether everything here is the shipped sample district. */
  readonly isSample: boolean;
  readonly sources: number;
}

/** Throws where migrations ran and the clock was never set. */
export async function readInstallation(runner: Runner): Promise<InstallationInfo> {
  const row = await firstRow(runner, installation);
  if (!row) throw new Error("the installation has no clock");
  return { today: row.today, dateIsSet: row.ahead !== 0, isSample: row.is_sample, sources: row.sources };
}
