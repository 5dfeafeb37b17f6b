import Type, { type Static } from "typebox";
import { body, Line, optional } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { Id } from "../kernel/id-shape.ts";

/** A skill that somebody says a learner has; `code` is its id in the framework that names it. Evidence is entries or words. */
const SkillBody = body({
  title: Line,
  framework: optional(Line),
  code: optional(Line),
  level: optional(Line),
  evidence: optional(Type.Array(body({ title: Line, entryId: optional(Id) }), { maxItems: 20 })),
});
export type SkillBody = Static<typeof SkillBody>;

/** The summary names skills and levels; the evidence is read in detail. */
export const skill = defineKind({
  name: "skill",
  slice: "pathway",
  layer: "profile",
  legalClass: "self-stated",
  schema: SkillBody,
  title: { en: "Skills", es: "Habilidades" },
  inDetail: { en: "Each skill with its evidence.", es: "Cada habilidad con sus pruebas." },
  whenMissing: "keep",
  element: {
    why: {
      en: "To put into words what a learner can do, with something that shows it.",
      es: "Para poner en palabras lo que alguien sabe hacer, con algo que lo muestre.",
    },
    teaches: { en: "What the learner can do, and where it shows.", es: "Lo que sabe hacer y dónde se ve." },
    keepUntil: "always",
  },
  summary: (entries) => {
    const skills = newestFirst(entries).map(({ body: { title, level } }) => ({ title, ...(level && { level }) }));
    return skills.length > 0 ? skills : undefined;
  },
  say: {
    summary: (skills) => skills.map(({ title, level }) => (level ? `${title}: ${level}` : title)),
    detail: ({ title, level }) => [title, level].filter(Boolean).join(": "),
  },
});
