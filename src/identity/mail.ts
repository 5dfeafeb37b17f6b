import type { Language, Words } from "../kernel/words.ts";

/**
 * A mail, in words of ours. It names no learner and nothing about one: whoever reads along, or gets it by a wrong address, learns
 * that somebody uses Daypack. `link` is an address of this installation.
 */
export interface MailOrder {
  readonly to: string;
  readonly language: Language;
  readonly subject: Words;
  /** Paragraphs. */
  readonly text: readonly Words[];
  readonly link?: string | undefined;
}

/** One mail of the outbox, as a development machine reads it. */
export interface KeptMail {
  readonly id: string;
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  readonly body: string;
  readonly madeAt: string;
  readonly state: "waiting" | "sent" | "kept" | "given-up";
}

/** The plain text of a mail: paragraphs, the link on a line of its own, and why it came. */
export function bodyOf({ text, language, link }: MailOrder): string {
  const why = {
    en: "Daypack never puts anything about a learner into a mail. Please do not answer this one.",
    es: "Daypack nunca pone datos de estudiantes en un correo. Por favor, no responda a este.",
  };
  return `${[...text.map((each) => each[language]), ...(link ? [link] : []), why[language]].join("\n\n")}\n`;
}

/** An address that can stand in a header: one line, one @. */
export const isAddress = (text: string): boolean =>
  /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+$/.test(text) && text.length <= 254;
