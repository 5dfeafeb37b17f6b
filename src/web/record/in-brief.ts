/** What a statement goes on to after it has said its thing: examples, footnotes, what else is included. */
const beyond = /\s*[,;(]?\s*\b(?:e\.g\.|i\.e\.|for example\b|examples?:)|\*|\.\s|:\s/i;

/**
 * A standard in one line: its first sentence, without examples and footnotes. State standards are written for a specification; in
 * a list a teacher or family reads which one is meant, and opening it gives the whole.
 */
export function inBrief(statement: string): string {
  const own = statement.replace(/^\(\+\)\s*/, "");
  const end = own.search(beyond);
  const brief = (end > 20 ? own.slice(0, end) : own).replace(/[\s.,:;(]+$/, "");
  // A bracket that was opened and is cut would stand open.
  const open = brief.lastIndexOf("(");
  return open > brief.lastIndexOf(")") ? brief.slice(0, open).trimEnd() : brief;
}
