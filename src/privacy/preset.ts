import type { Category } from "./category.ts";
import type { ChoiceColumn } from "./choice-menu.ts";
import { type Level, lower, storedOf } from "./level.ts";
import type { PackDocument } from "./pack.ts";

/** One line of what a ready-made set would change: shown to the family before anything is stored. */
export interface PresetChange {
  readonly target: string;
  readonly category: Category;
  readonly from: Level;
  readonly to: Level;
}

/**
 * What a ready-made set would change, before anybody saves: only cells that are the family's, never above what the school
 * allows, and only where the level is another one.
 */
export function changesOf(preset: PackDocument["presets"][number], columns: readonly ChoiceColumn[]): PresetChange[] {
  return columns.flatMap(({ target, audience, cells }) =>
    cells.flatMap(({ category, level: from, lock, options }): PresetChange[] => {
      const wanted = preset.levels.find(
        (each) => each.audiences.includes(audience) && each.categories.includes(category),
      );
      const allowed = options.filter((each) => each.allowed).map((each) => each.level);
      const highest = allowed.reduce<Level | undefined>(
        (high, each) => (high && storedOf(high) > storedOf(each) ? high : each),
        undefined,
      );
      if (!wanted || lock !== "family" || !highest) return [];
      const to = lower(wanted.level, highest);
      return to === from ? [] : [{ target, category, from, to }];
    }),
  );
}
