import type { Words } from "../kernel/words.ts";
import catalog from "./remark-words.json" with { type: "json" };

/** How much a remark costs: a file that was not read, rows or parts of them that were left out, or nothing. */
export const weights = ["file", "rows", "note"] as const;
export type Weight = (typeof weights)[number];

/** A remark or a refusal for whoever can mend it: what is wrong, and what to do where it comes from. */
export interface RemarkWords {
  readonly weight: Weight;
  readonly what: Words;
  readonly fix: Words;
}

// The weights in it are held by remark-words.test.ts.
const known = new Map(Object.entries(catalog as Readonly<Record<string, RemarkWords>>));

/** `contact.invalid`: there is one of these for every kind. */
const invalid: RemarkWords = {
  weight: "rows",
  what: {
    en: "A cell is too long, or not what such an entry may hold. It was left out.",
    es: "Una celda es demasiado larga o no es lo que la anotación admite. No se tomó.",
  },
  fix: { en: "Look at the row at this place", es: "Revise la fila en este lugar" },
};
/** A code of a newer version, in an import that an older one shows. */
const unheardOf: RemarkWords = {
  weight: "rows",
  what: { en: "Something is not right at this place.", es: "Algo no está bien en este lugar." },
  fix: { en: "Look it up in docs/standards", es: "Búsquelo en docs/standards" },
};

/** What a code means, in words. Total: of a code that nobody knows it says where to look. */
export const remarkWords = (code: string): RemarkWords =>
  known.get(code) ?? (code.endsWith(".invalid") ? invalid : unheardOf);

/** Whether a code has words of its own, or those of its family. */
export const hasWords = (code: string): boolean => remarkWords(code) !== unheardOf;
