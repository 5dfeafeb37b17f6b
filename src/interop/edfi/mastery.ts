import type { AssessmentPartInfo } from "./context.ts";
import { itemResults } from "./descriptors.ts";
import { assessmentPartKey } from "./keys.ts";
import type { Reading } from "./reading.ts";
import { lettersOf } from "./table.ts";

/** What one sitting of a test says about one standard: points earned of points possible. */
export interface StandardScore {
  readonly standard: string;
  readonly score: number;
  readonly maximum: number;
}

/** A response that nobody could score says nothing, whatever result stands beside it. */
const notScorable = new Set(["Nonscorable response"].map(lettersOf));
const isScored = (item: Reading) => !notScorable.has(lettersOf(item.value("ResponseIndicator") ?? ""));

/**
 * Scores by standard of one `StudentAssessment`, as anybody can add them up. Questions that the metadata aligns count first:
 * all questions about one standard are one score, so that ten questions do not weigh as ten tests. Where no question is
 * aligned, the parts of the test are: by their own standards, or by the one standard that all their questions are about.
 */
export function scoresByStandard(reading: Reading): StandardScore[] {
  const sums = new Map<string, { score: number; maximum: number }>();
  const add = (standards: readonly string[], score: number, maximum: number) => {
    for (const standard of standards) {
      const sum = sums.get(standard) ?? { score: 0, maximum: 0 };
      sums.set(standard, { score: sum.score + score, maximum: sum.maximum + maximum });
    }
  };
  const items = reading.parts("StudentAssessmentItem");
  if (!items.every(isScored)) reading.out.remark("edfi.items-not-scored", reading.at);
  for (const each of items.filter(isScored)) {
    const item = partOf(each, "AssessmentItemReference", reading.context.items);
    if (!item || item.standards.length === 0) continue;
    const maximum = item.raw ?? 1;
    const share = each.meaning(itemResults, "AssessmentItemResult");
    const score = each.number("RawScoreResult") ?? (share === undefined ? undefined : share * maximum);
    if (score !== undefined && maximum > 0) add(item.standards, score, maximum);
  }
  if (sums.size === 0) for (const each of reading.parts("StudentObjectiveAssessment")) addPart(each, add);
  return [...sums].map(([standard, sum]) => ({
    standard,
    score: rounded(Math.min(Math.max(0, sum.score), sum.maximum)),
    maximum: rounded(sum.maximum),
  }));
}

/** Sums of points such as 0.1 would not come out even. */
const rounded = (points: number) => Math.round(points * 1_000) / 1_000;

/** The part or item that a reference names, where the bundle has it. */
export const partOf = (
  reading: Reading,
  reference: string,
  known: ReadonlyMap<string, AssessmentPartInfo>,
): AssessmentPartInfo | undefined => known.get(reading.key(assessmentPartKey, reference) ?? "");

function addPart(each: Reading, add: (standards: readonly string[], score: number, maximum: number) => void): void {
  const { context } = each;
  const part = partOf(each, "ObjectiveAssessmentReference", context.objectives);
  if (!part) return;
  const ofItems = new Set(part.items.flatMap((item) => context.items.get(item)?.standards ?? []));
  const standards = part.standards.length > 0 ? part.standards : ofItems.size === 1 ? [...ofItems] : [];
  for (const result of each.parts("ScoreResult")) {
    const method = result.words("AssessmentReportingMethod") ?? "";
    const maximum = part.maximum.get(method) ?? (/^raw/i.test(method) ? part.raw : undefined);
    const score = Number(result.text("Result"));
    if (maximum === undefined || maximum <= 0 || !Number.isFinite(score)) continue;
    add(standards, score, maximum);
    return;
  }
}
