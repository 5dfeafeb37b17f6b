import { body, Line, lines, OnDate, optional, Prose } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";

// What programs work out about a learner. Stage 7 writes them; until then they can be turned off, and are empty.

/** What keeps this learner going, as it was seen and as they say it; counts once the learner has confirmed it. */
const MotivationBody = body({
  statement: Line,
  evidence: lines(10),
  startsOn: optional(OnDate),
  endsOn: optional(OnDate),
  confirmedOn: optional(OnDate),
});

/** Without the learner's own yes it is summed up nowhere. */
export const motivation = defineKind({
  name: "motivation",
  slice: "next",
  layer: "profile",
  legalClass: "education-record",
  schema: MotivationBody,
  title: { en: "What keeps me going", es: "Lo que me da ganas de seguir" },
  inDetail: { en: "Each observation with where it comes from.", es: "Cada observación con su origen." },
  whenMissing: "withdraw",
  element: {
    why: {
      en: "So that lessons can use what gives this learner energy.",
      es: "Para que las clases usen lo que le da energía.",
    },
    teaches: {
      en: "What was seen to help the learner keep going. It counts only when the learner agrees.",
      es: "Lo que se vio que ayuda a seguir. Solo cuenta si la persona está de acuerdo.",
    },
    keepUntil: { years: 1 },
  },
  summary: (entries) => {
    const agreed = newestFirst(entries).filter((each) => each.body.confirmedOn !== undefined);
    return agreed.length > 0 ? agreed.map((each) => each.body.statement) : undefined;
  },
  say: { summary: (all) => all, detail: ({ statement }) => statement },
});

/** A suggestion: what, why, from what, and what else would do. */
const RecommendationBody = body({
  what: Line,
  why: Prose,
  evidence: optional(lines(10)),
  alternatives: optional(lines(5)),
});

/** The summary is each suggestion with its reason. */
export const recommendation = defineKind({
  name: "recommendation",
  slice: "next",
  layer: "profile",
  legalClass: "education-record",
  schema: RecommendationBody,
  title: { en: "Suggestions", es: "Sugerencias" },
  inDetail: { en: "Each suggestion with its reason.", es: "Cada sugerencia con su porqué." },
  whenMissing: "withdraw",
  element: {
    why: {
      en: "A suggestion can open a door. It always says why, and can be set aside.",
      es: "Una sugerencia puede abrir una puerta. Siempre dice por qué y se puede dejar de lado.",
    },
    teaches: {
      en: "What to try next, why, and what else would do.",
      es: "Qué probar, por qué y qué otra cosa serviría.",
    },
    keepUntil: { years: 1 },
  },
  summary: (entries) =>
    entries.length > 0 ? newestFirst(entries).map(({ body: { what, why } }) => ({ what, why })) : undefined,
  say: {
    summary: (all) => all.map(({ what, why }) => `${what}: ${why}`),
    detail: ({ what, why }) => `${what}: ${why}`,
  },
});

/** A prompt to talk: what was seen, over what span, what to do next. Never a score. */
const EarlyWarningBody = body({ seen: Line, startsOn: OnDate, endsOn: optional(OnDate), next: Line });

/** One line says that a check-in is open; the summary what was seen and the next step. */
export const earlyWarning = defineKind({
  name: "early-warning",
  slice: "flags",
  layer: "profile",
  legalClass: "education-record",
  schema: EarlyWarningBody,
  title: { en: "Prompts to talk", es: "Avisos para conversar" },
  inDetail: {
    en: "What was seen, from when to when, and the next step.",
    es: "Lo que se vio, desde cuándo y el siguiente paso.",
  },
  whenMissing: "withdraw",
  element: {
    why: {
      en: "So that an adult asks early, before something small grows.",
      es: "Para que una persona adulta pregunte a tiempo, antes de que algo pequeño crezca.",
    },
    teaches: {
      en: "A prompt for the school's adults to talk with a learner, with what was seen.",
      es: "Un aviso para que los adultos de la escuela hablen con su estudiante, con lo que se vio.",
    },
    keepUntil: { years: 1 },
    onlyBySchool: true,
  },
  status: (entries) => (entries.length > 0 ? true : undefined),
  summary: (entries) =>
    entries.length > 0 ? newestFirst(entries).map(({ body: { seen, next } }) => ({ seen, next })) : undefined,
  say: {
    status: (_, language) => (language === "es" ? "Hay una conversación pendiente" : "A check-in is open"),
    summary: (all) => all.map(({ seen, next }) => `${seen}. ${next}`),
    detail: ({ seen, next }) => `${seen}. ${next}`,
  },
});
