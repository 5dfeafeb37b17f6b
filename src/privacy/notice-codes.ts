import type { Words } from "../kernel/words.ts";

interface Code {
  /** `now` is for what cannot wait until tomorrow. */
  readonly when: "now" | "digest";
  readonly title: Words;
}
const now = (en: string, es: string): Code => ({ when: "now", title: { en, es } });
const digest = (en: string, es: string): Code => ({ when: "digest", title: { en, es } });

/**
 * What can be told, and how soon. Titles stand in mail too, so they hold nothing of a learner and nothing of another adult: not
 * a name, not a school, not what was decided.
 */
export const noticeCodes = {
  "notices.new": digest("Something new is here for you", "Hay algo nuevo para usted"),
  "account.hat-given": now("You were given a role", "Se le dio una función"),
} as const satisfies Readonly<Record<string, Code>>;

export type NoticeCode = keyof typeof noticeCodes;

/** Whether a word of the table is still a code of this version. */
export const isNoticeCode = (text: string): text is NoticeCode => Object.hasOwn(noticeCodes, text);
