import type { Entry } from "../../entry/entry.ts";
import type { IsoDate } from "../../kernel/date.ts";
import { personalBest } from "../../profile/work.ts";
import { dateOf, itemsOf, summaryOf, type View } from "../entry/open.ts";

export interface Best {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly by: string;
  readonly on: IsoDate;
  readonly generated: boolean;
  readonly isOwn: boolean;
  readonly entry?: Entry;
}

/** Bests that are open: items where they are, else as the summary has them. */
export function bestsOf(view: View): Best[] {
  const items = itemsOf(view, personalBest).map(
    ({ entry, body: { title, why, chosenBy } }): Best => ({
      id: entry.id,
      title,
      why,
      by: chosenBy ?? "",
      on: dateOf(entry),
      generated: entry.provenance.method === "generated",
      isOwn: entry.provenance.author.kind === "learner",
      entry,
    }),
  );
  const known = new Set(items.map(({ id }) => id));
  const summary = summaryOf(view, personalBest);
  const authors = new Map(summary?.part.authors.map((author) => [author.id, author.kind]));
  const rest = (summary?.value ?? [])
    .filter(({ id }) => !known.has(id))
    .map(
      ({ id, title, why, by, on, method, author }): Best => ({
        id,
        title,
        why,
        by,
        on,
        generated: method === "generated",
        isOwn: authors.get(author) === "learner",
      }),
    );
  return [...items, ...rest].sort((a, b) => (a.on < b.on ? 1 : -1));
}
