import { type Runner, statement } from "../store/statement.ts";

interface GroupRow extends Record<string, unknown> {
  code: string;
  first: string[];
  messages: string[];
}
// A bundle has some dozens of codes, and of each a few hundred remarks are kept.
const groups = statement<GroupRow>(
  "exchange.remark-groups",
  `select code, (array_agg(at order by number))[1:4] as first,
    coalesce((array_agg(distinct message) filter (where message is not null))[1:4], '{}') as messages
  from door.import_remark where import_id = $1 group by code order by code limit 500`,
);
const some = statement<{ number: number; code: string; at: string; message: string | null }>(
  "exchange.remarks-of-code",
  `select number, code, at, message from door.import_remark
  where import_id = $1 and number > $2 and ($3::text is null or code = $3) order by number limit $4`,
);

/** The first places of each code of an import, and what its remarks name. */
export const listRemarkGroups = (runner: Runner, importId: string) => runner.rows(groups, [importId]);

/** Remarks of an import, or of one code of it, in the order they were found, from `after` on. */
export const listRemarksOf = (
  runner: Runner,
  importId: string,
  code: string | undefined,
  after: number,
  limit: number,
) => runner.rows(some, [importId, after, code ?? null, limit]);
