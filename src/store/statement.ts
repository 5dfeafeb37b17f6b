import type { QueryResultRow } from "pg";

/**
 * A query with a name under which PostgreSQL keeps its plan. Name by shape, not by caller: one plan serves all, so a shape
 * whose best plan depends on how many learners a subject has exists twice. `Row` is what comes back.
 */
export interface Statement<Row extends QueryResultRow = QueryResultRow> {
  readonly name: string;
  readonly text: string;
  /** Only for the type. */
  readonly row?: Row;
}

/** PostgreSQL cuts names at 63 bytes, and two cut names would share one plan. */
const longest = 63;

/** Throws at load, not at the first query, where the name is longer than PostgreSQL keeps. */
export function statement<Row extends QueryResultRow>(name: string, text: string): Statement<Row> {
  if (Buffer.byteLength(name) > longest) throw new Error(`statement name over ${longest} bytes: ${name}`);
  return { name, text };
}

/**
 * A query that is planned anew each time, without a name: where the best plan follows from the values (the beginning of a name) or
 * from how many learners the subject has, and a plan kept from a teacher would walk all of an app's. Costs under a millisecond.
 */
export const replanned = <Row extends QueryResultRow>(text: string): Statement<Row> => ({ name: "", text });

/** Whatever runs statements: a pool, or one transaction. */
export interface Runner {
  rows<Row extends QueryResultRow>(statement: Statement<Row>, values?: readonly unknown[]): Promise<Row[]>;
}

/** The first row, or `undefined`. */
export async function firstRow<Row extends QueryResultRow>(
  runner: Runner,
  which: Statement<Row>,
  values?: readonly unknown[],
): Promise<Row | undefined> {
  const [row] = await runner.rows(which, values);
  return row;
}
