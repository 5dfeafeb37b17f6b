import type { Words } from "../../../kernel/words.ts";

/**
 * The headings of a one-page profile, in the order in which it is read. In both languages, because the page is printed for a
 * school and for a home that may not share one.
 */
export const pageParts: readonly { readonly member: string; readonly title: Words }[] = [
  { member: "strengths", title: { en: "What I do well", es: "Lo que hago bien" } },
  { member: "interests", title: { en: "What I like", es: "Lo que me gusta" } },
  { member: "passions", title: { en: "What I could do for hours", es: "Lo que haría por horas" } },
  { member: "workStyle", title: { en: "How I like to work", es: "Cómo me gusta trabajar" } },
  { member: "helps", title: { en: "What helps me", es: "Lo que me ayuda" } },
  { member: "harder", title: { en: "What makes it harder", es: "Lo que lo hace más difícil" } },
  { member: "languages", title: { en: "My languages", es: "Mis idiomas" } },
  { member: "culture", title: { en: "My culture and traditions", es: "Mi cultura y tradiciones" } },
  { member: "hopes", title: { en: "What I hope for", es: "Lo que espero" } },
];

/** How the name is said, before it. */
export const sayIt: Words = { en: "Say", es: "Se dice" };
