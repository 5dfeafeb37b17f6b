import { growthMethods } from "./descriptors.ts";
import type { Reading } from "./reading.ts";
import { lettersOf } from "./table.ts";

interface Growth {
  readonly measure: "growth-percentile" | "gain";
  readonly value: number;
}

/** Growth, value added and an index are one method of Ed-Fi's; a percentile among them can only be the first. */
function measureOf(score: Reading): Growth["measure"] | undefined {
  const method = score.value("AssessmentReportingMethod") ?? "";
  const isAnyGrowth = lettersOf(method) === lettersOf("Growth/value-added/indexing");
  if (isAnyGrowth && /percentile/i.test(score.value("ResultDatatypeType") ?? "")) return "growth-percentile";
  return score.known(growthMethods, "AssessmentReportingMethod");
}

/** What the scores of one sitting say of growth: the first of each measure. A percentile out of 1 to 99 is none. */
export function growthOf(reading: Reading): Growth[] {
  const found = new Map<Growth["measure"], number>();
  for (const score of reading.parts("ScoreResult")) {
    const measure = measureOf(score);
    const value = Number(score.text("Result") ?? Number.NaN);
    if (measure === undefined || found.has(measure) || !Number.isFinite(value)) continue;
    if (measure === "growth-percentile" && (value < 1 || value > 99)) continue;
    found.set(measure, value);
  }
  return [...found].map(([measure, value]) => ({ measure, value }));
}
