import type { Words } from "../kernel/words.ts";

/** How much of something is open, ordered: each level shows what the one before it shows, and more. */
export const levels = ["hidden", "status", "summary", "detail"] as const;
export type Level = (typeof levels)[number];

/** A level with its number as stored. 4 is detail together with entries marked restricted, and comes by one's own only. */
export type StoredLevel = 0 | 1 | 2 | 3 | 4;

/** Whether a word from a body or a row is a level. */
export const isLevel = (text: unknown): text is Level => levels.some((each) => each === text);

/** The number under which a level is stored and compared: 0 hidden to 3 detail. */
export function storedOf(level: Level): 0 | 1 | 2 | 3 {
  const number = levels.indexOf(level);
  if (number < 0) throw new Error(`no such level: ${level}`);
  return number as 0 | 1 | 2 | 3; // indexOf of a four-item list
}

/** The word of a stored level; 4 reads as detail, because the mark of each entry decides the rest. */
export function levelAt(stored: number): Level {
  const level = levels[Math.min(stored, 3)];
  if (!level) throw new Error(`no level has number ${stored}`);
  return level;
}

/** The narrower of two. */
export const lower = (a: Level, b: Level): Level => (storedOf(a) < storedOf(b) ? a : b);
/** The wider of two. */
export const higher = (a: Level, b: Level): Level => (storedOf(a) < storedOf(b) ? b : a);
/** Whether the first shows less than the second; a level is not below itself. */
export const isBelow = (a: Level, b: Level): boolean => storedOf(a) < storedOf(b);

/** What an actor may add to a slice, ordered: nothing; into the family's inbox; signed entries; also correct others'. */
export const writeRights = ["none", "propose", "contribute", "steward"] as const;
export type WriteRight = (typeof writeRights)[number];

/** The one family word of each level, the same on every screen. "Details", not "Everything". */
export const levelWords: Readonly<Record<Level, { word: Words; means: Words }>> = {
  hidden: {
    word: { en: "Nothing", es: "Nada" },
    means: { en: "They see no sign of it", es: "No ven ninguna señal de ello" },
  },
  status: {
    word: { en: "One line", es: "Una línea" },
    means: { en: "One short sentence or word, no dates", es: "Una frase corta o una palabra, sin fechas" },
  },
  summary: { word: { en: "Summary", es: "Resumen" }, means: { en: "How it stands now", es: "Cómo está ahora" } },
  detail: {
    word: { en: "Details", es: "Detalles" },
    means: { en: "Each item with its date, author and file", es: "Cada cosa con su fecha, autor y archivo" },
  },
};
