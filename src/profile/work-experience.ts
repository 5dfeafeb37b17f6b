import Type, { type Static } from "typebox";
import { body, Line, lines, OnDate, optional, Prose } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { Id } from "../kernel/id-shape.ts";

/** A job, an internship or another learning at work, as the learner tells it; `evaluation` is what the employer said, as told. */
const WorkExperienceBody = body({
  topicId: optional(Id),
  employer: Line,
  role: Line,
  startsOn: optional(OnDate),
  endsOn: optional(OnDate),
  hoursPerWeek: optional(Type.Number({ minimum: 0, maximum: 100 })),
  skills: optional(lines(20)),
  story: optional(Prose),
  evaluation: optional(Prose),
});
export type WorkExperienceBody = Static<typeof WorkExperienceBody>;

/** The summary is role and employer; dates, hours and the evaluation are read in detail. */
export const workExperience = defineKind({
  name: "work-experience",
  slice: "pathway",
  layer: "profile",
  legalClass: "self-stated",
  schema: WorkExperienceBody,
  title: { en: "Work", es: "Trabajo" },
  inDetail: { en: "Each job with its dates and what was learned.", es: "Cada empleo con sus fechas y lo aprendido." },
  whenMissing: "keep",
  element: {
    why: {
      en: "What one learns at work belongs to the story, too.",
      es: "Lo que se aprende en el trabajo también es parte de la historia.",
    },
    teaches: {
      en: "Jobs, internships, helping in a family business. The learner adds them.",
      es: "Empleos, prácticas, ayudar en el negocio familiar. Los agrega cada estudiante.",
    },
    keepUntil: "always",
  },
  summary: (entries) => {
    const jobs = newestFirst(entries).map(({ body: { employer, role } }) => ({ employer, role }));
    return jobs.length > 0 ? jobs : undefined;
  },
  say: {
    summary: (jobs) => jobs.map(({ employer, role }) => `${role}, ${employer}`),
    detail: ({ employer, role, story }) => [`${role}, ${employer}`, story].filter(Boolean).join(": "),
  },
});
