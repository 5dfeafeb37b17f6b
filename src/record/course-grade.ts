import Type, { type Static } from "typebox";
import { body, Line, Named, optional, Prose } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { schoolYearOf } from "../kernel/school-year.ts";

/**
 * A mark in a course for a term. Unit of `number`: points of `maximum` (100 where a source says nothing).
 * Source: Ed-Fi Grade; OneRoster result of a term.
 */
const CourseGradeBody = body({
  course: Named,
  class: optional(Named),
  school: optional(Named),
  subject: optional(Line),
  term: optional(Line),
  schoolYear: optional(Type.Integer()),
  type: Type.Enum(["progress", "term", "exam", "final"]),
  letter: optional(Line),
  number: optional(Type.Number()),
  maximum: optional(Type.Number({ exclusiveMinimum: 0 })),
  comment: optional(Prose),
});
type CourseGradeBody = Static<typeof CourseGradeBody>;

/** Whether a mark passes: no F, U or NC, and at least 60 % where there are only points. `undefined` when it says neither. */
export function passes({ letter, number, maximum = 100 }: CourseGradeBody): boolean | undefined {
  if (letter !== undefined) return !/^(f|u|nc|np)\b/i.test(letter.trim());
  return number === undefined ? undefined : number / maximum >= 0.6;
}

/** A letter if there is one, else points; out of 100 is not said. */
export const markOf = ({ letter, number, maximum }: CourseGradeBody): string =>
  letter ?? (number === undefined ? "" : maximum && maximum !== 100 ? `${number}/${maximum}` : String(number));

/** One line says "on pace" or "has work to finish", never a mark; the summary is the newest mark of each course. */
export const courseGrade = defineKind({
  name: "course-grade",
  slice: "grades",
  layer: "backpack",
  legalClass: "education-record",
  schema: CourseGradeBody,
  title: { en: "Course grades", es: "Calificaciones" },
  inDetail: { en: "Every mark of every term, with comments.", es: "Cada nota de cada período, con comentarios." },
  whenMissing: "withdraw",
  status: (entries, { today }) => {
    const marks = current(
      entries.map((each) => each.body),
      schoolYearOf(today),
    )
      .map(passes)
      .filter((each) => each !== undefined);
    if (marks.length === 0) return undefined;
    return marks.every(Boolean) ? "on-pace" : "catching-up";
  },
  summary: (entries, { today }) => {
    const latest = new Map<string, { course: string; mark: string; term?: string }>();
    for (const { course, term, ...rest } of current(
      newestFirst(entries).map((each) => each.body),
      schoolYearOf(today),
    )) {
      if (!latest.has(course.title))
        latest.set(course.title, { course: course.title, mark: markOf({ course, ...rest }), ...(term && { term }) });
    }
    return latest.size > 0 ? [...latest.values()].sort((a, b) => (a.course < b.course ? -1 : 1)) : undefined;
  },
  say: {
    status: (word, language) =>
      ({
        "on-pace": { en: "On pace", es: "Al día" },
        "catching-up": { en: "Has work to finish", es: "Tiene trabajo por terminar" },
      })[word][language],
    summary: (marks) => marks.map(({ course, mark }) => `${course}: ${mark}`),
    detail: (each) => [each.course.title, markOf(each), each.term].filter(Boolean).join(", "),
  },
});

/** Marks of this school year; before the first one, of the newest year there is. */
function current(bodies: readonly CourseGradeBody[], year: number): CourseGradeBody[] {
  const years = bodies.flatMap(({ schoolYear }) =>
    schoolYear !== undefined && schoolYear <= year ? [schoolYear] : [],
  );
  const newest = years.length > 0 ? Math.max(...years) : undefined;
  return bodies.filter(({ schoolYear }) => schoolYear === undefined || schoolYear === newest);
}
