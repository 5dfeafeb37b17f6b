import Type from "typebox";
import { body, Line, OnDate, optional, Prose } from "../entry/fields.ts";
import { defineKind, holdsOn } from "../entry/kind.ts";
import type { Language } from "../kernel/words.ts";

const types = {
  iep: { en: "Individualized education program (IEP)", es: "Programa educativo individualizado (IEP)" },
  "504": { en: "504 plan", es: "Plan 504" },
  "english-learner": { en: "English learner program", es: "Programa para aprender inglés" },
  intervention: { en: "Intervention", es: "Intervención" },
  service: { en: "Service", es: "Servicio" },
} as const;

/**
 * A plan or service behind the supports: special education, 504, language instruction, intervention. Teachers do not read it.
 * `tier` is the intervention's, in the school's words; times and minutes given are what came of those planned, `result` what came of it.
 * Source: Ed-Fi StudentSpecialEducation-, Section504-, LanguageInstructionProgramAssociation, StudentInterventionAssociation.
 */
const PlanBody = body({
  type: Type.Enum(["iep", "504", "english-learner", "intervention", "service"]),
  title: Line,
  startsOn: optional(OnDate),
  endsOn: optional(OnDate),
  reviewOn: optional(OnDate),
  setting: optional(Line),
  disability: optional(Line),
  hoursPerWeek: optional(Type.Number({ minimum: 0 })),
  timesPlanned: optional(Type.Number({ minimum: 0 })),
  minutesPlanned: optional(Type.Number({ minimum: 0 })),
  timesGiven: optional(Type.Number({ minimum: 0 })),
  minutesGiven: optional(Type.Number({ minimum: 0 })),
  tier: optional(Line),
  result: optional(Prose),
  caseManager: optional(Line),
  endReason: optional(Line),
});

/** The kind of plan and its own name, once where a school names it by its kind. */
const called = ({ type, title }: { type: keyof typeof types; title: string }, language: Language): string => {
  const kind = types[type][language];
  return title === type || Object.values(types[type]).includes(title as never) ? kind : `${kind}: ${title}`;
};

/** One line says that there are supports, in the same words as accommodation: never which plan. */
export const plan = defineKind({
  name: "plan",
  slice: "plans",
  layer: "backpack",
  legalClass: "special-education",
  schema: PlanBody,
  title: { en: "Plans and services", es: "Planes y servicios" },
  inDetail: { en: "Each plan with its dates, hours and reviews.", es: "Cada plan con fechas, horas y revisiones." },
  whenMissing: "end",
  status: (entries, { today }) =>
    entries.some((each) => holdsOn(each.body, today)) ? ("has-supports" as const) : undefined,
  summary: (entries, { today }) => {
    const running = entries.map((each) => each.body).filter((each) => holdsOn(each, today));
    const listed = running.map(({ type, title, reviewOn }) => ({ type, title, ...(reviewOn && { reviewOn }) }));
    return listed.length > 0 ? listed.sort((a, b) => (a.title < b.title ? -1 : 1)) : undefined;
  },
  say: {
    status: (_, language) => (language === "es" ? "Tiene apoyos" : "Has supports"),
    summary: (listed, language) => listed.map((each) => called(each, language)),
    detail: called,
  },
});
