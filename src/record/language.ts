import type { Language } from "../kernel/words.ts";

/**
 * A language's name in words. `code` is an ISO 639 code as systems send it (`es`, `spa`, `eng`); what no code fits is shown as
 * it came. In English "Spanish", in Spanish "español".
 */
export function languageName(code: string, language: Language): string {
  if (!/^[a-z]{2,3}(-[a-z]+)?$/i.test(code)) return code;
  try {
    return new Intl.DisplayNames(language, { type: "language", fallback: "code" }).of(code.toLowerCase()) ?? code;
  } catch {
    return code;
  }
}
