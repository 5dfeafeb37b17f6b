import Type from "typebox";
import { body, Line, OnDate, optional } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";

/** What a learner did in an app in one week, in total: minutes and tries, never clicks. Stage 4 writes it. */
const ActivityTotalBody = body({
  title: Line,
  startsOn: OnDate,
  minutes: optional(Type.Number({ minimum: 0 })),
  tries: optional(Type.Integer({ minimum: 0 })),
});

/** The summary is the newest weeks' totals. */
export const activityTotal = defineKind({
  name: "activity-total",
  slice: "activity",
  layer: "profile",
  legalClass: "education-record",
  schema: ActivityTotalBody,
  title: { en: "Time in apps", es: "Tiempo en aplicaciones" },
  inDetail: { en: "Each week's total in each app.", es: "El total de cada semana en cada aplicación." },
  whenMissing: "keep",
  element: {
    why: {
      en: "So that you see how much time apps take, and teachers see what was practiced.",
      es: "Para ver cuánto tiempo ocupan las aplicaciones y qué se practicó.",
    },
    teaches: {
      en: "Minutes and tries in learning apps, week by week. Apps that the school uses send them.",
      es: "Minutos e intentos en aplicaciones, semana por semana. Los envían las aplicaciones de la escuela.",
    },
    keepUntil: { years: 1 },
    onlyBySchool: true,
  },
  summary: (entries) => {
    const weeks = newestFirst(entries)
      .slice(0, 20)
      .map(({ body: { title, startsOn, minutes } }) => ({
        title,
        week: startsOn,
        ...(minutes !== undefined && { minutes }),
      }));
    return weeks.length > 0 ? weeks : undefined;
  },
  say: {
    summary: (weeks) => weeks.map(({ title, minutes }) => (minutes === undefined ? title : `${title}: ${minutes} min`)),
    detail: ({ title, minutes }) => (minutes === undefined ? title : `${title}: ${minutes} min`),
  },
});
