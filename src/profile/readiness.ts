import Type, { type Static } from "typebox";
import { body, Line, OnDate, optional } from "../entry/fields.ts";
import { defineKind } from "../entry/kind.ts";
import { evidence } from "./goal.ts";

const state = Type.Enum(["active", "done", "set-aside"]);

/** Something that a path asks for besides the courses: an exam, a visit, an essay, a form; with what shows that it is done. */
const ReadinessBody = body({
  title: Line,
  pathway: optional(Line),
  dueOn: optional(OnDate),
  state,
  evidence: optional(evidence),
});
export type ReadinessBody = Static<typeof ReadinessBody>;

/** The summary is what is still to do; what is done is read in detail, as pride. */
export const readiness = defineKind({
  name: "readiness",
  slice: "pathway",
  layer: "profile",
  legalClass: "self-stated",
  schema: ReadinessBody,
  title: { en: "Steps toward what comes after", es: "Pasos hacia lo que sigue" },
  inDetail: { en: "Each step with what shows it is done.", es: "Cada paso con lo que muestra que está hecho." },
  whenMissing: "keep",
  sharedWith: ["support"],
  isTogether: true,
  element: {
    why: {
      en: "So that no step toward college or work comes as a surprise.",
      es: "Para que ningún paso hacia la universidad o el trabajo sea una sorpresa.",
    },
    teaches: {
      en: "What a path asks for and what is next this term. Learner and counselor add it.",
      es: "Lo que pide un camino y qué sigue este período. Lo agregan estudiante y consejería.",
    },
    keepUntil: { afterLeavingYears: 1 },
  },
  summary: (entries) => {
    const open = entries.filter((each) => each.body.state === "active").map((each) => ({ title: each.body.title }));
    return open.length > 0 ? open : undefined;
  },
  say: { summary: (open) => open.map(({ title }) => title), detail: ({ title }) => title },
});

/** An application to a college, a program or a job: what, where, by when, and the one next step. */
const ApplicationBody = body({
  title: Line,
  to: Line,
  dueOn: optional(OnDate),
  next: optional(Line),
  state,
  evidence: optional(evidence),
});
export type ApplicationBody = Static<typeof ApplicationBody>;

/** No lower level: where somebody applies is told item by item. */
export const application = defineKind({
  name: "application",
  slice: "pathway",
  layer: "profile",
  legalClass: "self-stated",
  schema: ApplicationBody,
  title: { en: "Applications", es: "Solicitudes" },
  inDetail: { en: "Each application with its next step.", es: "Cada solicitud con su siguiente paso." },
  whenMissing: "keep",
  sharedWith: ["support"],
  isTogether: true,
  element: {
    why: {
      en: "To keep dates and next steps of applications in one place.",
      es: "Para tener fechas y próximos pasos de las solicitudes en un solo lugar.",
    },
    teaches: {
      en: "Where the learner applies, by when, and the next step.",
      es: "Adónde se presenta la solicitud, para cuándo y el siguiente paso.",
    },
    keepUntil: { afterLeavingYears: 1 },
  },
  say: { detail: ({ title, to, next }) => [`${title}, ${to}`, next].filter(Boolean).join(": ") },
});

/** A form for student aid: whether it is filed, and nothing of what it says. */
const AidFormBody = body({ form: Type.Enum(["fafsa", "state-aid"]), isFiled: Type.Boolean() });
export type AidFormBody = Static<typeof AidFormBody>;

/** No lower level: money of a family is nobody's to sum up. */
export const aidForm = defineKind({
  name: "aid-form",
  slice: "pathway",
  layer: "profile",
  legalClass: "self-stated",
  schema: AidFormBody,
  title: { en: "Form for student aid", es: "Formulario de ayuda para estudiantes" },
  inDetail: { en: "Whether it is filed, nothing more.", es: "Si está presentado, nada más." },
  whenMissing: "keep",
  sharedWith: ["support"],
  isTogether: true,
  element: {
    why: {
      en: "A reminder of one form that opens doors. What it says stays with your family.",
      es: "Un recordatorio de un formulario que abre puertas. Lo que dice queda en su familia.",
    },
    teaches: {
      en: "Whether the form is filed. Never an amount, never an answer.",
      es: "Si el formulario está presentado. Nunca un monto ni una respuesta.",
    },
    keepUntil: { afterLeavingYears: 1 },
  },
  say: {
    detail: ({ form, isFiled }, language) => {
      const title = form === "fafsa" ? "FAFSA" : language === "es" ? "Ayuda estatal" : "State aid";
      return isFiled ? `${title}: ${language === "es" ? "presentado" : "filed"}` : title;
    },
  },
});
