import { body, Line, OnDate, optional, Prose } from "../entry/fields.ts";
import { defineKind, holdsOn } from "../entry/kind.ts";

/** What to do for a learner in an emergency, as the nurse and the family wrote it. Source: a nurse; Ed-Fi StudentHealth. */
const EmergencyPlanBody = body({
  title: Line,
  what: optional(Prose),
  startsOn: optional(OnDate),
  endsOn: optional(OnDate),
});

/** Has no one-line form. The summary is the plans that hold today, with what to do. */
export const emergencyPlan = defineKind({
  name: "emergency-plan",
  slice: "health",
  layer: "backpack",
  legalClass: "health",
  schema: EmergencyPlanBody,
  title: { en: "Emergency plan", es: "Plan de emergencia" },
  inDetail: { en: "Each plan with its dates.", es: "Cada plan con sus fechas." },
  whenMissing: "end",
  summary: (entries, { today }) => {
    const now = entries.map((each) => each.body).filter((each) => holdsOn(each, today));
    const list = now.map(({ title, what }) => ({ title, ...(what && { what }) }));
    return list.length > 0 ? list.sort((a, b) => (a.title < b.title ? -1 : 1)) : undefined;
  },
  say: {
    summary: (list) => list.map(({ title, what }) => (what ? `${title}: ${what}` : title)),
    detail: ({ title, what }) => (what ? `${title}: ${what}` : title),
  },
});
