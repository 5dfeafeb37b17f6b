import Type, { type Static } from "typebox";
import { body, Line, lines, OnDate, optional, Prose } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { Id } from "../kernel/id-shape.ts";

/**
 * A personalized learning plan: what of the profile and the record belongs together for some months, and when it is looked at
 * again. Goals are named by topic, standards by competency; what is behind them opens as each of them does. Learner, guardian,
 * teacher and counselor write it together, as far as the family opens it to them.
 */
const LearningPlanBody = body({
  topicId: optional(Id),
  title: Line,
  goalIds: optional(Type.Array(Id, { maxItems: 10 })),
  nextStandards: optional(Type.Array(body({ id: optional(Id), title: Line }), { maxItems: 20 })),
  supports: optional(lines(10)),
  people: optional(Type.Array(body({ name: Line, role: optional(Line), subjectId: optional(Id) }), { maxItems: 20 })),
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
  sharedWith: ["guardian", "teacher", "support"],
  isTogether: true,
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

/**
 * That somebody stands behind a plan: its author, on the day it was written. It holds for the version it names; a new version asks
 * again.
 */
const PlanSignatureBody = body({ aboutId: Id, versionId: Id, comment: optional(Line) });
export type PlanSignatureBody = Static<typeof PlanSignatureBody>;

/** No lower level: who signed is read with the plan. */
export const planSignature = defineKind({
  name: "plan-signature",
  slice: "own",
  layer: "profile",
  legalClass: "education-record",
  schema: PlanSignatureBody,
  title: { en: "Signed learning plans", es: "Planes de aprendizaje firmados" },
  inDetail: { en: "Who signed which plan, and when.", es: "Quién firmó qué plan y cuándo." },
  whenMissing: "keep",
  answers: "learning-plan",
  element: {
    why: {
      en: "So that everybody in a plan has said yes to it.",
      es: "Para que cada persona del plan le haya dicho que sí.",
    },
    teaches: {
      en: "Who stands behind the learning plan. Each person signs for themselves.",
      es: "Quién respalda el plan de aprendizaje. Cada persona firma por sí misma.",
    },
    keepUntil: { afterLeavingYears: 3 },
  },
  say: { detail: ({ comment }, language) => comment ?? (language === "es" ? "Firmado" : "Signed") },
});
