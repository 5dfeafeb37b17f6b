/** A score scale: what a stored value stands for, in the order of the file. */
export type ScoreScale = readonly (readonly [value: string, says: string])[];

/** `scoreScaleValue`: `{1:Beginning},{2:Meets}`, or the same without braces. */
export function readScale(cell: string | undefined): ScoreScale {
  const pairs = (cell ?? "").match(/[^{},:]+:[^{},]*/g) ?? [];
  return pairs.map((pair) => {
    const [value = "", ...says] = pair.split(":");
    return [value.trim(), says.join(":").trim()] as const;
  });
}

const alike = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** What the scale calls a value: 3 is "Meets". */
export const saidOn = (scale: ScoreScale, value: string | undefined): string | undefined =>
  value === undefined ? undefined : scale.find(([each]) => alike(each, value) || Number(each) === Number(value))?.[1];

/** Points of a mark on a scale of numbers: "Meets" is 3 of 4. */
export function pointsOn(scale: ScoreScale, mark: string | undefined): { score: number; maximum: number } | undefined {
  const values = scale.map(([value]) => Number(value));
  const maximum = Math.max(...values);
  if (mark === undefined || scale.length === 0 || !values.every(Number.isFinite) || maximum <= 0) return undefined;
  const place = scale.findIndex(([value, says]) => alike(says, mark) || alike(value, mark));
  const score = values[place];
  return score === undefined || score < 0 ? undefined : { score, maximum };
}
