import type { Reading } from "./reading.ts";

/** Identifiers of a student, those aside that are never kept. */
export const identifiersOf = (reading: Reading) => reading.parts("StudentIdentificationCode").flatMap(identifierOf);

/** The national number of another country is no less one. */
const nationalNumber = /\bSIN\b/;

/** One identifier: a system and a value. */
export function identifierOf(reading: Reading): { system: string; value: string }[] {
  const [system, value] = [reading.words("StudentIdentificationSystem"), reading.text("IdentificationCode")];
  if (system === undefined || value === undefined) return [];
  if (!nationalNumber.test(system)) return [{ system, value }];
  reading.out.remark("field.refused", reading.at, system.slice(0, 40));
  return [];
}
