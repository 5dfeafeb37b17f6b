import type { Words } from "../kernel/words.ts";

/**
 * In what capacity a person acts. A hat is one person, one organization, one capacity, and rights of hats never add up. Who is let in by
 * an exception of the law wears a hat for that alone, so that nothing they otherwise do is mixed with it.
 */
export const capacities = [
  "learner",
  "guardian",
  "teacher",
  "support",
  "nurse",
  "leader",
  "registrar",
  "district",
  "administrator",
  "exception",
  "helper",
] as const;
export type Capacity = (typeof capacities)[number];

/** Whether a word typed in a hat is a capacity. */
export const isCapacity = (text: unknown): text is Capacity => capacities.some((each) => each === text);

/** Where a capacity is worn: families, district staff and administrators at the district, the others at one school. */
export const isAtDistrict = (capacity: Capacity): boolean =>
  capacity === "learner" || capacity === "guardian" || capacity === "district" || capacity === "administrator";

/** What a hat is called in the switch. */
export const capacityWords: Readonly<Record<Capacity, Words>> = {
  learner: { en: "Learner", es: "Estudiante" },
  guardian: { en: "Guardian", es: "Tutor o tutora legal" },
  teacher: { en: "Teacher", es: "Maestra o maestro" },
  support: { en: "Support team", es: "Equipo de apoyo" },
  nurse: { en: "Nurse", es: "Enfermería" },
  leader: { en: "School leader", es: "Dirección escolar" },
  registrar: { en: "Registrar", es: "Registro escolar" },
  district: { en: "District staff", es: "Personal del distrito" },
  administrator: { en: "Administrator", es: "Administración del sistema" },
  helper: { en: "Helper", es: "Ayudante" },
  exception: { en: "Access for a time", es: "Acceso por un tiempo" },
};
