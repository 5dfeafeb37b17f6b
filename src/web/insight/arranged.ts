import type { Tile } from "../../insight/day-one.ts";
import { folded } from "../../kernel/words.ts";
import type { Readiness } from "../../record/mastery.ts";

/** What a class can be put in order by; the words stand in the address. */
export const arrangements = ["name", "readiness", "support"] as const;
export type Arrangement = (typeof arrangements)[number];
/** Whether a word of an address is one. */
export const isArrangement = (text: unknown): text is Arrangement => arrangements.some((each) => each === text);

/** Under which heading learners stand: a readiness, a support by its title, or one of the two that close the list. */
export type Heading =
  | { readonly kind: "all" }
  | { readonly kind: "readiness"; readonly readiness: Readiness }
  | { readonly kind: "support"; readonly title: string; readonly basis: string }
  | { readonly kind: "not-sorted" | "on-the-way" | "no-support" };

/** Learners under one heading; never none. */
export interface Section {
  readonly heading: Heading;
  readonly tiles: readonly Tile[];
}

/** Learners one of whose names begins with what was typed. */
export function found(tiles: readonly Tile[], typed: string): readonly Tile[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  return tiles.filter(({ name }) => {
    const names = folded(name).split(/[\s-]+/);
    return words.every((word) => names.some((each) => each.startsWith(word)));
  });
}

const readinesses: readonly Readiness[] = ["first-steps", "ready", "ready-to-stretch"];

const section = (heading: Heading, tiles: readonly Tile[]): Section[] => (tiles.length > 0 ? [{ heading, tiles }] : []);

/** Puts a class under headings. A learner with two supports stands under both; everybody stands somewhere. */
export function arranged(tiles: readonly Tile[], by: Arrangement): Section[] {
  if (by === "name") return section({ kind: "all" }, tiles);
  const here = tiles.filter(({ awaiting }) => !awaiting);
  const onTheWay = section(
    { kind: "on-the-way" },
    tiles.filter(({ awaiting }) => awaiting),
  );
  if (by === "readiness") {
    return [
      ...readinesses.flatMap((readiness) =>
        section(
          { kind: "readiness", readiness },
          here.filter((tile) => tile.readiness === readiness),
        ),
      ),
      ...section(
        { kind: "not-sorted" },
        here.filter(({ readiness }) => !readiness),
      ),
      ...onTheWay,
    ];
  }
  const supports = new Map(
    here.flatMap(({ supports: given }) => given.map((each) => [`${each.basis} ${each.title}`, each] as const)),
  );
  return [
    ...[...supports.values()].flatMap(({ title, basis }) =>
      section(
        { kind: "support", title, basis },
        here.filter((tile) => tile.supports.some((each) => each.title === title && each.basis === basis)),
      ),
    ),
    ...section(
      { kind: "no-support" },
      here.filter(({ supports: given }) => given.length === 0),
    ),
    ...onTheWay,
  ];
}

/** What fits two lines of a tile, cut between words; the whole stands in the learner's own backpack. */
export function inTwoLines(text: string, most = 54): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2)).replace(/[\s.,;:]+$/, "")}…`;
}
