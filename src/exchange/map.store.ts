import type { FileMap } from "../interop/mapped/map.ts";
import { firstRow, type Runner, statement } from "../store/statement.ts";

interface MapRow extends Record<string, unknown> {
  name: string;
  version: number;
  title: string;
  body: FileMap;
  made_at: string;
}
const columns = "name, version, title, body, made_at";
const newest = statement<MapRow>(
  "exchange.maps",
  `select distinct on (name) ${columns} from door.file_map order by name, version desc limit 1000`,
);
const one = statement<MapRow>(
  "exchange.map",
  `select ${columns} from door.file_map where name = $1 order by version desc limit 1`,
);
const kept = statement<MapRow>(
  "exchange.kept-maps",
  `select distinct on (name) ${columns} from base.file_map order by name, version desc limit 1000`,
);

/** The newest version of every map, as an administrator reads them. */
export const listMaps = (runner: Runner) => runner.rows(newest);
/** The newest version of a map, as an administrator reads it. */
export const findMap = (runner: Runner, name: string) => firstRow(runner, one, [name]);
/** The same for an import and the command line, by the role that writes. */
export const listKeptMaps = (runner: Runner) => runner.rows(kept);
