import Type, { type Static } from "typebox";
import { body, Line, lines, Named, OnDate, optional, Prose } from "../entry/fields.ts";
import { FileRef } from "../entry/file-ref.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { Id } from "../kernel/id-shape.ts";

/**
 * A piece of work: what it is, made where and when, and its files, link or text. A school's system may name a file whose bytes it
 * kept: that one has no id. A new version supersedes the one before and keeps its `topicId`, the id of the first, by which
 * feedback, reflections, bests and collections know the work.
 */
const WorkBody = body({
  title: Line,
  what: optional(Prose),
  text: optional(Type.String({ minLength: 1, maxLength: 20_000 })),
  link: optional(Type.String({ format: "uri", pattern: "^https?://", maxLength: 2_000 })),
  class: optional(Named),
  subject: optional(Line),
  madeOn: optional(OnDate),
  files: optional(Type.Array(body({ ...FileRef.properties, id: optional(Id) }), { maxItems: 20 })),
  version: optional(Type.Integer({ minimum: 2, maximum: 999, description: "of the first one it is not said" })),
  topicId: optional(Id),
});
export type WorkBody = Static<typeof WorkBody>;

/** The id by which all versions of a work are known. */
export const workIdOf = ({ id, body: { topicId } }: { readonly id: string; readonly body: WorkBody }): string =>
  topicId ?? id;

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
  sharedWith: ["guardian"],
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
  shows: optional(Type.Array(body({ id: Id, code: Line, title: Line }), { maxItems: 10 })),
  class: optional(Named),
});
export type PersonalBestBody = Static<typeof PersonalBestBody>;

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
      ({ id, observedOn, receivedOn, authorId, method, body: { title, why, chosenBy } }) => ({
        id,
        title,
        why,
        by: chosenBy ?? "",
        author: authorId,
        method,
        on: observedOn ?? receivedOn,
      }),
    );
    return bests.length > 0 ? bests : undefined;
  },
  say: {
    summary: (bests) => bests.map(({ title, why }) => `${title}: ${why}`),
    detail: ({ title, why }) => `${title}: ${why}`,
  },
});
