import { addDays, type IsoDate } from "../kernel/date.ts";
import type { Words } from "../kernel/words.ts";

/** The four levels of a mastery mark, lowest first. */
export const masteryLevels = ["starting", "growing", "met", "extends"] as const;
export type MasteryLevel = (typeof masteryLevels)[number];

/** What a mark says, about one learner. */
export const masteryWords: Readonly<Record<MasteryLevel, Words>> = {
  starting: { en: "Starting", es: "Empieza" },
  growing: { en: "Growing", es: "Avanza" },
  met: { en: "Met", es: "Logrado" },
  extends: { en: "Extends", es: "Va más allá" },
};

/** One piece of evidence about one competency. `share` is the score over its maximum, 0 to 1. */
export interface Evidence {
  readonly on: IsoDate;
  /** Who assessed, in which class: two of the same are one source. */
  readonly by: string;
  readonly share: number;
  /** A teacher's own judgment, which wins over the numbers until newer evidence comes. */
  readonly judged?: MasteryLevel | undefined;
}

/** What evidence about one competency comes to, and how sure we are of it. */
export interface Estimate {
  readonly level: MasteryLevel;
  /** Weighted recent evidence, 0 to 1; `undefined` where a teacher judged. */
  readonly value: number | undefined;
  readonly pieces: number;
  readonly newest: IsoDate;
  /** `sure`: at least 2 dates and 2 sources, newest under 12 months. `old`: newest older. `thin`: too few dates or sources. `one`: a single piece. */
  readonly sureness: "sure" | "old" | "thin" | "one";
  readonly judged: boolean;
}

/** Weight of the newest piece, 0 to 1 (docs/mastery.md). */
const lambda = 0.35;
const cuts: readonly [number, MasteryLevel][] = [
  [0.9, "extends"],
  [0.7, "met"],
  [0.4, "growing"],
  [0, "starting"],
];

/** 0 to 1; the cuts are 0.4, 0.7 and 0.9, each included, and rounding does not push anybody below one. */
export const levelOfShare = (share: number): MasteryLevel =>
  cuts.find(([from]) => share >= from - 1e-9)?.[1] ?? "starting";

const daysOfUse = 365;

/**
 * The explainable default: E = (1 - λ)E + λx over the evidence in order of date, from the first x. Nothing to estimate is
 * nothing, never zero. Source: docs/mastery.md, "The estimate".
 */
export function estimate(evidence: readonly Evidence[], today: IsoDate): Estimate | undefined {
  const ordered = evidence.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const [first] = ordered;
  const last = ordered.at(-1);
  if (!first || !last) return undefined;
  const value = ordered.slice(1).reduce((sofar, { share }) => (1 - lambda) * sofar + lambda * share, first.share);
  const dates = new Set(ordered.map(({ on }) => on)).size;
  const sources = new Set(ordered.map(({ by }) => by)).size;
  const isOld = addDays(last.on, daysOfUse) < today;
  const judged = ordered.findLast((each) => each.judged !== undefined);
  const newerThanJudged = judged && ordered.some((each) => each.on > judged.on && each.judged === undefined);
  const wins = judged?.judged !== undefined && !newerThanJudged;
  return {
    level: wins && judged?.judged ? judged.judged : levelOfShare(value),
    value: wins ? undefined : Math.round(value * 1000) / 1000,
    pieces: ordered.length,
    newest: last.on,
    sureness: ordered.length === 1 ? "one" : isOld ? "old" : dates >= 2 && sources >= 2 ? "sure" : "thin",
    judged: wins,
  };
}

/** How ready learners are for what rests on some competencies, in the words of day one: of a group, so in the plural. */
export const readinessWords = {
  "first-steps": { en: "First steps", es: "Primeros pasos" },
  ready: { en: "Ready", es: "Listos" },
  "ready-to-stretch": { en: "Ready to stretch", es: "Listos para más" },
} as const satisfies Record<string, Words>;
export type Readiness = keyof typeof readinessWords;

const fewest = 3;

/**
 * Ready to stretch: all met or above and one that extends. Ready: at least half met. Else first steps. With fewer than three
 * that have evidence nobody is sorted.
 */
export function readinessOf(levels: readonly (MasteryLevel | undefined)[]): Readiness | undefined {
  const known = levels.filter((level) => level !== undefined);
  if (known.length < fewest) return undefined;
  const met = known.filter((level) => level === "met" || level === "extends").length;
  if (met === known.length && known.includes("extends")) return "ready-to-stretch";
  return met * 2 >= known.length ? "ready" : "first-steps";
}
