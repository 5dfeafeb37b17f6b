import Type from "typebox";
import { body, Line, lines, Named, OnDate, optional, Prose } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { Id } from "../kernel/id-shape.ts";

/** A piece of work: what it is, made where and when, and what files belong to it (their bytes are not kept yet). */
const WorkBody = body({
  title: Line,
  what: optional(Prose),
  class: optional(Named),
  subject: optional(Line),
  madeOn: optional(OnDate),
  files: optional(
    Type.Array(body({ name: Line, mediaType: Line, bytes: Type.Integer({ minimum: 0 }) }), { maxItems: 20 }),
  ),
});

/** The summary is the titles; read by the staff of the class it was made in. */
export const work = defineKind({
  name: "work",
  slice: "works",
  layer: "profile",
  legalClass: "self-stated",
  schema: WorkBody,
  title: { en: "Works", es: "Trabajos" },
  inDetail: { en: "Each work with its files.", es: "Cada trabajo con sus archivos." },
  whenMissing: "keep",
  element: {
    why: {
      en: "Work shows more than a grade can.",
      es: "Un trabajo muestra más que una nota.",
    },
    teaches: {
      en: "Pieces of work, each with its story. The learner or a teacher adds them.",
      es: "Trabajos, cada uno con su historia. Los agregan estudiantes o maestros.",
    },
    keepUntil: { afterLeavingYears: 1 },
  },
  circle: "class",
  summary: (entries) => {
    const titles = newestFirst(entries).map(({ id, body: { title } }) => ({ id, title }));
    return titles.length > 0 ? titles : undefined;
  },
  say: {
    summary: (titles) => titles.map(({ title }) => title),
    detail: ({ title, what }) => [title, what].filter(Boolean).join(": "),
  },
});

/** A personal best: a work that the learner or a teacher chose, and why. */
const PersonalBestBody = body({
  title: Line,
  why: Prose,
  workId: optional(Id),
  chosenBy: optional(Line),
  standards: optional(lines(10)),
  class: optional(Named),
});

/** Has no one-line form: the summary is the titles, and why they were chosen. */
export const personalBest = defineKind({
  name: "personal-best",
  slice: "bests",
  layer: "backpack",
  legalClass: "self-stated",
  schema: PersonalBestBody,
  title: { en: "Proud of", es: "Motivos de orgullo" },
  inDetail: { en: "Each best with its story and work.", es: "Cada logro con su historia y trabajo." },
  whenMissing: "keep",
  element: {
    why: {
      en: "A few bests tell where a learner's strength is.",
      es: "Unos pocos logros cuentan dónde está la fuerza.",
    },
    teaches: {
      en: "The works to be proud of, and why. Choose the first one.",
      es: "Los trabajos que dan orgullo, y por qué. Elija el primero.",
    },
    keepUntil: "always",
  },
  circle: "class",
  summary: (entries) => {
    const bests = newestFirst(entries).map(
      ({ id, observedOn, receivedAt, authorId, method, body: { title, why, chosenBy } }) => ({
        id,
        title,
        why,
        by: chosenBy ?? "",
        author: authorId,
        method,
        on: observedOn ?? receivedAt.slice(0, 10),
      }),
    );
    return bests.length > 0 ? bests : undefined;
  },
  say: {
    summary: (bests) => bests.map(({ title, why }) => `${title}: ${why}`),
    detail: ({ title, why }) => `${title}: ${why}`,
  },
});
