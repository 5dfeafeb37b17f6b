import { body, Line, Named, optional, Prose } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";

/** What a teacher saw, strengths first: what the learner brought, what was tried, what came of it. Its author stands on it. */
const NarrativeBody = body({
  strength: Prose,
  challenge: optional(Prose),
  tried: optional(Prose),
  helped: optional(Prose),
  language: optional(Line),
  subject: optional(Line),
  class: optional(Named),
});

/** One line is the newest strength alone; a challenge is read only in detail. */
export const narrative = defineKind({
  name: "narrative",
  slice: "narratives",
  layer: "profile",
  legalClass: "education-record",
  schema: NarrativeBody,
  title: { en: "Teachers' words", es: "Palabras de sus maestros" },
  inDetail: { en: "Each text with its author and date.", es: "Cada texto con su autor y fecha." },
  whenMissing: "keep",
  element: {
    why: {
      en: "So that what a teacher learned about a child is not lost in summer.",
      es: "Para que lo que un maestro aprendió de su estudiante no se pierda en el verano.",
    },
    teaches: {
      en: "What teachers saw: a strength first, then what helped.",
      es: "Lo que vieron los maestros: primero una fortaleza, luego lo que ayudó.",
    },
    keepUntil: { afterLeavingYears: 3 },
    onlyBySchool: true,
  },
  status: (entries) => newestFirst(entries)[0]?.body.strength,
  summary: (entries) => {
    const texts = newestFirst(entries).slice(0, 6);
    if (texts.length === 0) return undefined;
    return texts.map(({ authorId, observedOn, receivedOn, body: { strength, tried, helped } }) => ({
      strength,
      ...(tried && helped && { tried, helped }),
      by: authorId,
      on: observedOn ?? receivedOn,
    }));
  },
  say: {
    status: (strength) => `“${strength}”`,
    summary: (texts, language) =>
      texts.flatMap(({ strength, tried, helped }) => [
        `“${strength}”`,
        ...(tried && helped ? [`${language === "es" ? "Se probó" : "Tried"}: ${tried}. ${helped}`] : []),
      ]),
    detail: ({ strength }) => strength,
  },
});
