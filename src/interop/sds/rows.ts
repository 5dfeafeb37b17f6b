import { type Adapter, Collector, type Row, type Sent } from "../adapter.ts";
import { needed } from "../rows.ts";
import { columns, type FileName, required } from "./columns.ts";
import type { SdsContext } from "./context.ts";

/** Between the rows of one file and our facts. */
export type SdsAdapter = Adapter<readonly Row[], readonly Sent[], SdsContext>;
type Cells = Row["cells"];

/** Columns that make a row: where a file has no ids, what it ties together. */
const keys: Readonly<Record<FileName, readonly string[]>> = {
  orgs: ["sourcedId"],
  academicSessions: ["sourcedId"],
  courses: ["sourcedId"],
  classes: ["sourcedId"],
  users: ["sourcedId"],
  roles: ["userSourcedId", "orgSourcedId", "role", "sessionSourcedId"],
  enrollments: ["classSourcedId", "userSourcedId", "role"],
  relationships: ["userSourcedId", "relationshipUserSourcedId"],
  userFlags: ["userSourcedId", "flag"],
  demographics: ["userSourcedId"],
};

/** `set/key` of a row. */
export const rowOf = (name: FileName, cells: Cells): string =>
  `${name}/${keys[name].map((each) => cells[each] ?? "").join("|")}`;

/** An adapter for one file: what must be in a row is there when `read` sees it. */
export function fileAdapter(
  name: FileName,
  read: (cells: Cells, place: { at: string; row: string; out: Collector; context: SdsContext }) => void,
): SdsAdapter {
  return {
    standard: "sds-csv",
    specification: `School Data Sync V2 and V2.1 CSV, ${name}.csv (${columns[name].length} columns)`,
    read(rows, context) {
      const out = new Collector();
      for (const { at, cells } of rows)
        if (needed(cells, required[name], at, out)) read(cells, { at, row: rowOf(name, cells), out, context });
      return { facts: out.facts, remarks: out.remarks };
    },
  };
}
