import Type from "typebox";
import { body, Line, optional } from "../entry/fields.ts";
import { defineKind, newestFirst, saidFirst } from "../entry/kind.ts";
import { languageName } from "../kernel/language-name.ts";
import type { Language } from "../kernel/words.ts";

/** The ways, with the words a family picks by. */
export const waysToReach = {
  text: { en: "Text", es: "Mensaje de texto" },
  phone: { en: "Call", es: "Llamada" },
  email: { en: "Email", es: "Correo" },
  message: { en: "Message in Daypack", es: "Mensaje en Daypack" },
  "in-person": { en: "In person", es: "En persona" },
} as const;

/** How the family likes to be reached; the school does the reaching, so no number or address is in it. */
const ReachBody = body({
  way: Type.Enum(["text", "phone", "email", "message", "in-person"]),
  language: optional(Line),
  when: optional(Line),
  interpreter: optional(Type.Boolean()),
});

type Reach = { way: keyof typeof waysToReach; language?: string; when?: string; interpreter?: boolean };

const sentence = ({ way, language: spoken, when, interpreter }: Reach, language: Language): string => {
  const inLanguage =
    spoken && (language === "es" ? `en ${languageName(spoken, "es")}` : `in ${languageName(spoken, "en")}`);
  const help = interpreter && (language === "es" ? "con intérprete" : "with an interpreter");
  return [[waysToReach[way][language], inLanguage].filter(Boolean).join(" "), when, help].filter(Boolean).join(", ");
};

/** What a person said of it stands over what a system sent, whenever that comes. */
export const reach = defineKind({
  name: "reach",
  slice: "reach",
  layer: "backpack",
  legalClass: "education-record",
  schema: ReachBody,
  title: { en: "How to reach the family", es: "Cómo contactar a la familia" },
  inDetail: { en: "Every way that was given, with dates.", es: "Cada forma indicada, con fechas." },
  whenMissing: "keep",
  circle: "household",
  status: (entries) => saidFirst(entries)[0]?.body,
  summary: (entries) => {
    const all = newestFirst(entries).map((each) => each.body);
    return all.length > 0 ? all : undefined;
  },
  say: {
    status: (each, language) =>
      `${sentence(each, language)}, ${language === "es" ? "por medio de la escuela" : "through the school"}`,
    summary: (all, language) => all.map((each) => sentence(each, language)),
    detail: sentence,
  },
});
