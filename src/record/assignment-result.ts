import Type, { type Static } from "typebox";
import { body, Line, Named, OnDate, optional, Prose } from "../entry/fields.ts";
import { type Counted, defineKind } from "../entry/kind.ts";
import type { IsoDate } from "../kernel/date.ts";
import { schoolYearOf } from "../kernel/school-year.ts";
import { counted } from "../kernel/words.ts";

/**
 * One piece of work of a gradebook and what came of it; `observedOn` is the day it was due or marked. Unit of `score`: points
 * of `maximum`; `text` is a mark that is no number. Source: OneRoster result of a line item; Ed-Fi StudentGradebookEntry.
 */
const AssignmentResultBody = body({
  title: Line,
  category: optional(Line),
  class: optional(Named),
  school: optional(Named),
  subject: optional(Line),
  term: optional(Line),
  assignedOn: optional(OnDate),
  dueOn: optional(OnDate),
  score: optional(Type.Number()),
  maximum: optional(Type.Number({ minimum: 0 })),
  text: optional(Line),
  status: optional(Type.Enum(["graded", "partly-graded", "submitted", "not-submitted", "exempt"])),
  late: optional(Type.Boolean()),
  missing: optional(Type.Boolean()),
  incomplete: optional(Type.Boolean()),
  comment: optional(Prose),
});
export type AssignmentResultBody = Static<typeof AssignmentResultBody>;

/** Whether it is still owed: the source says so, or it was due and nothing came in. What nobody must do is never missing. */
export const isMissing = ({ missing, status, dueOn, score, text }: AssignmentResultBody, today: IsoDate): boolean => {
  if (status === "exempt" || status === "submitted" || status === "graded")
    return missing === true && status !== "exempt";
  if (missing !== undefined) return missing;
  const isOwed = score === undefined && text === undefined;
  return status === "not-submitted" && isOwed && dueOn !== undefined && dueOn < today;
};

/** "8/10", "Check plus", or nothing while there is no mark. */
export const scoreOf = ({ score, maximum, text }: AssignmentResultBody): string | undefined =>
  text ?? (score === undefined ? undefined : maximum ? `${score}/${maximum}` : String(score));

const isOfYear = (
  { body: { dueOn, assignedOn }, observedOn }: Counted<AssignmentResultBody>,
  today: IsoDate,
): boolean => {
  const on = dueOn ?? observedOn ?? assignedOn;
  return on === undefined || schoolYearOf(on) === schoolYearOf(today);
};

/** One line of the slice is the course marks'; the summary is what is missing and what came late this school year. */
export const assignmentResult = defineKind({
  name: "assignment-result",
  slice: "grades",
  layer: "backpack",
  legalClass: "education-record",
  schema: AssignmentResultBody,
  title: { en: "Assignments", es: "Tareas" },
  inDetail: { en: "Each assignment with its score.", es: "Cada tarea con su puntaje." },
  whenMissing: "withdraw",
  summary: (entries, { today }) => {
    const own = entries.filter((each) => isOfYear(each, today)).map((each) => each.body);
    if (own.length === 0) return undefined;
    const missing = own.filter((each) => isMissing(each, today)).length;
    return { all: own.length, missing, late: own.filter((each) => each.late).length };
  },
  say: {
    summary: ({ missing, late }, language) =>
      language === "es"
        ? [
            missing === 0
              ? "Ninguna tarea pendiente"
              : counted(missing, { one: "# tarea pendiente", other: "# tareas pendientes" }, "es"),
            ...(late > 0 ? [counted(late, { one: "# entregada tarde", other: "# entregadas tarde" }, "es")] : []),
          ]
        : [
            missing === 0
              ? "No missing assignments"
              : counted(missing, { one: "# missing assignment", other: "# missing assignments" }, "en"),
            ...(late > 0 ? [counted(late, { one: "# turned in late", other: "# turned in late" }, "en")] : []),
          ],
    detail: (each) => [each.title, scoreOf(each)].filter(Boolean).join(", "),
  },
});
