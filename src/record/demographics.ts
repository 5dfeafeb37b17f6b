import Type from "typebox";
import { body, Line, lines, optional } from "../entry/fields.ts";
import { defineKind } from "../entry/kind.ts";
import { listing } from "../kernel/words.ts";

/**
 * What a school must report of race, ethnicity and sex, as the family stated it. Birthplace is not kept: no school needs it to
 * teach, and it tells of origin. Source: Ed-Fi StudentEducationOrganizationAssociation; OneRoster demographics.
 */
const DemographicsBody = body({
  sex: optional(Line),
  races: optional(lines(10)),
  hispanicOrLatino: optional(Type.Boolean()),
  ancestry: optional(lines(10)),
  tribe: optional(Line),
});

/** Never summed up: it is read in detail or not at all. */
export const demographics = defineKind({
  name: "demographics",
  slice: "protected",
  layer: "backpack",
  legalClass: "education-record",
  schema: DemographicsBody,
  title: { en: "Race, ethnicity and sex", es: "Raza, etnicidad y sexo" },
  inDetail: { en: "As the family stated it to the school.", es: "Tal como la familia lo dijo a la escuela." },
  whenMissing: "keep",
  say: {
    detail: ({ races = [], hispanicOrLatino, ancestry = [], tribe, sex }, language) =>
      listing(
        [
          ...races,
          ...(hispanicOrLatino ? [language === "es" ? "Hispano o latino" : "Hispanic or Latino"] : []),
          ...ancestry,
          ...(tribe ? [tribe] : []),
          ...(sex ? [sex] : []),
        ],
        language,
      ),
  },
});
