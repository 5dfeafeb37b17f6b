import { addDays, daysBetween } from "../../src/kernel/date.ts";

/**
 * Numbers that look random and are the same on every run: the sample district is generated once and compared ever after.
 * A stream is named, so that a change in one part of the district leaves the others as they were. Not for secrets.
 * Source: mulberry32 (Tommy Ettinger, public domain), seeded by FNV-1a of the name.
 */
export class Random {
  #state: number;

  constructor(name: string) {
    this.#state = [...name].reduce(
      (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619),
      2166136261,
    );
  }

  /** From 0 up to, but not, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.between(0, items.length - 1)];
    if (item === undefined) throw new Error("there is nothing to pick from");
    return item;
  }

  /** One of several, each as often as its share says; shares add up to 1. */
  drawn<Item extends string>(shares: Readonly<Record<Item, number>>): Item {
    const items = Object.keys(shares) as Item[]; // its own members
    let left = this.next();
    for (const item of items) {
      left -= shares[item];
      if (left < 0) return item;
    }
    return this.pick(items);
  }

  /** The same items in another order. */
  shuffled<Item>(items: readonly Item[]): Item[] {
    const left = [...items];
    return items.map(() => left.splice(this.between(0, left.length - 1), 1)[0] as Item); // as many as there are
  }
}

/** The seed of everything generated; it stands in sample/NOTICE.md. */
const seed = "daypack-sample-1";
export const randomOf = (...name: readonly string[]): Random => new Random([seed, ...name].join("/"));

/** Deals items in another order, each once before any comes again. */
export function dealer<Item>(random: Random, items: readonly Item[]): () => Item {
  let left: Item[] = [];
  return () => {
    if (left.length === 0) left = random.shuffled(items);
    const next = left.pop();
    if (next === undefined) throw new Error("there is nothing to deal");
    return next;
  };
}

/** A weekday between two dates, near enough: a weekend falls on the Friday before or the Monday after. */
export function schoolDay(random: Random, from: string, to: string): string {
  const day = addDays(from, random.between(0, Math.max(0, daysBetween(from, to))));
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(day, -1) : weekday === 0 ? addDays(day, 1) : day;
}
