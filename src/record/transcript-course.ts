import Type, { type Static } from "typebox";
import { body, Line, Named, optional } from "../entry/fields.ts";
import { defineKind } from "../entry/kind.ts";
import { type Language, localeOf } from "../kernel/words.ts";

/**
 * One course of the transcript, from whatever school. Unit of credits: Carnegie units, 1 for a full year; of `number`: points
 * of `maximum` (100 where a source says nothing). `method` tells how the credit came, "Transfer". Source: Ed-Fi CourseTranscript.
 */
export const TranscriptCourseBody = body({
  course: Named,
  school: optional(Named),
  schoolYear: optional(Type.Integer({ minimum: 1900, maximum: 2200 })),
  term: optional(Line),
  gradeLevel: optional(Line),
  subject: optional(Line),
  creditKind: optional(Line),
  creditsAttempted: optional(Type.Number({ minimum: 0 })),
  creditsEarned: optional(Type.Number({ minimum: 0 })),
  letter: optional(Line),
  number: optional(Type.Number()),
  maximum: optional(Type.Number({ exclusiveMinimum: 0 })),
  result: optional(Type.Enum(["pass", "fail", "incomplete", "withdrawn"])),
  method: optional(Line),
});
export type TranscriptCourseBody = Static<typeof TranscriptCourseBody>;

/** Credits that count: what the school says was earned; where it says only that the course was passed, what was attempted. */
export const earnedBy = ({ creditsEarned, creditsAttempted, result }: TranscriptCourseBody): number =>
  creditsEarned ?? (result === "pass" ? (creditsAttempted ?? 0) : 0);

/** "3.5 credits", as many as there are. */
export const creditsIn = (credits: number, language: Language): string => {
  const n = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 2 }).format(credits);
  return language === "es"
    ? `${n} ${credits === 1 ? "crédito" : "créditos"}`
    : `${n} ${credits === 1 ? "credit" : "credits"}`;
};

/** One line of the slice is the pace of the graduation plan (graduation-plan.ts); the summary is the credits. */
export const transcriptCourse = defineKind({
  name: "transcript-course",
  slice: "transcript",
  layer: "backpack",
  legalClass: "education-record",
  schema: TranscriptCourseBody,
  title: { en: "Transcript", es: "Historial académico" },
  inDetail: { en: "Every course with its mark and credits.", es: "Cada curso con su nota y créditos." },
  whenMissing: "withdraw",
  summary: (entries) => {
    const courses = entries.map((each) => each.body);
    if (courses.length === 0) return undefined;
    const earned = courses.reduce((sum, each) => sum + earnedBy(each), 0);
    return { courses: courses.length, creditsEarned: Math.round(earned * 1000) / 1000 };
  },
  say: {
    summary: ({ creditsEarned }, language) => [
      language === "es"
        ? `Ha ganado ${creditsIn(creditsEarned, language)}`
        : `Earned ${creditsIn(creditsEarned, language)}`,
    ],
    detail: ({ course, letter, number, creditsEarned }, language) =>
      [course.title, letter ?? number, creditsEarned !== undefined && creditsIn(creditsEarned, language)]
        .filter((each) => each !== undefined && each !== false)
        .join(", "),
  },
});
