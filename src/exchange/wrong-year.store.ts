import type pg from "pg";
import { ImportRefused } from "./import.ts";

/**
 * Refuses a bundle all of whose terms lie more than a school year before or after the newest that the source sent: somebody
 * took the wrong file. Where a person said yes, a remark tells. Of a bundle without terms, and of a new source, nothing.
 */
export async function refuseWrongYear(client: pg.Client, sourceId: string, accept: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ first: number | null; last: number | null; now: number | null; at: string }>(
    `select min((fact ->> 'schoolYear')::int) as first, max((fact ->> 'schoolYear')::int) as last, min(at) as at,
      (select max(t.school_year) from base.source_key k join base.term t on t.id = k.id
        where k.source_id = $1 and k.noun = 'term' and k.ended_at is null) as now
    from staged_place where noun = 'term'`,
    [sourceId],
  );
  const { first, last, now, at = "" } = rows[0] ?? {};
  if (first == null || last == null || now == null || (last >= now - 1 && first <= now + 1)) return;
  const years = first === last ? inWords(first) : `${inWords(first)} to ${inWords(last)}`;
  if (!accept.includes("wrong-year"))
    throw new ImportRefused(
      "import.wrong-year",
      `It is of ${years}, and this source is in ${inWords(now)}. If that is meant, run it again with --accept wrong-year. Nothing was stored.`,
    );
  await client.query("insert into merge_remark values ('import.wrong-year', $1, $2)", [at, years]);
}

/** 2027 is 2026-27. */
const inWords = (schoolYear: number) => `${schoolYear - 1}-${String(schoolYear).slice(2)}`;
