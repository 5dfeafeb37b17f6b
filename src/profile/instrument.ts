import Type, { type Static } from "typebox";
import { Id } from "../kernel/id-shape.ts";
import type { Words } from "../kernel/words.ts";
import { areaWords, type ProtectedArea, protectedAreas } from "../privacy/protected-area.ts";
import { tricks } from "./custom-element.ts";

/** What a family is asked before: nothing, told and may say no, or must say yes. */
export const bases = ["none", "notice", "consent"] as const;
export type Basis = (typeof bases)[number];
/** Days between telling families and the first day, where they may say no: time to look at it (20 USC 1232h(c)(2)). */
export const noticeDays = 14;

const Said = (most: number) =>
  Type.Object(
    { en: Type.String({ minLength: 1, maxLength: most }), es: Type.String({ minLength: 1, maxLength: most }) },
    { additionalProperties: false },
  );
const Key = Type.String({ pattern: "^[a-z][a-zA-Z0-9]{0,39}$" });

/** A questionnaire: items that are answered by one scale of choices, summed up in scales. */
export const InstrumentDefinition = Type.Object(
  {
    title: Said(80),
    about: Said(500),
    publisher: Type.Optional(Type.String({ maxLength: 300, description: "who made it, and the paper that tests it" })),
    choices: Type.Array(Said(60), {
      minItems: 2,
      maxItems: 7,
      description: "from the least to the most, counted from 1",
    }),
    scales: Type.Array(Type.Object({ key: Key, title: Said(80) }, { additionalProperties: false }), {
      minItems: 1,
      maxItems: 20,
    }),
    items: Type.Array(
      Type.Object(
        {
          key: Key,
          text: Said(300),
          scale: Key,
          isReversed: Type.Optional(Type.Boolean({ description: "the least counts most" })),
          area: Type.Optional(Type.Enum(protectedAreas)),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 100 },
    ),
  },
  { additionalProperties: false },
);
export type InstrumentDefinition = Static<typeof InstrumentDefinition>;

/** The protected subjects that an instrument touches. */
export const areasOf = ({ items }: InstrumentDefinition): ProtectedArea[] =>
  protectedAreas.filter((area) => items.some((item) => item.area === area));

/** What is wrong with an instrument beyond its shape; `undefined` where nothing is. */
export function wrongInstrument({ title, about, choices, scales, items }: InstrumentDefinition): Words | undefined {
  const said = [title, about, ...choices, ...scales.map((each) => each.title), ...items.map(({ text }) => text)];
  if (said.some(({ en, es }) => tricks.test(en) || tricks.test(es)))
    return {
      en: "A text holds marks that cannot be seen. Type it again.",
      es: "Un texto contiene marcas que no se ven. Escríbalo otra vez.",
    };
  const known = new Set(scales.map(({ key }) => key));
  if (known.size < scales.length || new Set(items.map(({ key }) => key)).size < items.length)
    return {
      en: "Two scales or two items have the same key.",
      es: "Dos escalas o dos preguntas tienen la misma clave.",
    };
  if (items.some(({ scale }) => !known.has(scale)))
    return { en: "An item belongs to no scale.", es: "Una pregunta no pertenece a ninguna escala." };
  if (items.some(({ area }) => area === "religion"))
    return {
      en: "Daypack never asks about religion. Take these items out.",
      es: "Daypack nunca pregunta por la religión. Quite esas preguntas.",
    };
  return undefined;
}

/**
 * Why it may not be launched so; `undefined` where it may. An item with a tag blocks a launch of which the family is neither told
 * nor asked, and telling needs its days.
 */
export function refusedLaunch(
  definition: InstrumentDefinition,
  { basis, daysAhead }: { basis: Basis; daysAhead: number },
): Words | undefined {
  const areas = areasOf(definition);
  if (areas.length > 0 && basis === "none") {
    const said = (language: "en" | "es") => areas.map((area) => areaWords[area][language]).join(", ");
    return {
      en: `It asks about ${said("en")}. Tell families first, or ask for their yes.`,
      es: `Pregunta por ${said("es")}. Avise antes a las familias o pida su permiso.`,
    };
  }
  if (basis === "notice" && daysAhead < noticeDays)
    return {
      en: `Families get ${noticeDays} days to look at it and say no. Choose a later first day.`,
      es: `Las familias tienen ${noticeDays} días para verlo y decir que no. Elija un primer día posterior.`,
    };
  return undefined;
}

/** What somebody chose: by item its place among the choices, from 1. */
export type Answers = Readonly<Record<string, number>>;

/**
 * Scale scores: the mean of the scale's answered items, from 1 to the number of choices, where at least half were answered. The
 * answers themselves are not kept.
 */
export function scored({ choices, scales, items }: InstrumentDefinition, answers: Answers) {
  return scales.flatMap(({ key, title }) => {
    const own = items.filter(({ scale }) => scale === key);
    const given = own.flatMap((item) => {
      const at = Object.hasOwn(answers, item.key) ? answers[item.key] : undefined;
      return at === undefined ? [] : [item.isReversed ? choices.length + 1 - at : at];
    });
    if (given.length === 0 || given.length * 2 < own.length) return [];
    const mean = given.reduce((sum, each) => sum + each, 0) / given.length;
    return [{ title: title.en, number: Math.round(mean * 100) / 100, low: 1, high: choices.length }];
  });
}

/** An instrument of the registry. */
export const InstrumentView = Type.Object({
  id: Id,
  version: Type.Integer(),
  organization: Type.Object({ id: Id, name: Type.String() }),
  isRetired: Type.Boolean(),
  areas: Type.Array(Type.Enum(protectedAreas)),
  definition: InstrumentDefinition,
});
export type InstrumentView = Static<typeof InstrumentView>;

/** A launched questionnaire as the office sees it: how many, never who. */
export const SurveyView = Type.Object({
  id: Id,
  title: Type.Object({ en: Type.String(), es: Type.String() }),
  organization: Type.String(),
  ratedBy: Type.Enum(["self", "teacher"]),
  basis: Type.Enum(bases),
  opensOn: Type.String({ format: "date" }),
  closesOn: Type.String({ format: "date" }),
  isStopped: Type.Boolean(),
  learners: Type.Integer(),
  told: Type.Integer({ description: "families that were told or asked" }),
  answered: Type.Optional(Type.Integer({ description: "left out under 10" })),
});
export type SurveyView = Static<typeof SurveyView>;

/** A questionnaire as a family, the learner or a teacher finds it: what it asks, before it is asked. */
export const LearnerSurvey = Type.Object({
  id: Id,
  ratedBy: Type.Enum(["self", "teacher"]),
  basis: Type.Enum(bases),
  opensOn: Type.String({ format: "date" }),
  closesOn: Type.String({ format: "date" }),
  areas: Type.Array(Type.Enum(protectedAreas)),
  definition: InstrumentDefinition,
  consentId: Type.Optional(Id),
  isOptedOut: Type.Boolean(),
  mayAnswer: Type.Boolean(),
  isAnswered: Type.Boolean(),
});
export type LearnerSurvey = Static<typeof LearnerSurvey>;
