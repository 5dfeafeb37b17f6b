import Type, { type Static } from "typebox";
import { body, Line, lines, OnDate, optional, Prose } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { Id } from "../kernel/id-shape.ts";

/**
 * A personalized learning plan: what of the profile and the record belongs together for some months, and when it is looked at
 * again. Goals and works are named by entry, standards by competency; what is behind them opens as each of them does.
 */
const LearningPlanBody = body({
  title: Line,
  goalIds: optional(Type.Array(Id, { maxItems: 10 })),
  nextStandards: optional(Type.Array(body({ id: optional(Id), title: Line }), { maxItems: 20 })),
  supports: optional(lines(10)),
  people: optional(Type.Array(body({ name: Line, role: optional(Line) }), { maxItems: 20 })),
  startsOn: optional(OnDate),
  reviewOn: optional(OnDate),
  reviews: optional(
    Type.Array(body({ on: OnDate, people: optional(lines(20)), changed: optional(Prose) }), { maxItems: 20 }),
  ),
});
export type LearningPlanBody = Static<typeof LearningPlanBody>;

/** The summary is what comes next and who helps; what was said at reviews is read in detail. */
export const learningPlan = defineKind({
  name: "learning-plan",
  slice: "own",
  layer: "profile",
  legalClass: "education-record",
  schema: LearningPlanBody,
  title: { en: "Learning plan", es: "Plan de aprendizaje" },
  inDetail: { en: "The whole plan, with its reviews.", es: "Todo el plan, con sus revisiones." },
  whenMissing: "keep",
  element: {
    why: {
      en: "So that goals, lessons and helpers pull in one direction.",
      es: "Para que metas, clases y apoyos vayan en la misma dirección.",
    },
    teaches: {
      en: "Goals, the next steps in class and who helps, on one page that is looked at again on set dates.",
      es: "Metas, los siguientes pasos en clase y quién ayuda, en una página que se revisa en fechas fijas.",
    },
    keepUntil: { afterLeavingYears: 3 },
  },
  summary: (entries) => {
    const plan = newestFirst(entries)[0]?.body;
    if (!plan) return undefined;
    const { title, nextStandards = [], supports = [], people = [] } = plan;
    return { title, next: nextStandards.map((each) => each.title), supports, people: people.map(({ name }) => name) };
  },
  say: {
    summary: ({ title, next, supports }, language) => [
      title,
      ...next.map((each) => `${language === "es" ? "Sigue" : "Next"}: ${each}`),
      ...supports,
    ],
    detail: ({ title }) => title,
  },
});
