import "./mastery-mark.css";
import type { Estimate, MasteryLevel } from "../../record/mastery.ts";

/** What a mark is drawn from; without a level there is no evidence yet. */
export interface MarkFacts {
  readonly level?: MasteryLevel | undefined;
  readonly sureness?: Estimate["sureness"] | undefined;
}

/** Of the 24 units of height, how far it is filled. */
const filled: Readonly<Record<MasteryLevel, number>> = { starting: 5, growing: 11, met: 18, extends: 24 };

/**
 * A mastery mark, 16 by 24: the height is the level, Extends has a dot, a dashed outline means old or thin evidence, and an
 * empty one none. `label` is the sentence that says the same; without it the mark is decoration beside its own words.
 */
export function MasteryMark({ level, sureness, label }: MarkFacts & { label?: string }) {
  const height = level ? filled[level] : 0;
  const sure = level !== undefined && sureness === "sure";
  const says = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by its label, or decoration; a title would open a hover box on each
    <svg className="mark" viewBox="0 0 16 24" width={16} height={24} data-level={level ?? "none"} {...says}>
      <path
        className="mark-fill"
        d={height === 24 ? "M3 0h10a3 3 0 0 1 3 3v18a3 3 0 0 1-3 3H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" : fillOf(height)}
      />
      <rect className="mark-outline" data-sure={sure} x=".75" y=".75" width="14.5" height="22.5" rx="2.75" />
      {level === "extends" && <circle className="mark-dot" cx="8" cy="6" r="2.25" />}
    </svg>
  );
}

/** From the foot up, with the outline's round corners at the foot. */
const fillOf = (height: number): string =>
  height === 0 ? "" : `M0 ${24 - height}h16v${height - 3}a3 3 0 0 1-3 3H3a3 3 0 0 1-3-3z`;
