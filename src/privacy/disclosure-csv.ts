import Papa from "papaparse";
import type { Language } from "../kernel/words.ts";
import { type DisclosureRow, disclosedIn, partyOf } from "./disclosure-log.ts";

const heads: Readonly<Record<Language, readonly string[]>> = {
  en: ["When (UTC)", "Party", "Legitimate interest", "Records", "Way", "Must be recorded", "Rule"],
  es: ["Cuándo (UTC)", "Quién", "Interés legítimo", "Datos", "Vía", "Debe registrarse", "Regla"],
};

/**
 * The log as a file, a line a disclosure. It opens in a spreadsheet as what it is: with the mark of UTF-8, and no cell that a
 * spreadsheet would compute (OWASP, "CSV Injection"), because names come from sources that others fill.
 */
export function disclosureCsv(rows: readonly DisclosureRow[], language: Language): string {
  const yes = language === "es" ? "Sí" : "Yes";
  const lines = rows.map((row) => [
    row.at,
    partyOf(row, language),
    row.interest[language],
    disclosedIn(row, language),
    row.channel,
    row.mustBeRecorded ? yes : "No",
    row.clause,
  ]);
  return `\uFEFF${Papa.unparse([[...heads[language]], ...lines], { escapeFormulae: true, newline: "\r\n" })}\r\n`;
}
