import type { Readable, Section } from "./readable.ts";
import { readableWords } from "./readable-words.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const safe = (text: string): string => text.replaceAll(/[&<>"']/g, (each) => escapes[each] ?? each);
/** Each text runs in its own direction, whatever letters it begins with. */
const own = (text: string): string => `<bdi>${safe(text)}</bdi>`;

const style = `
body{font:1rem/1.5 "Atkinson Hyperlegible Next",system-ui,sans-serif;color:#1b2b2b;max-width:46rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1{line-height:1.2}h2{border-bottom:2px solid #0d4a47;margin-top:2.5rem}li{margin:.5rem 0;break-inside:avoid}
dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:0 .75rem;margin:.25rem 0;font-size:.9375rem}dd{margin:0}
dt,.said{color:#4a5a5a}.said{display:block;font-size:.875rem}.notice{border:1px solid #0d4a47;padding:.5rem .75rem}
@page{margin:2cm;@bottom-center{content:counter(page) " / " counter(pages)}}`;

function* sectionHtml({ title, paragraphs = [], lines = [], groups }: Section, inShort: string): Generator<string> {
  yield `<section><h2>${safe(title)}</h2>`;
  for (const paragraph of paragraphs) yield `<p>${own(paragraph)}</p>`;
  if (lines.length > 0)
    yield `<h3>${safe(inShort)}</h3><ul>${lines.map((line) => `<li>${own(line)}</li>`).join("")}</ul>`;
  for (const group of groups) {
    yield `<h3>${safe(group.title)}</h3><ul>`;
    for (const { line, more, said } of group.items) {
      const rows = more.map(({ label, text }) => `<dt>${safe(label)}</dt><dd>${own(text)}</dd>`).join("");
      yield `<li>${own(line)}${rows && `<dl>${rows}</dl>`}<span class="said">${own(said)}</span></li>`;
    }
    yield "</ul>";
  }
  yield "</section>\n";
}

/** The record as one page that needs nothing else: no script, nothing loaded, readable offline for ever. In pieces, so that a long record is never one string. */
export function* readableHtml({ language, title, lead, notice, sections }: Readable): Generator<string> {
  yield `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`;
  yield `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">`;
  yield `<title>${safe(title)}</title><style>${style}</style></head><body><main><h1>${own(title)}</h1>`;
  yield `${lead.map((line) => `<p>${own(line)}</p>`).join("")}<p class="notice">${safe(notice)}</p>\n`;
  for (const section of sections) yield* sectionHtml(section, readableWords.inShort[language]);
  yield `<p class="notice">${safe(notice)}</p></main></body></html>\n`;
}
