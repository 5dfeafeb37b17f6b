/** The languages in which every word of Daypack exists. */
export const languages = ["en", "es"] as const;
export type Language = (typeof languages)[number];

/** One text in every language. A kind, a rule or a pack without one of them does not compile. */
export type Words = Readonly<Record<Language, string>>;

/** Whether a text from outside, a header or a stored row, is a language that Daypack speaks. */
export const isLanguage = (text: unknown): text is Language => languages.some((each) => each === text);

/** How a language is written in the schools of the United States: "60.5" and "7:55 p. m." in Spanish too, not "60,5" and "19:55". */
export const localeOf: Readonly<Record<Language, string>> = { en: "en-US", es: "es-US" };

/** "a", "a and b", "a, b, and c", by the language's own rules (CLDR list patterns). */
export function listing(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(items);
}

/** Picks the plural form by CLDR; `#` in the form becomes the number, written as the language writes it. */
export function counted(count: number, forms: { one: string; other: string }, language: Language): string {
  const form = new Intl.PluralRules(language).select(count) === "one" ? forms.one : forms.other;
  return form.replaceAll("#", new Intl.NumberFormat(localeOf[language]).format(count));
}

/**
 * A date in words, "November 18, 2026" or "18 de noviembre de 2026". Of an instant it is the day on the reader's own clock: what was
 * done on an evening in Chicago was not done on the next day.
 */
export function dateInWords(at: string, language: Language, style: "long" | "medium" = "long"): string {
  const isDate = at.length === 10;
  const day = new Date(isDate ? `${at}T00:00:00Z` : at);
  return new Intl.DateTimeFormat(language, { dateStyle: style, ...(isDate && { timeZone: "UTC" }) }).format(day);
}

/**
 * How long some days are, in the unit a person would say: "11 years", "7 months", "12 days". Whole units that have passed by then; days
 * up to two months, months up to two years.
 */
export function daysInWords(days: number, language: Language): string {
  const [count, unit] =
    days < 60 ? [days, "day"] : days < 731 ? [Math.floor(days / 30.44), "month"] : [Math.floor(days / 365.25), "year"];
  return new Intl.NumberFormat(localeOf[language], { style: "unit", unit, unitDisplay: "long" }).format(count);
}

/** How names compare when somebody looks for one: without accents and case, so that "Nunez" finds Núñez. */
export const folded = (text: string): string =>
  text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll(/\s+/g, " ").trim();
