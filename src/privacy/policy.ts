import { numberOf, type Slice, slices } from "./category.ts";
import { storedOf, writeRights } from "./level.ts";
import { type Cell, choosing, type Pack, type Policy } from "./pack.ts";

/** A policy as `base.policy` stores it, with its cells. */
export interface PolicyRow {
  readonly policyId: string;
  readonly audience: string;
  readonly agreementId: string | null;
  readonly beforeDays: number;
  readonly afterDays: number | null;
  /** Index in `choosing`. */
  readonly choose: number;
  readonly readsChoices: boolean;
  readonly readsHistory: boolean;
  readonly cells: readonly CellRow[];
}

/** One cell as `base.policy_cell` holds it: levels 0 to 3, `own` to 4, `write` 0 to 3, `slice` by its number. */
export interface CellRow {
  readonly slice: number;
  readonly level: number;
  readonly own: number;
  readonly write: number;
  readonly floor: number;
  readonly ceiling: number;
}

const cellRow = (cell: Cell): CellRow => ({
  slice: numberOf(cell.slice),
  level: storedOf(cell.level),
  own: cell.own,
  write: writeRights.indexOf(cell.write),
  floor: storedOf(cell.floor),
  ceiling: storedOf(cell.ceiling),
});

const cutCell = (slice: Slice): CellRow => ({
  slice: numberOf(slice),
  level: 0,
  own: 0,
  write: 0,
  floor: 0,
  ceiling: 0,
});

function policyRow(
  policy: Policy,
  agreement?: { id: string; kind: "app" | "helper"; slices: readonly Slice[] },
): PolicyRow {
  const isCut = (slice: Slice) => agreement?.kind === "app" && !agreement.slices.includes(slice);
  return {
    policyId: agreement ? `${policy.id}:${agreement.id}` : policy.id,
    audience: policy.audience,
    agreementId: agreement?.id ?? null,
    beforeDays: policy.beforeDays,
    afterDays: policy.afterDays,
    choose: choosing.indexOf(policy.choose),
    readsChoices: policy.readsChoices,
    readsHistory: policy.history,
    cells: slices.map((slice) => (isCut(slice) ? cutCell(slice) : cellRow(policy.cell(slice)))),
  };
}

/** The rows that SQL clamps and packs: one policy for each in the pack, and one for each agreement from its template. */
export function policyRows(
  pack: Pack,
  agreements: readonly { id: string; kind: "app" | "helper"; slices: readonly Slice[] }[],
): PolicyRow[] {
  const own = pack.policies.map((policy) => policyRow(policy));
  const cut = agreements.flatMap((agreement) => {
    const template = pack.find(agreement.kind);
    return template ? [policyRow(template, agreement)] : [];
  });
  return [...own, ...cut];
}
