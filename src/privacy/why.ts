import type { Words } from "../kernel/words.ts";
import type { Pack } from "./pack.ts";

/** Sentences for the engine's own rules; those of law and school stand in the pack. */
const engine: Readonly<Record<string, Words>> = {
  "choice.guardian": { en: "A guardian chose this.", es: "Lo eligió un tutor." },
  "choice.learner": { en: "The learner chose to show less.", es: "La o el estudiante eligió mostrar menos." },
  "choice.former": {
    en: "Someone who used to decide chose less. It holds until someone who decides now chooses.",
    es: "Quien antes decidía eligió menos. Vale hasta que decida quien decide ahora.",
  },
  "choice.both": {
    en: "Your school wants the yes of both guardians for this. One is missing.",
    es: "Para esto su escuela pide el sí de ambos tutores. Falta uno.",
  },
  "choice.conflict": {
    en: "Two guardians chose differently within 14 days. It stays at the smaller one until the school office has spoken with both.",
    es: "Dos tutores eligieron distinto en 14 días. Queda en lo menor hasta que la oficina hable con ambos.",
  },
  "choice.person": {
    en: "Your family shows this person less than the others.",
    es: "Su familia le muestra menos a esta persona que a las demás.",
  },
  "agreement.cut": { en: "The agreement does not include this.", es: "El acuerdo no incluye esto." },
  "exception.cut": { en: "The exception does not include this.", es: "La excepción no incluye esto." },
  "link.cut": { en: "The link does not include this.", es: "El enlace no incluye esto." },
  "link.chosen": { en: "Your family chose it for this link.", es: "Su familia lo eligió para este enlace." },
  "link.sharer": {
    en: "Who made the link may not show more than this.",
    es: "Quien hizo el enlace no puede mostrar más que esto.",
  },
  "directory.kept-in": {
    en: "Somebody in your family keeps this out of public lists, so it is in no public link.",
    es: "Alguien de su familia no quiere esto en listas públicas; por eso no está en ningún enlace público.",
  },
  "no-tie": { en: "They have nothing to do with this learner.", es: "No tiene relación con esta persona." },
  range: { en: "The school does not allow more than this.", es: "La escuela no permite más que esto." },
};

/** Why a rule decided, in both languages; the source of law and school rules beside it. */
export function whyOf(pack: Pack, rule: string): { why: Words; source?: string } {
  const own = engine[rule];
  if (own) return { why: own };
  const { why, source } = pack.rule(rule);
  return { why, source };
}
