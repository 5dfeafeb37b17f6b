import Type, { type Static } from "typebox";
import { body, Line, OnDate, optional } from "../entry/fields.ts";
import { defineKind, holdsOn } from "../entry/kind.ts";
import { counted } from "../kernel/words.ts";

/**
 * What must be provided in class: by a legal plan, for an English learner with the level, or as another support. Teachers read
 * this and nothing of the plan behind it. Source: Ed-Fi StudentEducationOrganizationAssessmentAccommodation,
 * StudentLanguageInstructionProgramAssociation, StudentInterventionAssociation.
 */
const AccommodationBody = body({
  basis: Type.Enum(["legal-plan", "english-learner", "support"]),
  /** Short enough for a tile: "Extra time". */
  title: Line,
  what: optional(Line),
  level: optional(Line),
  at: optional(Type.Enum(["class", "test", "both"])),
  startsOn: optional(OnDate),
  endsOn: optional(OnDate),
});
export type AccommodationBody = Static<typeof AccommodationBody>;

/** One line says that there are supports; which they are begins with the summary. */
export const accommodation = defineKind({
  name: "accommodation",
  slice: "accommodations",
  layer: "backpack",
  legalClass: "special-education",
  schema: AccommodationBody,
  title: { en: "What must be provided", es: "Lo que debe darse" },
  inDetail: { en: "Each support with its dates.", es: "Cada apoyo con sus fechas." },
  whenMissing: "end",
  status: (entries, { today }) => {
    const many = entries.filter((each) => holdsOn(each.body, today)).length;
    return many > 0 ? ("has-supports" as const) : undefined;
  },
  summary: (entries, { today }) => {
    const now = entries.map((each) => each.body).filter((each) => holdsOn(each, today));
    const listed = now.map(({ basis, title, what, level }) => ({
      basis,
      title,
      ...(what && { what }),
      ...(level && { level }),
    }));
    return listed.length > 0 ? listed.sort((a, b) => (a.title < b.title ? -1 : 1)) : undefined;
  },
  say: {
    status: (_, language) => (language === "es" ? "Tiene apoyos" : "Has supports"),
    summary: (listed) => listed.map(({ title, what, level }) => [title, level, what].filter(Boolean).join(", ")),
    detail: ({ title, what, level }) => [title, level, what].filter(Boolean).join(", "),
  },
});

/** "Extra time", or "4 supports" where a tile has room for one phrase. */
export const inOnePhrase = (listed: readonly { title: string }[], language: "en" | "es"): string =>
  listed.length === 1 && listed[0]
    ? listed[0].title
    : counted(
        listed.length,
        language === "es" ? { one: "# apoyo", other: "# apoyos" } : { one: "# support", other: "# supports" },
        language,
      );
