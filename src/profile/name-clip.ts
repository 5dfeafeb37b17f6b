import Type from "typebox";
import { body } from "../entry/fields.ts";
import { FileRef } from "../entry/file-ref.ts";
import { defineKind } from "../entry/kind.ts";

/**
 * How a learner's name sounds, in the own voice. Whoever is told the name may hear it: it opens where the one line of the name does, or
 * a teacher who reads no more than that would go on saying it wrong. The newest one is played.
 */
export const nameClip = defineKind({
  name: "name-clip",
  slice: "name",
  layer: "backpack",
  legalClass: "self-stated",
  schema: body({ files: Type.Array(FileRef, { minItems: 1, maxItems: 1 }) }),
  title: { en: "How the name sounds", es: "Cómo suena el nombre" },
  inDetail: { en: "A recording in the learner's own voice.", es: "Una grabación con su propia voz." },
  whenMissing: "keep",
  opensAt: "status",
  say: { detail: (_, language) => (language === "es" ? "Cómo suena el nombre" : "How the name sounds") },
});
