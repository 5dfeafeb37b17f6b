import type { Static } from "typebox";
import { body, Line, optional } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { Id } from "../kernel/id-shape.ts";

/**
 * Somebody who cheers a learner on, as the learner names them. `subjectId` where it is a person whom Daypack knows, `goalId`
 * where it is for one goal. Being named opens nothing: who sees what is the family's choice.
 */
const SupporterBody = body({
  name: Line,
  relationship: optional(Line),
  how: optional(Line),
  goalId: optional(Id),
  subjectId: optional(Id),
});
export type SupporterBody = Static<typeof SupporterBody>;

/** A summary names them; how they help is read in detail. */
export const supporter = defineKind({
  name: "supporter",
  slice: "own",
  layer: "profile",
  legalClass: "self-stated",
  schema: SupporterBody,
  title: { en: "People who cheer me on", es: "Personas que me animan" },
  inDetail: { en: "Each person and how they help.", es: "Cada persona y cómo ayuda." },
  whenMissing: "keep",
  element: {
    why: { en: "Nobody reaches a goal alone.", es: "Nadie alcanza una meta sin apoyo." },
    teaches: {
      en: "Family, friends, a coach, a teacher: who helps, and how. The learner names them.",
      es: "Familia, amigos, entrenadores, maestros: quién ayuda y cómo. Los nombra cada estudiante.",
    },
    keepUntil: { afterLeavingYears: 1 },
  },
  summary: (entries) => {
    const people = newestFirst(entries).map(({ body: { name, relationship } }) => ({
      name,
      ...(relationship && { relationship }),
    }));
    return people.length > 0 ? people : undefined;
  },
  say: {
    summary: (people) => people.map(({ name, relationship }) => [name, relationship].filter(Boolean).join(", ")),
    detail: ({ name, relationship, how }) => [name, relationship, how].filter(Boolean).join(", "),
  },
});
