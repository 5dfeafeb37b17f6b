import Type from "typebox";
import { body, Line, Named, OnDate, optional } from "../entry/fields.ts";
import { defineKind } from "../entry/kind.ts";

/** The programs, in the words of a form. */
export const programWords = {
  migrant: { en: "Migrant education", es: "Educación migrante" },
  foster: { en: "Foster care", es: "Cuidado de crianza" },
  homeless: { en: "Without a home of their own", es: "Sin vivienda propia" },
  "military-connected": { en: "Military family", es: "Familia militar" },
  "title-i": { en: "Title I", es: "Título I" },
  meals: { en: "School meals", es: "Comidas escolares" },
  neglected: { en: "Neglected or delinquent program", es: "Programa para menores desatendidos o infractores" },
} as const;

/**
 * A federal program that a learner is counted in, with its own word (`value`: "Free", "Doubled-up"). Source: Ed-Fi
 * StudentMigrantEducation-, StudentHomeless-, StudentTitleIPartA-, StudentSchoolFoodService-, StudentNeglectedOrDelinquent-
 * ProgramAssociation. Meals may be told on only as 42 U.S.C. 1758(b)(6) allows, homelessness never as directory information.
 */
const ProgramStatusBody = body({
  program: Type.Enum(["migrant", "foster", "homeless", "military-connected", "title-i", "meals", "neglected"]),
  value: optional(Line),
  startsOn: optional(OnDate),
  endsOn: optional(OnDate),
  school: optional(Named),
});

/** Never summed up: it is read in detail or not at all. */
export const programStatus = defineKind({
  name: "program-status",
  slice: "protected",
  layer: "backpack",
  legalClass: "education-record",
  schema: ProgramStatusBody,
  title: { en: "Programs", es: "Programas" },
  inDetail: { en: "Each program with its dates.", es: "Cada programa con sus fechas." },
  whenMissing: "end",
  say: {
    detail: ({ program, value }, language) => [programWords[program][language], value].filter(Boolean).join(": "),
  },
});
