import { oneValued, type Precedence } from "../entry/precedence.ts";
import { type Runner, statement } from "../store/statement.ts";
import type { Disagreement, RecordRule } from "./source-of-record.ts";

const rules = statement<{ kind: string; field: string; source_id: string }>(
  "exchange.record-precedence",
  "select kind, field, source_id from base.source_record order by kind, field, rank, source_id",
);
/** The rules as digests follow them. Reads a table: for jobs. */
export async function readPrecedence(runner: Runner): Promise<Precedence> {
  const precedence = new Map<string, Map<string, string[]>>();
  for (const { kind, field, source_id } of await runner.rows(rules)) {
    const fields = precedence.get(kind) ?? new Map<string, string[]>();
    precedence.set(kind, fields.set(field, [...(fields.get(field) ?? []), source_id]));
  }
  return precedence;
}

const named = statement<{ kind: RecordRule["kind"]; field: string; sources: string[] }>(
  "exchange.record-rules",
  "select kind, field, array_agg(source order by rank) as sources from door.source_record group by kind, field order by kind, field limit 500",
);
/** The rules by the names of sources, as an administrator reads them. */
export const listRules = (runner: Runner): Promise<RecordRule[]> => runner.rows(named);

interface DisagreementRow extends Disagreement, Record<string, unknown> {}
const disagreements = statement<DisagreementRow>(
  "exchange.record-disagreements",
  "select kind, field, sources, learners from door.disagreements($1)",
);
/** What sources of the administrator's own schools say differently, most learners first. */
export const listDisagreements = (runner: Runner): Promise<Disagreement[]> =>
  runner.rows(disagreements, [[...oneValued]]);
