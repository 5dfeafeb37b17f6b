import Type, { type Static } from "typebox";
import { body, Line, lines, OnDate, optional, Prose } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";

/** Learning outside of school: a club, a course, a camp. Who wrote it, the learner or the provider, stands on the entry. */
const OutsideLearningBody = body({
  provider: Line,
  title: Line,
  startsOn: optional(OnDate),
  endsOn: optional(OnDate),
  timesAttended: optional(Type.Integer({ minimum: 0, maximum: 2_000 })),
  hours: optional(Type.Number({ minimum: 0, maximum: 5_000 })),
  activities: optional(lines(20)),
  results: optional(Prose),
});
export type OutsideLearningBody = Static<typeof OutsideLearningBody>;

/** The summary is what and with whom; how often and what came of it are read in detail. */
export const outsideLearning = defineKind({
  name: "outside-learning",
  slice: "pathway",
  layer: "profile",
  legalClass: "self-stated",
  schema: OutsideLearningBody,
  title: { en: "Learning outside school", es: "Aprender fuera de la escuela" },
  inDetail: { en: "Each activity with what came of it.", es: "Cada actividad con lo que resultó." },
  whenMissing: "keep",
  element: {
    why: {
      en: "Much is learned after the bell: in clubs, at home, on a field.",
      es: "Mucho se aprende después de clases: en clubes, en casa, en la cancha.",
    },
    teaches: {
      en: "Clubs, courses, camps. The learner adds them; a program can, if your family lets it.",
      es: "Clubes, cursos, campamentos. Los agrega cada estudiante, o un programa si su familia lo permite.",
    },
    keepUntil: "always",
  },
  summary: (entries) => {
    const all = newestFirst(entries).map(({ body: { provider, title } }) => ({ provider, title }));
    return all.length > 0 ? all : undefined;
  },
  say: {
    summary: (all) => all.map(({ provider, title }) => `${title}, ${provider}`),
    detail: ({ provider, title, results }) => [`${title}, ${provider}`, results].filter(Boolean).join(": "),
  },
});
