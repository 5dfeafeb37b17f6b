import Type, { type Static } from "typebox";
import { body, Line, lines, Named, optional } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { schoolYearLabel } from "../kernel/school-year.ts";
import type { Language } from "../kernel/words.ts";
import { creditsIn } from "./transcript-course.ts";

/**
 * Credits and averages of a year or term, as the school computed them. Class rank is not kept: it says more of others than of
 * the learner. Unit of credits as in transcript-course.ts. Source: Ed-Fi StudentAcademicRecord.
 */
const AcademicRecordBody = body({
  schoolYear: optional(Type.Integer({ minimum: 1900, maximum: 2200 })),
  term: optional(Line),
  school: optional(Named),
  creditsAttempted: optional(Type.Number({ minimum: 0 })),
  creditsEarned: optional(Type.Number({ minimum: 0 })),
  creditsAttemptedInAll: optional(Type.Number({ minimum: 0 })),
  creditsEarnedInAll: optional(Type.Number({ minimum: 0 })),
  averages: optional(
    Type.Array(
      body({
        title: Line,
        value: Type.Number(),
        maximum: optional(Type.Number()),
        weighted: optional(Type.Boolean()),
        cumulative: optional(Type.Boolean()),
      }),
      { maxItems: 20 },
    ),
  ),
  honors: optional(lines(20)),
});
type AcademicRecord = Static<typeof AcademicRecordBody>;
type Average = NonNullable<AcademicRecord["averages"]>[number];

/** "Grade point average 3.4 of 4". */
export const averageIn = ({ title, value, maximum }: Average, language: Language): string =>
  [title, value, ...(maximum === undefined ? [] : [language === "es" ? "de" : "of", maximum])].join(" ");

/** One line of the slice is the pace (graduation-plan.ts). The summary is the newest record's credits and cumulative averages. */
export const academicRecord = defineKind({
  name: "academic-record",
  slice: "transcript",
  layer: "backpack",
  legalClass: "education-record",
  schema: AcademicRecordBody,
  title: { en: "Credits and averages", es: "Créditos y promedios" },
  inDetail: { en: "Each year with its credits and averages.", es: "Cada año con sus créditos y promedios." },
  whenMissing: "withdraw",
  summary: (entries) => {
    const newest = newestFirst(entries).sort((a, b) => (b.body.schoolYear ?? 0) - (a.body.schoolYear ?? 0))[0]?.body;
    if (!newest) return undefined;
    const averages = (newest.averages ?? []).filter((each) => each.cumulative !== false);
    const earned = newest.creditsEarnedInAll;
    return averages.length > 0 || earned !== undefined
      ? { averages, ...(earned !== undefined && { creditsEarnedInAll: earned }) }
      : undefined;
  },
  say: {
    summary: ({ averages, creditsEarnedInAll }, language) => [
      ...averages.map((each) => averageIn(each, language)),
      ...(creditsEarnedInAll === undefined ? [] : [creditsIn(creditsEarnedInAll, language)]),
    ],
    detail: ({ schoolYear, term, creditsEarned, averages = [] }, language) =>
      [
        schoolYear !== undefined && schoolYearLabel(schoolYear),
        term,
        creditsEarned !== undefined && creditsIn(creditsEarned, language),
        ...averages.map((each) => averageIn(each, language)),
      ]
        .filter(Boolean)
        .join(", "),
  },
});
