import type { Language, Words } from "./words.ts";

/** The languages most spoken at home in U.S. schools (NCES, English learners by home language), for choosing without typing. */
export const commonLanguages =
  "en es ar zh vi so ru pt ht hmn fr uk ko ja tl hi ur bn pa fa sw ne my am ti pl de it gu te ta".split(" ");

const inEnglish = new Intl.DisplayNames("en", { type: "language", fallback: "code" });
/** Sign languages, which the browsers' own lists leave out. */
const signed: Readonly<Record<string, Words>> = {
  ase: { en: "American Sign Language", es: "lengua de señas americana" },
};
const codeOfName = new Map([
  ...commonLanguages.map((code) => [inEnglish.of(code)?.toLowerCase(), code] as const),
  ...Object.entries(signed).map(([code, { en }]) => [en.toLowerCase(), code] as const),
]);

/**
 * A language's name in words. `said` is an ISO 639 code as systems send it (`es`, `spa`, `eng`) or a name in English, as Ed-Fi
 * descriptors have it; what neither fits is shown as it came. In English "Spanish", in Spanish "español".
 */
export function languageName(said: string, language: Language): string {
  const code = codeOfName.get(said.toLowerCase()) ?? said;
  const sign = signed[code.toLowerCase()];
  if (sign) return sign[language];
  if (!/^[a-z]{2,3}(-[a-z]+)?$/i.test(code)) return said;
  try {
    return new Intl.DisplayNames(language, { type: "language", fallback: "code" }).of(code.toLowerCase()) ?? said;
  } catch {
    return said;
  }
}
