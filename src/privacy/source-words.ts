import type { Words } from "../kernel/words.ts";

/** What of a rule's source is prose and no citation, as it is said in Spanish. The longer of two comes first. */
const inSpanish: readonly (readonly [en: string, es: string])[] = [
  [
    "District policy pack: a cell that is not given is hidden",
    "Reglas del distrito: lo que no se indica, no se muestra",
  ],
  [
    "(personally identifiable information of the other parent)",
    "(datos que identifican a la otra madre o al otro padre)",
  ],
  ["and the district's policy pack", "y las reglas del distrito"],
  ["District policy, below the shipped default", "Reglas del distrito, por debajo de lo que viene con Daypack"],
  ["District policy pack, from", "Reglas del distrito, según"],
  ["District policy pack", "Reglas del distrito"],
  ["District policy", "Reglas del distrito"],
  ["school officials with a legitimate educational interest", "personal escolar con un interés educativo legítimo"],
  [
    "permit it; the state's transfer law asks for it where the pack names one",
    "lo permiten; la ley estatal de traslados lo pide donde las reglas nombran una",
  ],
  ["parents of a dependent student", "padres de un estudiante dependiente"],
  ["the signed agreement", "el acuerdo firmado"],
  ["The signed agreement", "El acuerdo firmado"],
  ["directory information", "información de directorio"],
  ["consent", "consentimiento"],
  [" and ", " y "],
];

/** What a rule rests on, in words: citations stay as they are, and what a pack of somebody else says stays as it is written. */
export const sourceWords = (source: string): Words => ({
  en: source,
  es: inSpanish.reduce((text, [en, es]) => text.replaceAll(en, es), source),
});
