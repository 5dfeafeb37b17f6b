import type { Collector, Row, Shift } from "./adapter.ts";
import { readDate } from "./dates.ts";

/** Cells that must be there. Answers `undefined`, with a remark, when one is not. */
export function needed<Name extends string>(
  cells: Row["cells"],
  names: readonly Name[],
  at: string,
  out: Collector,
): Record<Name, string> | undefined {
  const missing = names.find((name) => cells[name] === undefined);
  if (missing === undefined) return cells as Record<Name, string>; // each was just seen
  out.remark("row.cell-missing", at, missing);
  return undefined;
}

/** Both dates, or `undefined` with a remark: an enrollment with a wrong end would stay open. */
export function spanOf(
  cells: Row["cells"],
  at: string,
  out: Collector,
  shift: Shift,
  [begins, ends]: readonly [string, string] = ["beginDate", "endDate"],
) {
  const [startsOn, endsOn] = [readDate(cells[begins]), readDate(cells[ends])];
  if ((cells[begins] !== undefined && !startsOn) || (cells[ends] !== undefined && !endsOn)) {
    out.remark("date.invalid", at, cells[begins] !== undefined && !startsOn ? begins : ends);
    return undefined;
  }
  if (startsOn && endsOn && endsOn < startsOn) {
    out.remark("date.order", at);
    return undefined;
  }
  return { ...(startsOn && { startsOn: shift(startsOn) }), ...(endsOn && { endsOn: shift(endsOn) }) };
}

/**
 * A word of a closed list that we do not know, as a remark may quote it. Such words begin in lower case; a name that slipped
 * from its column by an unquoted comma does not, and is not quoted.
 */
export const codeWord = (cell: string | undefined): string | undefined =>
  cell !== undefined && /^[a-z][\w.:-]{0,39}$/.test(cell.trim()) ? cell.trim() : undefined;
