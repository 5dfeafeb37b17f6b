import Type from "typebox";
import { body, optional, Prose } from "../entry/fields.ts";
import { FileRef } from "../entry/file-ref.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { photosOfMemory } from "./memory.ts";

/**
 * What a family knows: written by one guardian, whose own it is. The other guardian does not read it. A story may be a memory of an
 * earlier year: `observedOn` says which.
 */
const FamilyKnowledgeBody = body({
  worksAtHome: optional(Prose),
  hopes: optional(Prose),
  story: optional(Prose),
  files: optional(Type.Array(FileRef, { maxItems: photosOfMemory })),
});

/** A summary holds three texts at most, newest first. */
export const familyKnowledge = defineKind({
  name: "family-knowledge",
  slice: "family",
  layer: "profile",
  legalClass: "self-stated",
  schema: FamilyKnowledgeBody,
  title: { en: "What the family knows", es: "Lo que sabe la familia" },
  inDetail: { en: "Each text as it was written.", es: "Cada texto tal como se escribió." },
  whenMissing: "keep",
  element: {
    why: {
      en: "You know your child best. Schools do better when they ask.",
      es: "Nadie conoce mejor a su hijo o hija. A la escuela le va mejor cuando pregunta.",
    },
    teaches: {
      en: "What works at home, what you hope for, a story. Each guardian writes their own.",
      es: "Lo que funciona en casa, lo que esperan, una historia. Cada tutor escribe lo suyo.",
    },
    keepUntil: { afterLeavingYears: 1 },
  },
  status: (entries) => newestFirst(entries).map(({ body: each }) => each.worksAtHome ?? each.story)[0],
  summary: (entries) => {
    const texts = newestFirst(entries).flatMap(({ body: { worksAtHome, hopes, story } }) =>
      [worksAtHome, hopes, story].filter((each) => each !== undefined),
    );
    return texts.length > 0 ? texts.slice(0, 3) : undefined;
  },
  say: {
    status: (text) => text,
    summary: (texts) => texts,
    detail: ({ worksAtHome, hopes, story }) => worksAtHome ?? story ?? hopes ?? "",
  },
});
