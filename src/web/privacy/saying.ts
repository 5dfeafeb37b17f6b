import type { DigestView, Entry } from "../../entry/entry.ts";
import type { Holding } from "../../entry/holding.ts";
import type { AnyKind } from "../../entry/kind.ts";
import { statementLine } from "../../entry/statement.ts";
import type { Language } from "../../kernel/words.ts";
import type { Slice } from "../../privacy/category.ts";
import type { Level } from "../../privacy/level.ts";
import { allKinds, kindNamed } from "../kinds.ts";

/** The kinds of some slices, in the order in which a record is read. */
const kindsOf = (slices: readonly Slice[]): readonly AnyKind[] =>
  allKinds().filter(({ slice }) => slices.includes(slice));

/** By the name an entry carries; `undefined` for one of a newer server. */
export const kindOf = kindNamed;

/** The one-line form of a digest, in the words of its kinds. */
export const statusLines = ({ status, statements = [] }: DigestView, language: Language): string[] => [
  ...Object.entries(status).flatMap(([name, value]) => kindNamed(name)?.say.status?.(value, language) ?? []),
  ...statements.map(({ on }) => statementLine({ on }, language)),
];

/** How it stands now; a kind that has no summary stays at its line. */
export function summaryLines(digest: DigestView, language: Language): string[] {
  const { status, summary = {}, statements = [] } = digest;
  const names = new Set([...Object.keys(status), ...Object.keys(summary)]);
  const lines = allKinds().flatMap(({ name, say }) => {
    if (!names.has(name)) return [];
    const part = summary[name];
    if (part && say.summary) return [...say.summary(part.value, language)];
    return name in status ? (say.status?.(status[name], language) ?? []) : [];
  });
  return [...lines, ...statements.map((each) => statementLine(each, language))];
}

/** One entry in one line. */
export const entryLine = ({ kind, body }: Pick<Entry, "kind" | "body">, language: Language): string =>
  kindNamed(kind)?.say.detail(body, language) ?? "";

/** Of several circles' digests the one for all stands; where only one's own household or class is open, that. */
function digestsOf(digests: readonly DigestView[], slices: readonly Slice[]): DigestView[] {
  return slices.flatMap((slice) => {
    const ofSlice = digests.filter((each) => each.slice === slice);
    const whole = ofSlice.filter(({ circleId }) => circleId === undefined);
    return whole.length > 0 ? whole : ofSlice;
  });
}

/** What somebody would read at a level, out of this child's own data: lines, and at detail how many items there are. */
export interface Preview {
  readonly lines: readonly string[];
  readonly items?: number;
}

/** Draws a level with the code that draws the real thing, so that it promises no more and no less than it shows. */
export function previewOf(
  level: Exclude<Level, "hidden">,
  slices: readonly Slice[],
  { digests, holdings }: { digests: readonly DigestView[]; holdings: readonly Holding[] },
  language: Language,
): Preview {
  if (level !== "detail") {
    const say = level === "status" ? statusLines : summaryLines;
    return { lines: digestsOf(digests, slices).flatMap((digest) => say(digest, language)) };
  }
  const held = new Map(holdings.map(({ kind, count }) => [kind, count]));
  const here = kindsOf(slices).filter(({ name }) => (held.get(name) ?? 0) > 0);
  return {
    lines: here.map(({ inDetail }) => inDetail[language]),
    items: here.reduce((sum, { name }) => sum + (held.get(name) ?? 0), 0),
  };
}
