import Type, { type Static } from "typebox";
import { type Slice, slices } from "./category.ts";
import { isBelow, type Level, levels, lower } from "./level.ts";
import { type Cell, type Pack, type PackDocument, readyPack } from "./pack.ts";

/** One cell that a school sets otherwise than the pack that ships: a lower level, or into the family's hands. */
export const PackChange = Type.Object({
  policy: Type.String({ maxLength: 60, description: "audience, or audience.variant" }),
  slice: Type.Enum(slices),
  to: Type.Enum([...levels, "family"], {
    description: "a level below the shipped one; `family`: families decide, up to the shipped level",
  }),
});
export type PackChange = Static<typeof PackChange>;

/** All that a school set otherwise. */
export interface SchoolRules {
  readonly changes: readonly PackChange[];
  /** Whether sensitive parts are shown only by the word of two guardians. */
  readonly bothSign?: boolean | undefined;
}

/** What a school may make of one cell of the shipped pack; nothing where law or family decide, or nothing is shown. */
export function schoolOptions(pack: Pack, policyId: string, slice: Slice): readonly PackChange["to"][] {
  const cell = pack.policies.find(({ id }) => id === policyId)?.cell(slice);
  if (cell?.lock !== "school" || cell.level === "hidden") return [];
  // Who keeps a part of the record reads it.
  const least = cell.write === "steward" ? cell.level : pack.schoolLeast(policyId, slice);
  const lowerOnes = levels.filter((level) => isBelow(level, cell.level) && !isBelow(level, least));
  // What the law wants some people to have cannot be handed to somebody who may close it.
  return least === "hidden" ? [...lowerOnes, "family"] : lowerOnes;
}

/** The first change that a school may not make, or that stands twice; `undefined` where all are allowed. */
export function refusedChange(pack: Pack, changes: readonly PackChange[]): PackChange | undefined {
  const seen = new Set<string>();
  return changes.find((change) => {
    const key = `${change.policy} ${change.slice}`;
    const twice = seen.has(key);
    seen.add(key);
    return twice || !schoolOptions(pack, change.policy, change.slice).includes(change.to);
  });
}

type Cells = PackDocument["policies"][number]["cells"];

/** A cell of several slices is cut so that one of them can say something else. */
function changedCells(cells: Cells, changes: readonly PackChange[]): Cells {
  return cells.flatMap((cell) => {
    const own = changes.filter(({ slice }) => cell.slices.includes(slice));
    const rest = cell.slices.filter((slice) => !own.some((change) => change.slice === slice));
    const made = own.map(({ slice, to }) =>
      to === "family"
        ? { ...cell, slices: [slice], lock: "family" as const, upTo: cell.level, rule: "school.handed-over" }
        : { ...cell, slices: [slice], level: lower(cell.level, to), rule: "school.lowered" },
    );
    return [...(rest.length > 0 ? [{ ...cell, slices: rest }] : []), ...made];
  });
}

/**
 * The shipped pack with what a school set otherwise. Never shows more than the shipped one: cells of the law and of the family
 * are not touched, the school's own go down or into the family's hands. Throws on a change that is not allowed, so that a
 * database which somebody edited by hand opens nothing.
 */
export function schoolPack(
  shipped: Pack,
  { changes, bothSign = false }: SchoolRules,
  version: number,
  on: string,
): Pack {
  const refused = refusedChange(shipped, changes);
  if (refused) throw new Error(`a school may not set ${refused.slice} of ${refused.policy} to ${refused.to}`);
  if (changes.length === 0 && !bothSign) return shipped;
  const { document } = shipped;
  return readyPack({
    ...document,
    bothSign: { ...document.bothSign, isOn: document.bothSign.isOn || bothSign },
    version: document.version * 1_000 + version,
    effectiveOn: on,
    policies: document.policies.map((policy) => ({
      ...policy,
      cells: changedCells(
        policy.cells,
        changes.filter((change) => change.policy === policy.policy),
      ),
    })),
  });
}

/** One line of what changes between two packs, for a person to read before anything holds. */
export interface PackDifference {
  readonly policy: string;
  readonly slice: Slice;
  readonly from: Level | "family";
  readonly to: Level | "family";
}

/** What another version would change against the one in force. */
export function packDifferences(now: Pack, next: Pack): PackDifference[] {
  return now.policies.flatMap(({ id, cell }) =>
    slices.flatMap((slice): PackDifference[] => {
      const other = next.policies.find((each) => each.id === id)?.cell(slice);
      if (!other) return [];
      const says = ({ lock, level }: Cell): Level | "family" => (lock === "family" ? "family" : level);
      const [from, to] = [says(cell(slice)), says(other)];
      return from === to ? [] : [{ policy: id, slice, from, to }];
    }),
  );
}
