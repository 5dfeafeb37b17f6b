import Type from "typebox";
import { body, Line, optional, Prose } from "../entry/fields.ts";
import { defineKind } from "../entry/kind.ts";
import { schoolYearOf } from "../kernel/school-year.ts";
import { counted } from "../kernel/words.ts";

/**
 * One learner's part in one incident. It names no other child: each learner concerned has an entry of their own, and the
 * incident's own number is not in it, so that two families cannot join theirs. Source: Ed-Fi DisciplineIncident with its
 * Behavior- and NonOffenderAssociation.
 */
const IncidentBody = body({
  role: Type.Enum(["took-part", "affected", "witness", "reported"]),
  behavior: Line,
  what: optional(Prose),
  location: optional(Line),
  followed: optional(Type.Array(Line, { maxItems: 10 })),
  helped: optional(Prose),
});

/** Has no one-line form. The summary counts this school year's, and only those the learner took part in. */
export const incident = defineKind({
  name: "incident",
  slice: "incidents",
  layer: "backpack",
  legalClass: "education-record",
  schema: IncidentBody,
  title: { en: "Hard days", es: "Días difíciles" },
  inDetail: { en: "Each day, what happened and what helped.", es: "Cada día, qué pasó y qué ayudó." },
  whenMissing: "withdraw",
  summary: (entries, { today }) => {
    const year = schoolYearOf(today);
    const own = entries.filter(
      ({ body: { role }, observedOn }) => role === "took-part" && observedOn && schoolYearOf(observedOn) === year,
    );
    const followed = [...new Set(own.flatMap(({ body: each }) => each.followed ?? []))].sort();
    return own.length > 0 ? { count: own.length, followed } : undefined;
  },
  say: {
    summary: ({ count, followed }, language) => [
      counted(
        count,
        language === "es"
          ? { one: "# día difícil este año", other: "# días difíciles este año" }
          : { one: "# hard day this year", other: "# hard days this year" },
        language,
      ),
      ...(followed.length > 0 ? [followed.join(", ")] : []),
    ],
    detail: ({ behavior, what }) => [behavior, what].filter(Boolean).join(": "),
  },
});
