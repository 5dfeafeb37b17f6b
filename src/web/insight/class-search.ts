import { type Arrangement, isArrangement } from "./arranged.ts";

/** How a class is looked at, in its address: a unit, headings, rows, the groups open. What is as it begins is left out. */
export interface ClassSearch {
  readonly unit?: number;
  readonly by?: Arrangement;
  readonly view?: "rows";
  readonly groups?: true;
}

const unitOf = (given: unknown) => {
  const unit = Number(given);
  return Number.isInteger(unit) && unit > 0 ? { unit } : {};
};

/** What of an address makes sense; the rest is left out, because people type and cut addresses. */
export const readClassSearch = ({ unit, by, view, groups }: Record<string, unknown>): ClassSearch => ({
  ...unitOf(unit),
  ...(isArrangement(by) && by !== "name" && { by }),
  ...(view === "rows" && { view }),
  ...(groups === true && { groups }),
});

/** The same of the pages beside the class. */
export const readUnitSearch = ({ unit }: Record<string, unknown>): { unit?: number } => unitOf(unit);
