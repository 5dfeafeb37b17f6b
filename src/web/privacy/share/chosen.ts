import type { Entry } from "../../../entry/entry.ts";
import { type Slice, silentLevels } from "../../../privacy/category.ts";
import type { ConsentPart } from "../../../privacy/consent.ts";
import { isBelow, type Level, levels } from "../../../privacy/level.ts";
import type { ShareLimits } from "../../../privacy/share.ts";

/** What somebody has picked for a link so far. */
export interface Chosen {
  readonly parts: readonly ConsentPart[];
  readonly entryIds: readonly string[];
}

/** One part of the list before it is sent: how much of it can be shown, and what single items there are. */
export interface Offer {
  readonly slice: Slice;
  /** Levels that say something, from nothing upward. */
  readonly levels: readonly Level[];
  readonly items: readonly Entry[];
}

/** What can be put into a link, out of what is there: a part that holds nothing is not offered. */
export function offersOf(limits: ShareLimits["slices"], entries: readonly Entry[]): Offer[] {
  return limits.flatMap(({ slice, upTo, items }): Offer[] => {
    const silent: readonly Level[] = silentLevels[slice] ?? [];
    const here = entries.filter((entry) => entry.slice === slice && !entry.restricted);
    if (here.length === 0) return [];
    const possible = levels.filter((level) => level === "hidden" || (!isBelow(upTo, level) && !silent.includes(level)));
    return [{ slice, levels: possible, items: items ? here : [] }];
  });
}

const wholeSlices: readonly Slice[] = ["transcript", "grades", "mastery", "own"];
const itemSlices: readonly Slice[] = ["bests", "recognitions", "pathway"];

/**
 * The ready-made selection for a college or an employer: who it is, the transcript, skills and own words as far as they go, and every best
 * work, badge, service and step. Tests only where somebody adds them.
 */
export function applying(offers: readonly Offer[]): Chosen {
  const highest = ({ levels: all }: Offer): Level => all.at(-1) ?? "hidden";
  const parts = offers.flatMap((offer): ConsentPart[] => {
    if (offer.slice === "name") return [{ slice: "name", level: offer.levels[1] ?? "hidden" }];
    return wholeSlices.includes(offer.slice) ? [{ slice: offer.slice, level: highest(offer) }] : [];
  });
  const entryIds = offers
    .filter(({ slice }) => itemSlices.includes(slice))
    .flatMap(({ items }) => items.map(({ id }) => id));
  return { parts: parts.filter(({ level }) => level !== "hidden"), entryIds: entryIds.slice(0, 200) };
}

/** What is left of a choice where something else is offered: for another audience less may be possible. */
export function within(chosen: Chosen, offers: readonly Offer[]): Chosen {
  const bySlice = new Map(offers.map((offer) => [offer.slice, offer]));
  const items = new Set(offers.flatMap((offer) => offer.items.map(({ id }) => id)));
  return {
    parts: chosen.parts.flatMap(({ slice, level }): ConsentPart[] => {
      const possible =
        bySlice
          .get(slice)
          ?.levels.filter((each) => !isBelow(level, each))
          .at(-1) ?? "hidden";
      return possible === "hidden" ? [] : [{ slice, level: possible }];
    }),
    entryIds: chosen.entryIds.filter((id) => items.has(id)),
  };
}

/** The same choice with another level of one part. */
export const withLevel = (chosen: Chosen, slice: Slice, level: Level): Chosen => ({
  ...chosen,
  parts: [...chosen.parts.filter((part) => part.slice !== slice), ...(level === "hidden" ? [] : [{ slice, level }])],
});

/** The same choice with an item more, or without it. */
export const withItem = (chosen: Chosen, id: string, isIn: boolean): Chosen => ({
  ...chosen,
  entryIds: isIn ? [...chosen.entryIds, id] : chosen.entryIds.filter((each) => each !== id),
});
