import Type, { type Static } from "typebox";
import { dateInWords, type Language, type Words } from "../kernel/words.ts";
import type { DigestView } from "./entry.ts";

/** What a family says about an entry, as far as the level opens it: only that it says something, where one line is open. */
export const StatementUnder = Type.Object({
  text: Type.Optional(Type.String()),
  on: Type.String({ format: "date" }),
});
type StatementUnder = Static<typeof StatementUnder>;

/** Before the words of a family's statement. */
export const statementWords: Words = { en: "The family says", es: "La familia dice" };
const disputedWords: Words = {
  en: "The family does not agree with this",
  es: "La familia no está de acuerdo con esto",
};

/** "The family says: ... (September 4, 2026)". */
export function statementLine({ text, on }: StatementUnder, language: Language): string {
  const words = text === undefined ? disputedWords[language] : `${statementWords[language]}: ${text}`;
  return `${words} (${dateInWords(on, language)})`;
}

/** What goes with a view that is made of digests of one learner: each statement once, and nothing where there is none. */
export function statementsIn(digests: readonly DigestView[]): { statements?: StatementUnder[] } {
  const all = digests.flatMap(({ statements = [] }) => statements);
  const once = new Map(all.map(({ text, on }) => [`${on} ${text}`, { ...(text !== undefined && { text }), on }]));
  return once.size > 0 ? { statements: [...once.values()] } : {};
}
