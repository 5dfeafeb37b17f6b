import { memberLabels } from "../../entry/member-labels.ts";
import type { Words } from "../../kernel/words.ts";
import { say } from "../language.tsx";
import { kindOf } from "../privacy/saying.ts";

/** Where a field is named in a sentence, what stands as the label before a value would not do. */
const inSentences: Readonly<Record<string, Words>> = {
  "*": { en: "everything else", es: "todo lo demás" },
  aboutId: { en: "what it answers", es: "a qué responde" },
  asOf: { en: "as of when", es: "fecha" },
  at: { en: "where it applies", es: "dónde se aplica" },
  bornOn: { en: "birthday", es: "fecha de nacimiento" },
  class: { en: "class", es: "clase" },
  endsOn: { en: "end", es: "fin" },
  goalId: { en: "which goal", es: "qué meta" },
  goalIds: { en: "which goals", es: "qué metas" },
  guardianId: { en: "which guardian", es: "qué tutor" },
  id: { en: "number for programs", es: "número para programas" },
  identifiers: { en: "school and state numbers", es: "números escolares y estatales" },
  issuer: { en: "who gave it", es: "quién lo dio" },
  letter: { en: "letter grade", es: "nota con letra" },
  line: { en: "about me in one line", es: "sobre mí en una línea" },
  maximum: { en: "points possible", es: "puntos posibles" },
  number: { en: "points", es: "puntos" },
  schoolYear: { en: "school year", es: "año escolar" },
  startsOn: { en: "beginning", es: "inicio" },
  state: { en: "whether it is reached", es: "si se alcanzó" },
  statement: { en: "the goal", es: "la meta" },
  subjectId: { en: "who it is", es: "quién es" },
  surveyId: { en: "which questionnaire", es: "qué cuestionario" },
  topicId: { en: "number of the first version", es: "número de la primera versión" },
  versionId: { en: "which version", es: "qué versión" },
  what: { en: "what it is", es: "qué es" },
  workIds: { en: "which works", es: "qué trabajos" },
  workId: { en: "which work", es: "qué trabajo" },
};

const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/** A member of a body as the label of a field. Of a newer server, as it is written. */
export function memberWords(member: string): string {
  const [en, es] = memberLabels[member] ?? [member, member];
  return say({ en, es });
}

/** A field of entries in a sentence: "course, title" for one within another. */
export const fieldWords = (field: string): string =>
  field
    .split(".")
    .map((each) => (inSentences[each] ? say(inSentences[each]) : lowered(memberWords(each))))
    .join(", ");

/** What a kind is called; of a newer server, or of what is no kind, its name. */
export function kindWords(name: string): string {
  const kind = kindOf(name);
  return kind ? say(kind.title) : name;
}
