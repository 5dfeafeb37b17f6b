import type { Entry } from "../entry/entry.ts";
import type { Caller } from "./district.testing.ts";

/** The items of a list of the API, its first page. */
export const itemsOf = async <T>(caller: Caller, path: string): Promise<T[]> =>
  ((await caller.get(path)).json() as { items: T[] }).items;

/** The newest 200 entries of a learner that are open to somebody; `query` goes on from `&`. */
export const entriesOf = (caller: Caller, learnerId: string, query = ""): Promise<Entry[]> =>
  itemsOf<Entry>(caller, `/learners/${learnerId}/entries?limit=200${query}`);

/** Which kinds those entries are of, each once. */
export const kindsOf = async (caller: Caller, learnerId: string): Promise<string[]> =>
  [...new Set((await entriesOf(caller, learnerId)).map(({ kind }) => kind))].sort();

/** What the lower levels show somebody of a learner. */
export const digestsOf = (caller: Caller, learnerId: string) =>
  itemsOf<{ slice: string; status: object; summary?: Record<string, { value: unknown }> }>(
    caller,
    `/learners/${learnerId}/digests`,
  );
