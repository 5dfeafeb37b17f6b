import Type, { type Static } from "typebox";
import { body, Line, OnDate, optional } from "../entry/fields.ts";
import { defineKind, newestFirst } from "../entry/kind.ts";
import type { Language } from "../kernel/words.ts";

/**
 * How much a learner grew between two sittings of one test, as the state or the vendor says. Unit of a growth percentile: 1 to
 * 99 among learners who began alike; of a gain: points of the test's own scale. `low` and `high` are the band of error, `n` how
 * many were compared. What we work out ourselves is in the tests' own summary (test-result.ts).
 */
const GrowthBody = body({
  test: body({ title: Line, subject: optional(Line) }),
  measure: Type.Enum(["growth-percentile", "gain"]),
  value: Type.Number(),
  low: optional(Type.Number()),
  high: optional(Type.Number()),
  from: optional(body({ on: optional(OnDate), value: optional(Type.Number()) })),
  to: optional(body({ on: optional(OnDate), value: optional(Type.Number()) })),
  n: optional(Type.Integer({ minimum: 0 })),
  formula: optional(Line),
});
export type GrowthBody = Static<typeof GrowthBody>;

/** "Grew more than 62 of 100 who began alike", or "Up 12 points". */
export function growthIn({ measure, value }: Pick<GrowthBody, "measure" | "value">, language: Language): string {
  const points = Math.abs(value);
  if (measure === "growth-percentile")
    return language === "es"
      ? `Creció más que ${value} de cada 100 que empezaron igual`
      : `Grew more than ${value} of 100 who began alike`;
  if (value === 0) return language === "es" ? "Sin cambio" : "No change";
  if (language === "es") return `${value > 0 ? "Subió" : "Bajó"} ${points} ${points === 1 ? "punto" : "puntos"}`;
  return `${value > 0 ? "Up" : "Down"} ${points} ${points === 1 ? "point" : "points"}`;
}

/** Has no one-line form. The summary is the newest of each test, a growth percentile before a gain. */
export const growth = defineKind({
  name: "growth",
  slice: "tests",
  layer: "backpack",
  legalClass: "education-record",
  schema: GrowthBody,
  title: { en: "Growth", es: "Crecimiento" },
  inDetail: {
    en: "Each growth measure with its band and dates.",
    es: "Cada medida de crecimiento con su rango y fechas.",
  },
  whenMissing: "withdraw",
  summary: (entries) => {
    const newest = newestFirst(entries).map((each) => each.body);
    const latest = new Map<string, Pick<GrowthBody, "measure" | "value" | "low" | "high"> & { test: string }>();
    for (const wanted of ["growth-percentile", "gain"] as const) {
      for (const { test, measure, value, low, high } of newest) {
        const name = [test.title, test.subject].filter(Boolean).join(", ");
        if (measure !== wanted || latest.has(name)) continue;
        latest.set(name, {
          test: name,
          measure,
          value,
          ...(low !== undefined && { low }),
          ...(high !== undefined && { high }),
        });
      }
    }
    return latest.size > 0 ? [...latest.values()] : undefined;
  },
  say: {
    summary: (list, language) => list.map((each) => `${each.test}: ${growthIn(each, language)}`),
    detail: (each, language) => `${each.test.title}: ${growthIn(each, language)}`,
  },
});
