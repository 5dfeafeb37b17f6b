import { Problem } from "./problem.ts";

/**
 * What Daypack refuses to hold, whoever sends it (docs/privacy.md, "What we never keep"): social security numbers, immigration
 * status, religion, biometric templates. No schema has a field for them, and schemas take no other fields; this guards the
 * texts and the identifiers.
 */
const socialSecurity = /(?<!\d|\d[.-])(?!000|666|9\d\d)\d{3}([ .-])(?!00)\d{2}\1(?!0000)\d{4}(?!\d|[.-]\d)/;
/** Nine digits in a row are many things; behind its name they are the number. */
const calledSocialSecurity = /\b(ssn|s\.s\.n|social security|seguro social)\b\D{0,40}\d([ .-]?\d){8}(?!\d)/i;
const refusedSystems =
  /\b(ssn|social ?security|seguro ?social|itin|alien|visa|passport|pasaporte|immigration|inmigracion|uscis|biometric\w*|fingerprint|huella|iris|retina|religi\w+)\b/i;

/** One way of writing for what looks alike: full-width digits, every kind of dash and space. Nearly every key is plain as it is. */
const plain = (text: string): string =>
  /^[ -~]*$/.test(text)
    ? text
    : text
        .normalize("NFKC")
        .replaceAll(/\p{Pd}/gu, "-")
        .replaceAll(/\s/g, " ");

/** Whether an identification system is one whose numbers are never kept. */
export const isRefusedSystem = (system: string): boolean =>
  refusedSystems.test(
    plain(system)
      .normalize("NFD")
      .replaceAll(/\p{M}/gu, "")
      .replaceAll(/[_-]/g, " ")
      .replaceAll(/(\p{Ll})(\p{Lu})|(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1$3 $2$4"),
  );

/** Whether any text in a value holds what looks like a social security number, or an identifier is of a refused system. */
export function holdsRefused(value: unknown): boolean {
  if (typeof value === "string") {
    const text = plain(value);
    if (text.length < 9) return false; // of nine digits either way
    return socialSecurity.test(text) || calledSocialSecurity.test(text);
  }
  if (Array.isArray(value)) return value.some(holdsRefused);
  if (typeof value !== "object" || value === null) return false;
  return ("system" in value && isRefusedSystem(String(value.system))) || Object.values(value).some(holdsRefused);
}

/** Throws `entry-refused`, without repeating it, where something written holds what is never kept. */
export function refuse(value: unknown): void {
  if (!holdsRefused(value)) return;
  throw new Problem("entry-refused", {
    en: "It holds what looks like a social security number, or a number of a kind that Daypack never keeps. Take it out and try again.",
    es: "Contiene lo que parece un número de seguro social, o un número de un tipo que Daypack nunca guarda. Quítelo e intente otra vez.",
  });
}
