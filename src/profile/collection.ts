import Type, { type Static } from "typebox";
import { body, Line, optional, Prose } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { Id } from "../kernel/id-shape.ts";

/** Works that belong together, in the order in which they are shown, by the ids of their first versions. */
const CollectionBody = body({
  title: Line,
  why: optional(Prose),
  workIds: Type.Array(Id, { minItems: 1, maxItems: 60 }),
});
export type CollectionBody = Static<typeof CollectionBody>;

/** The summary is the titles, as of works. */
export const collection = defineKind({
  name: "collection",
  slice: "works",
  layer: "profile",
  legalClass: "self-stated",
  schema: CollectionBody,
  title: { en: "Collections of works", es: "Colecciones de trabajos" },
  inDetail: { en: "Each collection with its works.", es: "Cada colección con sus trabajos." },
  whenMissing: "keep",
  element: {
    why: {
      en: "Works side by side show how far one has come.",
      es: "Los trabajos juntos muestran cuánto se ha avanzado.",
    },
    teaches: {
      en: "Works you put together, in your order, with a title. Choose some works to begin.",
      es: "Trabajos que pones juntos, en tu orden, con un título. Elige algunos para empezar.",
    },
    keepUntil: { afterLeavingYears: 1 },
  },
  summary: (entries) => {
    const titles = newestFirst(entries).map(({ id, body: { title } }) => ({ id, title }));
    return titles.length > 0 ? titles : undefined;
  },
  say: {
    summary: (titles) => titles.map(({ title }) => title),
    detail: ({ title, why }) => [title, why].filter(Boolean).join(": "),
  },
});
