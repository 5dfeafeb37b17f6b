import Type from "typebox";
import { body, Line, OnDate, optional } from "../entry/fields.ts";
import { defineKind, holdsOn } from "../entry/kind.ts";
import { listing } from "../kernel/words.ts";

/**
 * What everybody near a learner must know to keep them safe: "Peanut allergy". Never a diagnosis; `plan` says that there is a
 * plan of what to do, which is read elsewhere (emergency-plan.ts). Source: Ed-Fi StudentHealth; a nurse's own words.
 */
const HealthAlertBody = body({
  alert: Line,
  plan: optional(Type.Boolean()),
  startsOn: optional(OnDate),
  endsOn: optional(OnDate),
});

/** One line is the words of the alerts that hold today; the summary tells of which there is a plan. */
export const healthAlert = defineKind({
  name: "health-alert",
  slice: "alerts",
  layer: "backpack",
  legalClass: "health",
  schema: HealthAlertBody,
  title: { en: "Health alerts", es: "Alertas de salud" },
  inDetail: { en: "Each alert with its dates.", es: "Cada alerta con sus fechas." },
  whenMissing: "end",
  status: (entries, { today }) => {
    const now = entries.map((each) => each.body).filter((each) => holdsOn(each, today));
    const words = [...new Set(now.map(({ alert }) => alert))].sort();
    return words.length > 0 ? words : undefined;
  },
  summary: (entries, { today }) => {
    const now = entries.map((each) => each.body).filter((each) => holdsOn(each, today));
    const list = now.map(({ alert, plan }) => ({ alert, plan: plan === true }));
    return list.length > 0 ? list.sort((a, b) => (a.alert < b.alert ? -1 : 1)) : undefined;
  },
  say: {
    status: (alerts, language) => listing(alerts, language),
    summary: (list, language) =>
      list.map(({ alert, plan }) =>
        plan ? `${alert}, ${language === "es" ? "con plan de emergencia" : "with an emergency plan"}` : alert,
      ),
    detail: ({ alert }) => alert,
  },
});
