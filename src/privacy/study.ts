import Type, { type Static } from "typebox";
import { addDays, type IsoDate } from "../kernel/date.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";

/** An audit or evaluation of programs (34 CFR 99.31(a)(3) and 99.35), or a study for the district (99.31(a)(6)). */
export const studyBases = ["audit", "study"] as const;
export type StudyBasis = (typeof studyBases)[number];

/** What an agreement can say that the law wants said. */
const studyClauses = [
  ...["purpose", "use-only", "no-identification", "destroy"],
  ...["representative", "data", "no-onward"],
] as const;
export type StudyClause =
  | "purpose"
  | "use-only"
  | "no-identification"
  | "destroy"
  | "representative"
  | "data"
  | "no-onward";

/** What each basis needs: 99.31(a)(6)(iii)(C)(1) to (4), and 99.35(a)(3)(i) to (v). */
export const neededClauses: Readonly<Record<StudyBasis, readonly StudyClause[]>> = {
  study: ["purpose", "use-only", "no-identification", "destroy"],
  audit: ["representative", "data", "purpose", "destroy", "no-onward"],
};

/** What may be counted, each by grade level. Nothing of behavior, health or plans is among it. */
export const measures = ["learners", "attendance", "graduation"] as const;
export type Measure = (typeof measures)[number];

/** Below so many a group is folded into the others or left out, as elsewhere. */
export const smallestGroup = 10;
/** What is handed out is rounded to this, so that two counts do not tell of one learner. */
const step = 5;
/** Days an agreement may run, and days its party has to destroy what it got. */
const longest = { runs: 3 * 366, keeps: 366 } as const;
const shortestProof = 20;

/** How many of a grade have one value. `other` is all that were too few. */
export const StudyCell = Type.Object({ grade: Type.String(), value: Type.String(), count: Type.Integer() });
export type StudyCell = Static<typeof StudyCell>;

/**
 * What of some counts may leave the district. A group of fewer than ten stands with the others that are few, and where those are fewer
 * than ten together the whole grade is left out, because the rest would tell how many they are. Where all of a grade have one value, it
 * is left out too: it would tell of each of them.
 */
export function releasable(counted: readonly StudyCell[], measure: Measure): StudyCell[] {
  return [...Map.groupBy(counted, ({ grade }) => grade)].flatMap(([grade, cells]) => {
    const many = cells.filter(({ count }) => count >= smallestGroup);
    const few = cells.filter(({ count }) => count < smallestGroup).reduce((sum, { count }) => sum + count, 0);
    if (few > 0 && few < smallestGroup) return [];
    const told = few > 0 ? [...many, { grade, value: "other", count: few }] : many;
    if (measure !== "learners" && told.length < 2) return [];
    return told.map((cell) => ({ ...cell, count: Math.round(cell.count / step) * step }));
  });
}

const Line = Type.String({ minLength: 1, maxLength: 200 });

/** What an office enters of an agreement. */
export const StudyOrder = Type.Object(
  {
    basis: Type.Enum(studyBases),
    title: Line,
    party: Type.String({ minLength: 1, maxLength: 200, description: "who counts: authority, university, evaluator" }),
    purpose: Type.String({ minLength: 20, maxLength: 2_000 }),
    agreement: Type.String({ minLength: 1, maxLength: 500, description: "where the signed paper is" }),
    clauses: Type.Array(Type.Enum(studyClauses), { uniqueItems: true }),
    measures: Type.Array(Type.Enum(measures), { minItems: 1, uniqueItems: true }),
    startsOn: OnDate,
    endsOn: OnDate,
    destroyBy: OnDate,
  },
  { additionalProperties: false },
);
export type StudyOrder = Static<typeof StudyOrder>;

/** Where a study stands: `overdue` is over, and its party has not attested in time that it destroyed what it got. */
const studyStates = ["asked", "refused", "coming", "open", "over", "overdue", "destroyed"] as const;

/** A study as a family finds it. */
export const LearnerStudy = Type.Object({
  id: Id,
  ...Type.Pick(StudyOrder, ["basis", "title", "party", "purpose", "measures", "startsOn", "endsOn", "destroyBy"])
    .properties,
  state: Type.Enum(studyStates),
  destroyedOn: Type.Optional(OnDate),
});
export type LearnerStudy = Static<typeof LearnerStudy>;

/** A study as the office keeps it, with all that was handed out. */
export const StudyView = Type.Object({
  ...LearnerStudy.properties,
  organization: Type.Object({ id: Id, name: Type.String() }),
  agreement: Type.String(),
  clauses: Type.Array(Type.Enum(studyClauses)),
  madeOn: OnDate,
  madeBy: Type.Optional(Type.String()),
  mayReview: Type.Boolean({ description: "whether you are the second person" }),
  reviewedOn: Type.Optional(OnDate),
  reviewNote: Type.Optional(Type.String()),
  proof: Type.Optional(Type.String()),
  told: Type.Optional(Type.Integer({ description: "adults and learners of age whom the app told" })),
  counts: Type.Array(
    Type.Object({ id: Id, measure: Type.Enum(measures), countedOn: OnDate, cells: Type.Array(StudyCell) }),
    { description: "newest first" },
  ),
});
export type StudyView = Static<typeof StudyView>;

const refused = (en: string, es: string) => new Problem("study-refused", { en, es });

/** Throws `study-refused` where the law asks more of an agreement. */
export function checkStudy({ basis, clauses, startsOn, endsOn, destroyBy }: StudyOrder, today: IsoDate): void {
  if (neededClauses[basis].some((each) => !clauses.includes(each)))
    throw refused(
      "The agreement must say all that the law names. Have it completed first.",
      "El acuerdo debe decir todo lo que nombra la ley. Pida que lo completen antes.",
    );
  if (endsOn < startsOn || endsOn < today || endsOn > addDays(startsOn, longest.runs))
    throw refused("It ends after it begins, within three years.", "Termina después de empezar, dentro de tres años.");
  if (destroyBy < endsOn || destroyBy > addDays(endsOn, longest.keeps))
    throw refused(
      "What the party got is destroyed within a year after the end.",
      "Lo que recibió la otra parte se destruye dentro de un año después del final.",
    );
}

/** Throws `study-refused` for a proof that proves nothing. */
export function checkProof(proof: string): void {
  if (proof.trim().length < shortestProof)
    throw refused(
      "Write who attested it, how it was destroyed, and where the paper is.",
      "Escriba quién lo certificó, cómo se destruyó y dónde está el papel.",
    );
}
