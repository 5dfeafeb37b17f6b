import { addDays, type IsoDate } from "./date.ts";
import { schoolYearOf, schoolYearSpan } from "./school-year.ts";

/** How long something is kept: as long as there is a record, some years after the learner leaves, some years after it was said. */
export type KeepUntil = "always" | { readonly afterLeavingYears: number } | { readonly years: number };

/** What is known of a learner and of what is kept. */
export interface KeepFacts {
  readonly today: IsoDate;
  /** The last day at the district's schools, once it has come. */
  readonly leftOn?: IsoDate | undefined;
  /** The grade a learner is in, as its code: tells when school is over. */
  readonly gradeLevel?: string | undefined;
  /** When the newest of it was said. */
  readonly saidOn?: IsoDate | undefined;
}

/** Years of school that are left after this one. Preschool has no fixed number. */
function yearsLeft(gradeLevel: string): number | undefined {
  if (/^\d{2}$/.test(gradeLevel)) return Math.max(0, 12 - Number(gradeLevel));
  return { TK: 13, KG: 12, PK: 13 }[gradeLevel];
}

const yearsAfter = (date: IsoDate, years: number): IsoDate => {
  const moved = `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
  return moved.endsWith("02-29") ? addDays(`${moved.slice(0, 4)}-02-28`, 1) : moved;
};

/** The day on which a learner has left, or will at the end of grade 12; `undefined` where nobody can tell. */
export function leavesOn({ today, leftOn, gradeLevel }: KeepFacts): IsoDate | undefined {
  if (leftOn !== undefined) return leftOn;
  const left = gradeLevel === undefined ? undefined : yearsLeft(gradeLevel);
  return left === undefined ? undefined : schoolYearSpan(schoolYearOf(today) + left).endsOn;
}

/** The last day on which it is kept; `undefined` where that hangs on a day nobody knows yet. */
export function keptUntil(keep: KeepUntil, facts: KeepFacts): IsoDate | "always" | undefined {
  if (keep === "always") return "always";
  if ("years" in keep) return facts.saidOn && yearsAfter(facts.saidOn, keep.years);
  const leaves = leavesOn(facts);
  return leaves && yearsAfter(leaves, keep.afterLeavingYears);
}
