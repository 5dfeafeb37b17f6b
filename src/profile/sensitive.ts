import { folded } from "../kernel/words.ts";

/** What a free text had better not tell a school in passing (docs/profile.md): health, papers and status, trouble at home. */
export const sensitiveTopics = ["health", "immigration", "family"] as const;
export type SensitiveTopic = (typeof sensitiveTopics)[number];

/**
 * Beginnings of words, without accents and case, in the languages people write here. A hint and no judgement: it misses some and
 * finds some that mean no harm, so it only ever asks, and nothing is sent or kept of what it found.
 */
const beginnings: Readonly<Record<SensitiveTopic, readonly string[]>> = {
  health: [
    ...["adhd", "allerg", "anxiety", "asthma", "autis", "cancer", "depress", "diabet", "diagnos", "doctor", "epilep"],
    ...["hospital", "medication", "medicine", "pregnan", "seizure", "surgery", "therap", "suicid", "self-harm"],
    ...["tdah", "alergi", "ansiedad", "asma", "autism", "diagnostic", "embaraz", "enferm", "medicamento", "medicina"],
    ...["psicolog", "psiquiatr", "terapia"],
  ],
  immigration: [
    ...["asylum", "citizen", "daca", "deport", "green card", "immigra", "migra", "refugee", "undocumented", "visa"],
    ...["asilo", "ciudadan", "indocumentad", "inmigra", "papeles", "refugiad", "residencia legal", "la migra"],
  ],
  family: [
    ...["abuse", "alcohol", "arrest", "custody", "divorc", "drunk", "evict", "foster", "homeless", "in jail", "prison"],
    ...["hits me", "hit me", "police", "restraining", "separated", "violen"],
    ...["abuso", "arrestad", "borrach", "carcel", "custodia", "desaloj", "divorci", "me pega", "policia", "separad"],
    ...["sin casa", "sin hogar"],
  ],
};

/** Which of these a text may touch. */
export function sensitiveIn(text: string): SensitiveTopic[] {
  const plain = ` ${folded(text).replaceAll(/[^\p{L}\p{N}-]+/gu, " ")} `;
  return sensitiveTopics.filter((topic) => beginnings[topic].some((word) => plain.includes(` ${word}`)));
}
