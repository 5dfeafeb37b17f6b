import Type, { type Static } from "typebox";
import { body, Line, optional } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { Id } from "../kernel/id-shape.ts";

/**
 * Answers to an instrument about how a learner works and feels, as scale scores: no single answer is kept. `instrument` is its
 * id in the district's registry, where the items' PPRA tags decide whether it may be given at all (20 USC 1232h).
 */
const SurveyResponseBody = body({
  instrument: Line,
  version: Line,
  title: Line,
  ratedBy: Type.Enum(["self", "teacher", "guardian"]),
  scales: Type.Array(
    body({ title: Line, number: Type.Number(), low: optional(Type.Number()), high: optional(Type.Number()) }),
    { maxItems: 30 },
  ),
  surveyId: optional(Id),
});
export type SurveyResponseBody = Static<typeof SurveyResponseBody>;

/** No one-line form. The summary is the newest of each instrument and rater; earlier ones are read in detail. */
export const surveyResponse = defineKind({
  name: "survey-response",
  slice: "surveys",
  layer: "profile",
  legalClass: "education-record",
  schema: SurveyResponseBody,
  title: { en: "How I work and feel", es: "Cómo trabajo y me siento" },
  inDetail: { en: "Each time it was answered, with its scales.", es: "Cada vez que se respondió, con sus escalas." },
  whenMissing: "keep",
  element: {
    why: {
      en: "To talk about what helps a learner keep going, never to grade a person.",
      es: "Para hablar de lo que ayuda a seguir adelante, nunca para calificar a una persona.",
    },
    teaches: {
      en: "What came of a questionnaire, once the school asked your family first.",
      es: "El resultado de un cuestionario, después de que la escuela le preguntó a su familia.",
    },
    keepUntil: { years: 2 },
  },
  summary: (entries) => {
    const newest = new Map(
      [...newestFirst(entries)]
        .reverse()
        .map(({ body: { instrument, title, ratedBy, scales } }) => [
          `${instrument} ${ratedBy}`,
          { title, ratedBy, scales: scales.map((each) => ({ title: each.title, number: each.number })) },
        ]),
    );
    return newest.size > 0 ? [...newest.values()] : undefined;
  },
  say: {
    summary: (all) =>
      all.flatMap(({ title, scales }) => [title, ...scales.map((each) => `${each.title}: ${each.number}`)]),
    detail: ({ title, scales }) => [title, ...scales.map((each) => `${each.title}: ${each.number}`)].join(", "),
  },
});
