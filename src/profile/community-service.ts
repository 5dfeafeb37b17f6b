import Type, { type Static } from "typebox";
import { body, Line, OnDate, optional, Prose } from "../entry/fields.ts";
import { defineKind } from "../entry/kind.ts";
import { Id } from "../kernel/id-shape.ts";
import { counted, type Language } from "../kernel/words.ts";
import { answerTo, claimOfService, confirmedHours, verification } from "./verification.ts";

/**
 * Time given to others, as the learner logs it. Unit: hours, in quarters. That an organization confirms it is that
 * organization's own entry, never a member of what the learner writes.
 */
const CommunityServiceBody = body({
  topicId: optional(Id),
  organization: Line,
  activity: Line,
  hours: Type.Number({ minimum: 0, maximum: 5_000 }),
  startsOn: optional(OnDate),
  endsOn: optional(OnDate),
  supervisor: optional(Line),
  reflection: optional(Prose),
});
export type CommunityServiceBody = Static<typeof CommunityServiceBody>;

/** One line says how many hours; the summary where; the reflection and the supervisor are read in detail. */
export const communityService = defineKind({
  name: "community-service",
  slice: "pathway",
  layer: "profile",
  legalClass: "self-stated",
  schema: CommunityServiceBody,
  title: { en: "Community service", es: "Servicio a la comunidad" },
  inDetail: { en: "Each activity with its hours.", es: "Cada actividad con sus horas." },
  whenMissing: "keep",
  element: {
    why: {
      en: "Hours that are written down and confirmed count when it matters.",
      es: "Las horas anotadas y confirmadas cuentan cuando hace falta.",
    },
    teaches: {
      en: "Where the learner helped out, for how long, and what they took from it.",
      es: "Dónde ayudó, cuánto tiempo y qué se llevó de ello.",
    },
    keepUntil: "always",
  },
  status: (entries) => (entries.length > 0 ? entries.reduce((sum, each) => sum + each.body.hours, 0) : undefined),
  alsoReads: ["verification"],
  summary: (entries, context) => {
    const hoursOf = new Map<string, number>();
    const confirmedOf = new Map<string, number>();
    const add = (to: Map<string, number>, where: string, hours: number) => to.set(where, (to.get(where) ?? 0) + hours);
    for (const { id, body: each } of entries) {
      add(hoursOf, each.organization, each.hours);
      const answer = answerTo(id, each, claimOfService(each), context.others(verification));
      if (answer) add(confirmedOf, each.organization, confirmedHours(answer));
    }
    if (hoursOf.size === 0) return undefined;
    return [...hoursOf].map(([organization, hours]) => {
      const confirmed = confirmedOf.get(organization) ?? 0;
      return { organization, hours, ...(confirmed > 0 && { confirmed }) };
    });
  },
  say: {
    status: (hours, language) => inHours(hours, language),
    summary: (all, language) =>
      all.map(({ organization, hours, confirmed }) => {
        const of = { en: "confirmed", es: "confirmadas" }[language];
        return `${organization}: ${inHours(hours, language)}${confirmed === undefined ? "" : ` (${of}: ${confirmed})`}`;
      }),
    detail: ({ organization, activity, hours }, language) =>
      `${activity}, ${organization}: ${inHours(hours, language)}`,
  },
});

const inHours = (hours: number, language: Language): string =>
  counted(
    Math.round(hours * 100) / 100,
    language === "es"
      ? { one: "# hora de servicio", other: "# horas de servicio" }
      : { one: "# hour of service", other: "# hours of service" },
    language,
  );
