import type { Language, Words } from "../kernel/words.ts";

/** What systems send most of an adult's tie to a learner (Ed-Fi RelationDescriptor, OneRoster agents). */
const known: Readonly<Record<string, Words>> = {
  mother: { en: "Mother", es: "Madre" },
  father: { en: "Father", es: "Padre" },
  parent: { en: "Parent", es: "Madre o padre" },
  guardian: { en: "Guardian", es: "Tutor o tutora legal" },
  grandmother: { en: "Grandmother", es: "Abuela" },
  grandfather: { en: "Grandfather", es: "Abuelo" },
  grandparent: { en: "Grandparent", es: "Abuela o abuelo" },
  stepmother: { en: "Stepmother", es: "Madrastra" },
  stepfather: { en: "Stepfather", es: "Padrastro" },
  aunt: { en: "Aunt", es: "Tía" },
  uncle: { en: "Uncle", es: "Tío" },
  sister: { en: "Sister", es: "Hermana" },
  brother: { en: "Brother", es: "Hermano" },
};

/** A tie in words; any that is not known is shown as it came. */
export const relationshipName = (said: string, language: Language): string =>
  known[said.trim().toLowerCase()]?.[language] ?? said;
