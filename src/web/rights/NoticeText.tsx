import type { NoticePart } from "../../privacy/annual-notice.ts";

/** The text of an annual notice, its own heading first. */
export function NoticeText({ parts, language }: { parts: readonly NoticePart[]; language?: "en" | "es" }) {
  return (
    <div className="notice-text" lang={language}>
      {parts.map(({ title, paragraphs }, place) => (
        <section key={title}>
          {place === 0 ? <h2>{title}</h2> : <h3>{title}</h3>}
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </div>
  );
}
