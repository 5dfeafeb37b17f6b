import type { Words } from "../kernel/words.ts";

/**
 * What Daypack refuses to hold, whoever sends it (DOMAIN 0.10; docs/privacy.md, "What we never keep"): social security
 * numbers, immigration status, religion, biometric templates. No schema has a field for them, and schemas take no other
 * fields; this guards the texts and the identifiers.
 */
const socialSecurity = /(?<![\d-])(?!000|666|9\d\d)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}(?![\d-])/;
const refusedSystems = /\b(ssn|social\s*security|itin|alien|visa|passport|immigration|uscis|biometric|fingerprint)\b/i;

/** Whether an identification system is one whose numbers are never kept. */
export const isRefusedSystem = (system: string): boolean => refusedSystems.test(system.replaceAll(/[_-]/g, " "));

/** Whether any text in a value holds what looks like a social security number. */
export function holdsRefused(value: unknown): boolean {
  if (typeof value === "string") return socialSecurity.test(value);
  if (Array.isArray(value)) return value.some(holdsRefused);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsRefused);
}

export const refusedWords: Words = {
  en: "It holds what looks like a social security number. Daypack never keeps those. Take it out and try again.",
  es: "Contiene lo que parece un número de seguro social. Daypack nunca los guarda. Quítelo e intente otra vez.",
};
