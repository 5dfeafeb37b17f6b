import type { Language } from "../kernel/words.ts";

/**
 * Grade levels by the codes that CEDS and OneRoster share: IT, PR, PK, TK, KG, 01 to 13, UG, PS. Ed-Fi's descriptors and
 * other spellings are mapped at their standard's door; what no map knows is kept as it came.
 */
const special: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  IT: { en: "Infants and toddlers", es: "Bebés y niños pequeños" },
  PR: { en: "Preschool", es: "Preescolar" },
  PK: { en: "Prekindergarten", es: "Prekínder" },
  TK: { en: "Transitional kindergarten", es: "Kínder de transición" },
  KG: { en: "Kindergarten", es: "Kínder" },
  UG: { en: "Ungraded", es: "Sin grado" },
  PS: { en: "Postsecondary", es: "Postsecundaria" },
};

/** "Grade 8" or "8.º grado". */
export function gradeWords(code: string, language: Language): string {
  const named = special[code];
  if (named) return named[language];
  if (!/^\d{1,2}$/.test(code)) return code;
  return language === "es" ? `${Number(code)}.º grado` : `Grade ${Number(code)}`;
}

/** Any common spelling of a grade as its code: `8`, `08`, `8th`, `Grade 8`, `K`. `undefined` when it is none. */
export function gradeCode(text: string): string | undefined {
  const plain = text.trim().toUpperCase();
  if (plain === "K" || plain === "0" || plain === "00" || plain === "KINDERGARTEN") return "KG";
  if (plain === "P" || plain === "PREK" || plain === "-1") return "PK";
  if (plain in special) return plain;
  const number = /^(?:GRADE\s*)?0?(\d{1,2})(?:ST|ND|RD|TH)?(?:\s*GRADE)?$/.exec(plain)?.[1];
  return number && Number(number) >= 1 && Number(number) <= 13 ? number.padStart(2, "0") : undefined;
}
