import type { Static } from "typebox";
import { body, Line, lines, Named, OnDate, optional } from "../entry/fields.ts";
import { defineKind, holdsOn, newestFirst } from "../entry/kind.ts";
import { counted, dateInWords } from "../kernel/words.ts";
import { gradeWords } from "./grade-level.ts";

/**
 * A learner in a school, or in one of its classes, for a span of dates, both included. `awaiting` says that the record is
 * still on its way from the school before. Source: Ed-Fi StudentSchoolAssociation, StudentSectionAssociation; OneRoster enrollment.
 */
export const EnrollmentBody = body({
  school: Named,
  class: optional(Named),
  subject: optional(Line),
  period: optional(Line),
  teachers: optional(lines(10)),
  gradeLevel: optional(Line),
  startsOn: optional(OnDate),
  endsOn: optional(OnDate),
  entryReason: optional(Line),
  exitReason: optional(Line),
  awaiting: optional(body({ from: Line, way: optional(Line) })),
});
export type EnrollmentBody = Static<typeof EnrollmentBody>;

/** Has no one-line form of its own; the summary holds what is on today. */
export const enrollment = defineKind({
  name: "enrollment",
  slice: "enrollment",
  layer: "backpack",
  legalClass: "education-record",
  schema: EnrollmentBody,
  title: { en: "Schools and classes", es: "Escuelas y clases" },
  inDetail: { en: "Every class and school, with dates.", es: "Cada clase y escuela, con fechas." },
  whenMissing: "end",
  summary: (entries, { today }) => {
    const now = newestFirst(entries)
      .map((each) => each.body)
      .filter((each) => holdsOn(each, today));
    const school = now.find((each) => !each.class);
    const classes = [...new Set(now.flatMap((each) => (each.class ? [each.class.title] : [])))].sort();
    if (!school && classes.length === 0) return undefined;
    return {
      ...(school && { school: school.school.title }),
      ...(school?.gradeLevel && { gradeLevel: school.gradeLevel }),
      ...(school?.awaiting && { awaiting: school.awaiting }),
      classes,
    };
  },
  say: {
    summary: ({ school, gradeLevel, classes }, language) => {
      const where = [gradeLevel && gradeWords(gradeLevel, language), school].filter(Boolean).join(", ");
      const many = counted(
        classes.length,
        language === "es" ? { one: "# clase", other: "# clases" } : { one: "# class", other: "# classes" },
        language,
      );
      return [where, classes.length > 0 ? many : ""].filter(Boolean);
    },
    detail: ({ school, class: seat, startsOn }, language) =>
      [seat?.title ?? school.title, startsOn && dateInWords(startsOn, language, "medium")].filter(Boolean).join(", "),
  },
});
