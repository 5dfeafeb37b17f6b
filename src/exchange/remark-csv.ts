import Papa from "papaparse";
import type { Remark } from "../kernel/remark.ts";
import type { Language, Words } from "../kernel/words.ts";
import { remarkWords } from "./remark-words.ts";

const head: Readonly<Record<Language, readonly string[]>> = {
  en: ["Code", "In all", "File", "Line", "Value", "What is wrong", "What to do in the source"],
  es: ["Código", "En total", "Archivo", "Línea", "Valor", "Qué está mal", "Qué hacer en la fuente"],
};

/** `users.csv:12` is a file and a line; a place without a line is a file. */
const placeOf = (at: string): readonly [file: string, line: string] => {
  const [, file = at, line = ""] = /^(.*):(\d+)$/.exec(at) ?? [];
  return [file, line];
};

/**
 * Remarks as a table for whoever can mend the source. It opens in a spreadsheet as what it is: with the mark of UTF-8, and no
 * cell that a spreadsheet would compute (OWASP, "CSV Injection"). Nobody's data stands in it, because none does in a remark.
 */
export function remarksCsv(
  remarks: readonly Remark[],
  countOf: ReadonlyMap<string, number>,
  language: Language,
): string {
  const inWords = (words: Words) => words[language];
  const rows = remarks.map(({ code, at, message }) => {
    const { what, fix } = remarkWords(code);
    return [code, countOf.get(code) ?? "", ...placeOf(at), message ?? "", inWords(what), inWords(fix)];
  });
  return `\uFEFF${Papa.unparse([[...head[language]], ...rows], { escapeFormulae: true, newline: "\r\n" })}\r\n`;
}
