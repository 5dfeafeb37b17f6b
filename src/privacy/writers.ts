import { type Capacity, capacities } from "../identity/capacity.ts";
import { type Slice, slices } from "./category.ts";
import type { Pack } from "./pack.ts";

/** Capacities that may write a slice themselves by the pack, in one of their variants at least. */
export const writersOf = (pack: Pack, slice: Slice): Capacity[] =>
  capacities.filter((capacity) =>
    pack.policies.some(
      ({ id, cell }) =>
        (id === capacity || id.startsWith(`${capacity}.`)) && ["contribute", "steward"].includes(cell(slice).write),
    ),
  );

/** Every slice that people write, with who does. */
export const writtenSlices = (pack: Pack): { slice: Slice; writers: Capacity[] }[] =>
  slices.map((slice) => ({ slice, writers: writersOf(pack, slice) })).filter(({ writers }) => writers.length > 0);
