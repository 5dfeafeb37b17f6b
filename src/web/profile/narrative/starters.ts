import type { Words } from "../../../kernel/words.ts";

/** Beginnings of a sentence by strength: pressed instead of typed, and changed by hand as one likes. Words of strength only. */
export const starters: readonly { readonly label: Words; readonly sentence: Words }[] = [
  {
    label: { en: "Keeps trying", es: "Sigue intentando" },
    sentence: { en: "Keeps trying when it gets hard.", es: "Sigue intentando cuando se pone difícil." },
  },
  {
    label: { en: "Explains to others", es: "Explica a otros" },
    sentence: { en: "Explains ideas so that others understand.", es: "Explica las ideas de modo que otros entienden." },
  },
  {
    label: { en: "Asks good questions", es: "Hace buenas preguntas" },
    sentence: { en: "Asks questions that move us all forward.", es: "Hace preguntas que nos hacen avanzar a todos." },
  },
  {
    label: { en: "Helps others", es: "Ayuda a otros" },
    sentence: { en: "Notices who needs help and gives it.", es: "Nota quién necesita ayuda y la da." },
  },
  {
    label: { en: "Sees another way", es: "Ve otro camino" },
    sentence: { en: "Finds a way that nobody showed.", es: "Encuentra un camino que nadie mostró." },
  },
  {
    label: { en: "Works carefully", es: "Trabaja con cuidado" },
    sentence: { en: "Checks the work until it is right.", es: "Revisa su trabajo hasta que está bien." },
  },
  {
    label: { en: "Leads", es: "Guía a otros" },
    sentence: { en: "Brings a group to work together.", es: "Logra que un grupo trabaje en equipo." },
  },
  {
    label: { en: "Has grown", es: "Ha crecido" },
    sentence: { en: "Can do more today than in the fall.", es: "Hoy puede más que en el otoño." },
  },
];

/** A text with one more sentence at its end. */
export const withSentence = (text: string, sentence: string): string =>
  text.trim() === "" ? `${sentence} ` : `${text.trimEnd()} ${sentence} `;
