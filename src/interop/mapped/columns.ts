import type { Each } from "./map.ts";

/** A header as it is compared: letters and digits alone, because vendors change case, spaces and signs from year to year. */
export const plain = (header: string): string =>
  header
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

/** What the names in braces stand for, one column at a time. */
export type Bindings = Readonly<Record<string, string>>;

/** `Goal{n}Name` with n = 2 is `Goal2Name`. A name that stands for nothing stays as it is. */
export const filled = (text: string, bindings: Bindings): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => bindings[name] ?? whole);

/** More columns than any repeated group needs, and few enough for a hostile file. */
const mostBindings = 3_000;

/** A header longer than this is compared as a whole, never with a pattern. */
const longestHeader = 200;

/** Columns of one file by their headers. Of headers that repeat, the first is meant; `Error#2` is the second. */
export class Columns {
  readonly headers: readonly string[];
  readonly #places = new Map<string, number>();
  #reach = 0;

  constructor(headers: readonly string[]) {
    this.headers = headers;
    const seen = new Map<string, number>();
    headers.forEach((header, place) => {
      const name = plain(header);
      if (name === "") return;
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      this.#places.set(times === 1 ? name : `${name}#${times}`, place);
    });
  }

  placeOf(header: string): number | undefined {
    const [, name = "", times] = /^(.*?)(?:#(\d+))?$/s.exec(header) ?? [];
    const isNth = times !== undefined && Number(times) > 1 && this.#places.has(`${plain(name)}#${times}`);
    const place = this.#places.get(isNth ? `${plain(name)}#${times}` : plain(header));
    if (place !== undefined && place > this.#reach) this.#reach = place;
    return place;
  }

  /** The last place that was asked for. */
  get reach(): number {
    return this.#reach;
  }

  /** Whether nobody can tell which of several columns is meant. */
  #isRepeated(header: string): boolean {
    return this.#places.has(`${plain(header)}#2`);
  }

  /** The columns that read like a pattern, in the order of the file: what the names in braces stand for, each once. A header that stands twice is left out. */
  bind({ columns, only = {}, not = {} }: Each, outer: Bindings): Bindings[] {
    const { expression, names } = expressionOf(filled(columns, outer), only);
    const made = new Map<string, Bindings>();
    for (const header of this.headers) {
      if (made.size >= mostBindings) break;
      if (header.length > longestHeader || this.#isRepeated(header)) continue;
      const found = expression.exec(header.trim().replaceAll(/\s+/g, " "));
      if (!found) continue;
      const bound = Object.fromEntries(names.map((name, n) => [name, (found[n + 1] ?? "").trim()]));
      const isLeftOut = Object.entries(not).some(([name, texts]) =>
        texts.some((text) => plain(text) === plain(bound[name] ?? "")),
      );
      if (!isLeftOut) made.set(JSON.stringify(bound), { ...outer, ...bound });
    }
    return [...made.values()];
  }
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
/** Spaces, lines and hyphens are one thing in a header; other signs are themselves. */
const literal = (text: string) =>
  text
    .split(/[\s_-]+/)
    .map(escaped)
    .join("[\\s_-]*");

function expressionOf(pattern: string, only: Readonly<Record<string, readonly string[]>>) {
  const names: string[] = [];
  const parts = pattern.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return literal(part);
    names.push(name);
    const texts = only[name];
    return texts
      ? `(${texts
          .toSorted((a, b) => b.length - a.length)
          .map(literal)
          .join("|")})`
      : "(.+?)";
  });
  return { expression: new RegExp(`^${parts.join("")}$`, "i"), names };
}
