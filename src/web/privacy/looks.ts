import type { AccessRow } from "../../privacy/access.ts";
import { type Category, categories } from "../../privacy/category.ts";

/** What one person looked at on one day, by one way: what a reader calls a visit. */
export interface Visit {
  readonly id: string;
  readonly who: AccessRow["who"];
  readonly purpose: string;
  readonly classes: readonly string[];
  /** What they did, as stable words, each once. */
  readonly acts: readonly string[];
  readonly channel: string;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly times: number;
  readonly read: readonly Category[];
}

const dayOf = (at: string): string => new Date(at).toDateString();

/** Puts a day's looks of one person together, at the newest of them; newest first, as they come. */
export function visitsOf(rows: readonly AccessRow[]): Visit[] {
  const visits = new Map<string, Visit>();
  for (const { id, at, who, purpose, classes, what, channel, read } of rows) {
    const key = [who.subjectId, dayOf(at), who.isYou ? "" : channel].join(" ");
    const before = visits.get(key);
    const found = new Set([...(before?.read ?? []), ...read.map(({ category }) => category)]);
    visits.set(key, {
      ...(before ?? { id, who, purpose, classes, channel, lastAt: at }),
      acts: [...new Set([...(before?.acts ?? []), what])],
      firstAt: at,
      times: (before?.times ?? 0) + 1,
      read: categories.filter((category) => found.has(category)),
    });
  }
  return [...visits.values()];
}
