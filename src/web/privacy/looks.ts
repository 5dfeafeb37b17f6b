import type { AccessRow, AccessWeek } from "../../privacy/access.ts";
import { type Category, categories } from "../../privacy/category.ts";

/** Looks of one person that are told in one line: one look, a day's, or a week's. */
export interface Visit {
  /** The newest of them: what one asks about. */
  readonly lastLookId: string;
  readonly who: AccessRow["who"];
  readonly purpose: string;
  readonly classes: readonly string[];
  /** What they did, as stable words, each once. */
  readonly acts: readonly string[];
  readonly channels: readonly string[];
  readonly firstAt: string;
  readonly lastAt: string;
  readonly times: number;
  readonly read: readonly Category[];
}
/** A person's looks of a week, which begins on its Monday. */
export interface WeekOfLooks extends Visit {
  readonly week: string;
}

const categoriesOf = (read: AccessRow["read"]): Category[] => {
  const found = new Set(read.map(({ category }) => category));
  return categories.filter((category) => found.has(category));
};

/** One look of the log. */
export const visitOf = ({ id, at, what, channel, read, ...look }: AccessRow): Visit => ({
  ...look,
  lastLookId: id,
  acts: [what],
  channels: [channel],
  firstAt: at,
  lastAt: at,
  times: 1,
  read: categoriesOf(read),
});

/** A person's week, as the log tells it. */
export const weekOf = ({ looks, read, ...week }: AccessWeek): WeekOfLooks => ({
  ...week,
  times: looks,
  read: categoriesOf(read),
});

const dayOf = (at: string): string => new Date(at).toDateString();

/** Puts a day's looks of one person together, at the newest of them; newest first, as they come. */
export function visitsOf(rows: readonly AccessRow[]): Visit[] {
  const visits = new Map<string, Visit>();
  for (const row of rows) {
    const key = [row.who.subjectId, dayOf(row.at), row.who.isYou ? "" : row.channel].join(" ");
    const [before, look] = [visits.get(key), visitOf(row)];
    const found = new Set([...(before?.read ?? []), ...look.read]);
    visits.set(key, {
      ...(before ?? look),
      acts: [...new Set([...(before?.acts ?? []), row.what])],
      firstAt: row.at,
      times: (before?.times ?? 0) + 1,
      read: categories.filter((category) => found.has(category)),
    });
  }
  return [...visits.values()];
}
