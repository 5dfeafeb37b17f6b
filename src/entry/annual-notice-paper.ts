import { dateInWords, type Language } from "../kernel/words.ts";
import { annualNotice, type NoticeMatter } from "../privacy/annual-notice.ts";
import type { Readable } from "./readable.ts";

const words = {
  keep: { en: "Keep this notice. It tells your rights.", es: "Guarde este aviso. Dice sus derechos." },
  draft: { en: "Draft", es: "Borrador" },
} as const;

/** An annual notice as a document for paper, in one language: the parts of the screen, in their order. */
export function noticeOnPaper(
  {
    form,
    organization,
    publishedOn,
    objectUntil,
    today,
  }: {
    readonly form: NoticeMatter;
    readonly organization: string;
    readonly publishedOn?: string | undefined;
    readonly objectUntil?: string | undefined;
    readonly today: string;
  },
  language: Language,
): Readable {
  const day = (date: string) => dateInWords(date, language);
  const head = {
    organization,
    publishedOn: day(publishedOn ?? today),
    objectUntil: objectUntil ? day(objectUntil) : "...",
  };
  const [first, ...rest] = annualNotice(form, head, language);
  return {
    language,
    title: first?.title ?? organization,
    lead: [...(publishedOn ? [] : [words.draft[language]]), ...(first?.paragraphs ?? [])],
    notice: words.keep[language],
    sections: rest.map(({ title, paragraphs }) => ({ title, paragraphs, groups: [] })),
  };
}
