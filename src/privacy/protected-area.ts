import type { Words } from "../kernel/words.ts";

/**
 * The eight subjects of which a questionnaire may ask a learner only after the family was told or said yes (Protection of Pupil
 * Rights Amendment, 20 USC 1232h(b)), in the order of the law.
 */
export const protectedAreas = [
  "politics",
  "mental-health",
  "sex",
  "illegal-behavior",
  "family-judged",
  "privileged-relations",
  "religion",
  "income",
] as const;
export type ProtectedArea = (typeof protectedAreas)[number];

/** The subjects in a family's words. */
export const areaWords: Readonly<Record<ProtectedArea, Words>> = {
  politics: { en: "political views", es: "ideas políticas" },
  "mental-health": { en: "feelings and mental health", es: "sentimientos y salud mental" },
  sex: { en: "sex", es: "sexo" },
  "illegal-behavior": { en: "rule breaking or risky behavior", es: "faltas a las reglas o conductas de riesgo" },
  "family-judged": { en: "judging close family members", es: "juicios sobre familiares cercanos" },
  "privileged-relations": {
    en: "talks with a doctor, lawyer or minister",
    es: "conversaciones con médicos, abogados o ministros",
  },
  religion: { en: "religion", es: "religión" },
  income: { en: "income", es: "ingresos" },
};
