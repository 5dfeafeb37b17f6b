import type { Entry } from "../../entry/entry.ts";
import { holdsOn } from "../../entry/kind.ts";
import { accommodation } from "../../record/accommodation.ts";
import { itemsOf, summaryOf, type View } from "../entry/open.ts";

/** One thing that must be given in class. */
export interface Support {
  readonly key: string;
  readonly title: string;
  readonly what?: string | undefined;
  readonly basis: "legal-plan" | "english-learner" | "support";
  readonly isLegal: boolean;
  readonly since?: string | undefined;
  readonly entry?: Entry;
}

/** What must be given today: items where they are open, else the summary's list. Legal plans first. */
export function supportsOf(view: View): Support[] {
  const items = itemsOf(view, accommodation).filter(({ body }) => holdsOn(body, view.today));
  const made = (
    { basis, title, level, what, startsOn }: (typeof items)[number]["body"],
    key: string,
    entry?: Entry,
  ): Support => ({
    key,
    title: level ? `${title}, ${level}` : title,
    what,
    basis,
    isLegal: basis === "legal-plan",
    since: startsOn,
    ...(entry && { entry }),
  });
  const all =
    items.length > 0
      ? items.map(({ entry, body }) => made(body, entry.id, entry))
      : (summaryOf(view, accommodation)?.value ?? []).map((each) => made(each, `${each.basis} ${each.title}`));
  return all.sort((a, b) => Number(b.isLegal) - Number(a.isLegal) || (a.title < b.title ? -1 : 1));
}
