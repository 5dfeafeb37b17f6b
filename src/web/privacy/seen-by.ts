import { categoryOf, type Slice } from "../../privacy/category.ts";
import type { ChoiceCell, ChoiceColumn } from "../../privacy/choice-menu.ts";
import { higher, type Level, storedOf } from "../../privacy/level.ts";

/** What one group sees of a block: its level, and where it sees only what is its own. */
export interface SeenRow {
  readonly column: ChoiceColumn;
  readonly level: Level;
  readonly isOwnOnly: boolean;
  readonly cell: ChoiceCell;
  readonly lock: ChoiceCell["lock"];
}

/** The learner's own family reads all of it and is said so once, below. */
const family = new Set<string>(["learner", "guardian"]);

function levelIn(cell: ChoiceCell, slice: Slice): { level: Level; own: Level; lock: ChoiceCell["lock"] } {
  const part = cell.parts.find((each) => each.slice === slice);
  const level = cell.slices.includes(slice) ? cell.level : (part?.level ?? "hidden");
  return {
    level: part && !cell.slices.includes(slice) ? part.level : level,
    own: part?.own ?? level,
    lock: part?.lock ?? cell.lock,
  };
}

function rowOf(column: ChoiceColumn, slices: readonly Slice[]): SeenRow[] {
  return slices.flatMap((slice): SeenRow[] => {
    const cell = column.cells.find(({ category }) => category === categoryOf(slice));
    if (!cell) return [];
    const { level, own, lock } = levelIn(cell, slice);
    const isOwnOnly = level === "hidden" && own !== "hidden";
    return [{ column, cell, lock, isOwnOnly, level: isOwnOnly ? own : level }];
  });
}

/**
 * Who sees a block, most first, and who sees nothing of it. A block of several slices is seen as widely as the widest of them;
 * the reason is that slice's.
 */
export function seenBy(columns: readonly ChoiceColumn[], slices: readonly Slice[]) {
  const rows = columns
    .filter(({ audience }) => !family.has(audience))
    .flatMap((column) => {
      const all = rowOf(column, slices);
      const widest = all.reduce<Level>((wide, { level }) => higher(wide, level), "hidden");
      const row = all.find(({ level }) => level === widest);
      return row ? [row] : [];
    });
  return {
    sees: rows.filter(({ level }) => level !== "hidden").sort((a, b) => storedOf(b.level) - storedOf(a.level)),
    nothing: rows.filter(({ level }) => level === "hidden").map(({ column }) => column),
  };
}
