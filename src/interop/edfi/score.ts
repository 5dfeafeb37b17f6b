import { levelsOfFour } from "./descriptors.ts";
import type { Reading } from "./reading.ts";

/** Points where a source says points, a level of four where it says only a level. */
export function scoreOf(
  reading: Reading,
  maximum: number | undefined,
  level: string,
): { score: number; maximum: number } | undefined {
  const points = reading.number("PointsEarned");
  if (points !== undefined && maximum !== undefined && maximum > 0) return { score: Math.max(0, points), maximum };
  const number = reading.number("NumericGradeEarned");
  // Standards are marked on a scale of four, or in points of 100.
  if (number !== undefined && number >= 0) return { score: number, maximum: number <= 4 ? 4 : 100 };
  const four = reading.meaning(levelsOfFour, level);
  return four === undefined ? undefined : { score: four, maximum: 4 };
}
