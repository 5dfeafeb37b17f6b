import Type from "typebox";
import { body, Line, optional } from "../entry/fields.ts";
import { defineKind } from "../entry/kind.ts";
import { schoolYearOf } from "../kernel/school-year.ts";
import { counted } from "../kernel/words.ts";

const types = {
  "in-school-suspension": { en: "In-school suspension", es: "Suspensión dentro de la escuela" },
  "out-of-school-suspension": { en: "Out-of-school suspension", es: "Suspensión fuera de la escuela" },
  expulsion: { en: "Expulsion", es: "Expulsión" },
} as const;

/** Days out of class by the school's decision; the law lets the next school learn of these. Unit: school days. Source: Ed-Fi DisciplineAction. */
const RemovalBody = body({
  type: Type.Enum(["in-school-suspension", "out-of-school-suspension", "expulsion"]),
  days: optional(Type.Number({ minimum: 0 })),
  school: optional(Line),
});

/** Has no one-line form. The summary counts this school year's. */
export const removal = defineKind({
  name: "removal",
  slice: "removals",
  layer: "backpack",
  legalClass: "education-record",
  schema: RemovalBody,
  title: { en: "Days out of class", es: "Días fuera de clase" },
  inDetail: { en: "Each removal with its dates.", es: "Cada exclusión con sus fechas." },
  whenMissing: "withdraw",
  summary: (entries, { today }) => {
    const own = entries.filter(({ observedOn }) => observedOn && schoolYearOf(observedOn) === schoolYearOf(today));
    const days = own.reduce((sum, { body: each }) => sum + (each.days ?? 0), 0);
    return own.length > 0 ? { count: own.length, days } : undefined;
  },
  say: {
    summary: ({ count, days }, language) => [
      [
        counted(
          count,
          language === "es"
            ? { one: "# vez este año", other: "# veces este año" }
            : { one: "# time this year", other: "# times this year" },
          language,
        ),
        counted(
          days,
          language === "es" ? { one: "# día", other: "# días" } : { one: "# day", other: "# days" },
          language,
        ),
      ].join(", "),
    ],
    detail: ({ type, days }, language) =>
      [
        types[type][language],
        days !== undefined &&
          counted(
            days,
            language === "es" ? { one: "# día", other: "# días" } : { one: "# day", other: "# days" },
            language,
          ),
      ]
        .filter(Boolean)
        .join(", "),
  },
});
