import { body, Line, optional, Prose } from "../entry/fields.ts";
import { defineKind } from "../entry/kind.ts";

/** What a learner writes for the own family: always restricted, so that nobody at school reads it or learns that it is there. */
const FamilyWordsBody = body({ about: optional(Line), text: Prose });

/** No lower level and no digest: it is not counted anywhere. */
export const familyWords = defineKind({
  name: "family-words",
  slice: "own",
  layer: "profile",
  legalClass: "self-stated",
  schema: FamilyWordsBody,
  title: { en: "Only for my family", es: "Solo para mi familia" },
  inDetail: { en: "Each text, for the family alone.", es: "Cada texto, solo para la familia." },
  whenMissing: "keep",
  circle: "family",
  element: {
    why: {
      en: "Some things are for home. Nobody at school sees them.",
      es: "Algunas cosas son de casa. Nadie en la escuela las ve.",
    },
    teaches: {
      en: "A text that only the learner and the family read.",
      es: "Un texto que solo leen la familia y quien lo escribió.",
    },
    keepUntil: { afterLeavingYears: 1 },
  },
  say: { detail: ({ about, text }) => [about, text].filter(Boolean).join(": ") },
});
