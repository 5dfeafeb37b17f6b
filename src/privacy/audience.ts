import type { Words } from "../kernel/words.ts";

/** The 14 groups that may be shown things, in the order of docs/privacy.md; the words stand in URLs, code and packs. */
export const audiences = [
  "learner",
  "guardian",
  "teacher",
  "support",
  "nurse",
  "office",
  "district",
  "receiving-school",
  "app",
  "helper",
  "college",
  "employer",
  "classmate",
  "public",
] as const;
export type Audience = (typeof audiences)[number];

/** Whether a word from a path is an audience; an agreement's id is none. */
export const isAudience = (text: unknown): text is Audience => audiences.some((each) => each === text);

/** What the heads of the menu's columns say. */
export const audienceWords: Readonly<Record<Audience, Words>> = {
  learner: { en: "The learner", es: "El o la estudiante" },
  guardian: { en: "Guardians", es: "Tutores legales" },
  teacher: { en: "Teachers", es: "Maestros" },
  support: { en: "Support team", es: "Equipo de apoyo" },
  nurse: { en: "School nurse", es: "Enfermería escolar" },
  office: { en: "School office", es: "Oficina de la escuela" },
  district: { en: "District staff", es: "Personal del distrito" },
  "receiving-school": { en: "Next school", es: "Próxima escuela" },
  app: { en: "Apps with an agreement", es: "Aplicaciones con acuerdo" },
  helper: { en: "After-school, tutor, mentor", es: "Después de clases, tutor, mentor" },
  college: { en: "Colleges", es: "Universidades" },
  employer: { en: "Employers", es: "Empleadores" },
  classmate: { en: "Classmates", es: "Compañeros de clase" },
  public: { en: "Anyone with a public link", es: "Cualquiera con un enlace público" },
};
