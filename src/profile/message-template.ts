import type { Words } from "../kernel/words.ts";

/** A ready sentence: sent as its code, so that each reads it in their own language. */
interface Template {
  readonly from: "staff" | "family";
  readonly words: Words;
}
const staff = (en: string, es: string): Template => ({ from: "staff", words: { en, es } });
const family = (en: string, es: string): Template => ({ from: "family", words: { en, es } });

/** The ready sentences. A code is stored with the message and never renamed; an ended one stays here so that it can be read. */
export const messageTemplates = {
  "good-news": staff("I have good news from class today.", "Hoy tengo buenas noticias de la clase."),
  "talk-this-week": staff("Could we talk this week?", "¿Podríamos hablar esta semana?"),
  "missed-today": staff(
    "We missed your child today. Is everything all right?",
    "Hoy extrañamos a su hijo o hija. ¿Está todo bien?",
  ),
  "way-to-reach": staff("What is the best way to reach you?", "¿Cuál es la mejor manera de comunicarnos con usted?"),
  "ask-at-home": staff(
    "Please ask your child about today's work.",
    "Pregunte en casa sobre el trabajo de hoy, por favor.",
  ),
  "yes-call": family("Yes, please call me.", "Sí, llámeme por favor."),
  "yes-write": family("Yes. Please write to me here.", "Sí. Escríbame aquí, por favor."),
  "need-interpreter": family("I would like an interpreter, please.", "Quisiera un intérprete, por favor."),
  "away-today": family("My child will not be at school today.", "Mi hijo o hija no irá hoy a la escuela."),
  "thank-you": family("Thank you for telling me.", "Gracias por avisarme."),
} as const satisfies Readonly<Record<string, Template>>;

/** The code of a ready sentence. */
export type MessageTemplate = keyof typeof messageTemplates;

/** Whether a word of the table is still a code of this version. */
export const isMessageTemplate = (text: string): text is MessageTemplate => Object.hasOwn(messageTemplates, text);
