import type { Words } from "../../kernel/words.ts";
import { say } from "../language.tsx";

/** Fields of entries as a schedule of data names them to people. One that is not here is named as it is written. */
const words: Readonly<Record<string, Words>> = {
  asOf: { en: "as of when", es: "fecha" },
  at: { en: "where it applies", es: "dónde se aplica" },
  averages: { en: "averages", es: "promedios" },
  behavior: { en: "what happened", es: "qué pasó" },
  bornOn: { en: "birthday", es: "fecha de nacimiento" },
  class: { en: "class", es: "clase" },
  comment: { en: "comment", es: "comentario" },
  competency: { en: "standard", es: "estándar" },
  course: { en: "course", es: "curso" },
  creditsAttempted: { en: "credits attempted", es: "créditos intentados" },
  creditsEarned: { en: "credits earned", es: "créditos obtenidos" },
  description: { en: "description", es: "descripción" },
  endsOn: { en: "end", es: "fin" },
  family: { en: "family name", es: "apellido" },
  given: { en: "given name", es: "nombre" },
  gradeLevel: { en: "grade", es: "grado" },
  identifiers: { en: "school and state numbers", es: "números escolares y estatales" },
  issuer: { en: "who gave it", es: "quién lo dio" },
  languages: { en: "languages", es: "idiomas" },
  letter: { en: "letter grade", es: "nota con letra" },
  level: { en: "level", es: "nivel" },
  line: { en: "about me in one line", es: "sobre mí en una línea" },
  maximum: { en: "points possible", es: "puntos posibles" },
  middle: { en: "middle name", es: "segundo nombre" },
  number: { en: "points", es: "puntos" },
  pronouns: { en: "pronouns", es: "pronombres" },
  pronunciation: { en: "how to say it", es: "cómo se pronuncia" },
  reason: { en: "reason", es: "motivo" },
  result: { en: "result", es: "resultado" },
  school: { en: "school", es: "escuela" },
  schoolYear: { en: "school year", es: "año escolar" },
  score: { en: "score", es: "puntaje" },
  startsOn: { en: "beginning", es: "inicio" },
  state: { en: "whether it is reached", es: "si se alcanzó" },
  statement: { en: "the goal", es: "la meta" },
  steps: { en: "steps", es: "pasos" },
  strengths: { en: "strengths", es: "fortalezas" },
  subject: { en: "subject", es: "materia" },
  term: { en: "term", es: "período" },
  title: { en: "title", es: "título" },
  type: { en: "kind", es: "tipo" },
  url: { en: "address", es: "dirección" },
  what: { en: "what it is", es: "qué es" },
};

/** A field in words: "course, title" for one within another. */
export const fieldWords = (field: string): string =>
  field
    .split(".")
    .map((each) => (words[each] ? say(words[each]) : each))
    .join(", ");
