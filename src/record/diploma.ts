import { body, Line, Named, OnDate, optional } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { dateInWords } from "../kernel/words.ts";

/** A diploma or certificate of completion that a school awarded. Source: Ed-Fi StudentAcademicRecord, Diploma. */
const DiplomaBody = body({ title: Line, level: optional(Line), awardedOn: optional(OnDate), school: optional(Named) });

/** Has no one-line form of its own; the summary is the titles. */
export const diploma = defineKind({
  name: "diploma",
  slice: "transcript",
  layer: "backpack",
  legalClass: "education-record",
  schema: DiplomaBody,
  title: { en: "Diplomas", es: "Diplomas" },
  inDetail: { en: "Each diploma with its date and school.", es: "Cada diploma con su fecha y escuela." },
  whenMissing: "withdraw",
  summary: (entries) => {
    const list = newestFirst(entries).map(({ body: { title, awardedOn } }) => ({
      title,
      ...(awardedOn && { awardedOn }),
    }));
    return list.length > 0 ? list : undefined;
  },
  say: {
    summary: (list) => list.map(({ title }) => title),
    detail: ({ title, awardedOn }, language) =>
      [title, awardedOn && dateInWords(awardedOn, language, "medium")].filter(Boolean).join(", "),
  },
});
