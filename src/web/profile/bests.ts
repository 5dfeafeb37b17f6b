import type { Entry } from "../../entry/entry.ts";
import type { IsoDate } from "../../kernel/date.ts";
import { personalBest } from "../../profile/work.ts";
import { dateOf, itemsOf, summaryOf, type View } from "../entry/open.ts";
import { worksOf } from "./works-of.ts";

/** A personal best with who stands behind it. */
export interface Best {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly author: { readonly id: string; readonly kind: string; readonly name?: string };
  readonly on: IsoDate;
  readonly generated: boolean;
  readonly entry?: Entry;
  /** The work it is, where one may open it. */
  readonly workId?: string;
}

/** Bests that are open: items where they are, else as the summary has them. */
export function bestsOf(view: View): Best[] {
  const works = new Set(worksOf(view).map((each) => each.workId));
  const hasWork = (workId: string) => works.has(workId);
  const items = itemsOf(view, personalBest).map(
    ({ entry, body: { title, why, workId } }): Best => ({
      id: entry.id,
      title,
      why,
      author: entry.provenance.author,
      on: dateOf(entry),
      generated: entry.provenance.method === "generated",
      entry,
      ...(workId && hasWork(workId) && { workId }),
    }),
  );
  const known = new Set(items.map(({ id }) => id));
  const summary = summaryOf(view, personalBest);
  const authors = new Map(summary?.part.authors.map((each) => [each.id, each]));
  const rest = (summary?.value ?? [])
    .filter(({ id }) => !known.has(id))
    .map(
      ({ id, title, why, on, method, author }): Best => ({
        id,
        title,
        why,
        author: authors.get(author) ?? { id: author, kind: "source" },
        on,
        generated: method === "generated",
      }),
    );
  return [...items, ...rest].sort((a, b) => (a.on < b.on ? 1 : -1));
}
