import Type from "typebox";
import { body, Line, optional } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import { languageName } from "../kernel/language-name.ts";
import { listing } from "../kernel/words.ts";

/** Languages at home, and the level of English where a school measures one. Nothing of origin or status. */
const BackgroundBody = body({
  languages: Type.Array(body({ language: Line, use: optional(Line) }), { minItems: 1, maxItems: 10 }),
  englishLearnerLevel: optional(Line),
});

/** One line is the languages; the level of English begins with the summary. */
export const background = defineKind({
  name: "background",
  slice: "background",
  layer: "backpack",
  legalClass: "education-record",
  schema: BackgroundBody,
  title: { en: "Languages at home", es: "Idiomas en casa" },
  inDetail: { en: "Languages and how each is used.", es: "Los idiomas y cómo se usa cada uno." },
  whenMissing: "keep",
  status: (entries) => newestFirst(entries)[0]?.body.languages.map((each) => each.language),
  summary: (entries) => newestFirst(entries)[0]?.body,
  say: {
    status: (spoken, language) =>
      listing(
        spoken.map((each) => languageName(each, language)),
        language,
      ),
    summary: ({ languages, englishLearnerLevel: level }, language) => [
      listing(
        languages.map((each) => languageName(each.language, language)),
        language,
      ),
      ...(level ? [language === "es" ? `Nivel de inglés: ${level}` : `English learner level: ${level}`] : []),
    ],
    detail: ({ languages }, language) =>
      listing(
        languages.map((each) => languageName(each.language, language)),
        language,
      ),
  },
});
