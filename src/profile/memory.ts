import Type from "typebox";
import { body, optional, Prose } from "../entry/fields.ts";
import { FileRef } from "../entry/file-ref.ts";
import { defineKind } from "../entry/kind.ts";

/** As many photos as a memory may have. */
export const photosOfMemory = 4;

/** A memory of a learner's own, to a school year of the timeline: `observedOn` says which. A guardian's is family-knowledge. */
export const memory = defineKind({
  name: "memory",
  slice: "own",
  layer: "profile",
  legalClass: "self-stated",
  schema: body({ story: Prose, files: optional(Type.Array(FileRef, { maxItems: photosOfMemory })) }),
  title: { en: "Memories", es: "Recuerdos" },
  inDetail: { en: "Each memory with its date and photos.", es: "Cada recuerdo con su fecha y fotos." },
  whenMissing: "keep",
  element: {
    why: {
      en: "So that a school year is more than its grades.",
      es: "Para que un año escolar sea más que sus notas.",
    },
    teaches: {
      en: "A day you want to remember, in the year it belongs to.",
      es: "Un día que quieres recordar, en el año al que pertenece.",
    },
    keepUntil: { afterLeavingYears: 1 },
  },
  say: { detail: ({ story }) => story },
});
