import { body, Prose } from "../entry/fields.ts";
import { defineKind } from "../entry/kind.ts";
import { Id } from "../kernel/id-shape.ts";

/** What somebody says to the learner about one work. `aboutId` is the id of its first version, so that it stays when a new one comes. */
const FeedbackBody = body({ aboutId: Id, text: Prose });

/** Its author stands on it; it has no lower level: who reads titles reads no comments. */
export const feedback = defineKind({
  name: "feedback",
  slice: "works",
  layer: "profile",
  legalClass: "education-record",
  schema: FeedbackBody,
  title: { en: "Feedback on works", es: "Comentarios a trabajos" },
  inDetail: { en: "Each comment with its author.", es: "Cada comentario con su autor." },
  whenMissing: "keep",
  element: {
    why: {
      en: "Good words on a work help to make the next one.",
      es: "Unas buenas palabras ayudan a hacer el siguiente trabajo.",
    },
    teaches: {
      en: "What teachers, family and helpers say about a work. Open a work to see it.",
      es: "Lo que maestros, familia y ayudantes dicen de un trabajo. Abra un trabajo para verlo.",
    },
    keepUntil: { afterLeavingYears: 1 },
  },
  circle: "class",
  answers: "work",
  say: { detail: ({ text }) => text },
});

/** What the learner thinks of a work after it: what it took, what comes next. */
export const reflection = defineKind({
  name: "reflection",
  slice: "works",
  layer: "profile",
  legalClass: "self-stated",
  schema: FeedbackBody,
  title: { en: "Thoughts on own works", es: "Reflexiones sobre trabajos" },
  inDetail: { en: "Each text about a work.", es: "Cada texto sobre un trabajo." },
  whenMissing: "keep",
  element: {
    why: {
      en: "Looking back at a work is how one learns from it.",
      es: "Mirar atrás un trabajo es como se aprende de él.",
    },
    teaches: {
      en: "What you learned while making a work. Open a work to write it.",
      es: "Lo que aprendiste al hacer un trabajo. Abre un trabajo para escribirlo.",
    },
    keepUntil: { afterLeavingYears: 1 },
  },
  circle: "class",
  say: { detail: ({ text }) => text },
});
