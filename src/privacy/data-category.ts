import type { Words } from "../kernel/words.ts";

/**
 * The headings of a schedule of data, as agreements between schools and vendors list them: in our own words, the same ground as
 * the schedule of the Student Data Privacy Consortium's agreement, which is not ours to print.
 */
export const dataCategories = {
  application_technology: { en: "Technical data of the app", es: "Datos técnicos de la aplicación" },
  assessment: { en: "Tests and assessment", es: "Pruebas y evaluación" },
  attendance: { en: "Attendance", es: "Asistencia" },
  communications: { en: "Messages and recordings", es: "Mensajes y grabaciones" },
  conduct: { en: "Conduct", es: "Conducta" },
  demographics: { en: "Demographics", es: "Datos demográficos" },
  enrollment: { en: "Enrollment and grade", es: "Inscripción y grado" },
  guardian_contact: { en: "How to reach guardians", es: "Cómo comunicarse con los tutores" },
  guardian_id: { en: "Numbers of guardians", es: "Números de los tutores" },
  guardian_name: { en: "Names of guardians", es: "Nombres de los tutores" },
  schedule: { en: "Classes and teachers", es: "Clases y maestros" },
  special_indicator: { en: "Programs and supports", es: "Programas y apoyos" },
  student_contact: { en: "How to reach the student", es: "Cómo comunicarse con el estudiante" },
  student_identifiers: { en: "Numbers of the student", es: "Números del estudiante" },
  student_in_app_performance: { en: "Work in the app", es: "Desempeño en la aplicación" },
  student_name: { en: "Name of the student", es: "Nombre del estudiante" },
  student_program_membership: { en: "Activities and clubs", es: "Actividades y clubes" },
  student_survey_responses: { en: "Answers to surveys", es: "Respuestas a encuestas" },
  student_work: { en: "Work the student made", es: "Trabajos del estudiante" },
  transcript: { en: "Grades and transcript", es: "Calificaciones y expediente" },
  transportation: { en: "Transportation", es: "Transporte" },
  other: { en: "Other", es: "Otros" },
} as const satisfies Readonly<Record<string, Words>>;
export type DataCategory = keyof typeof dataCategories;

/** Every heading, in the order of a schedule. */
export const dataCategoryKeys = Object.keys(dataCategories) as readonly DataCategory[]; // the record's own

const byKind: Readonly<Record<string, DataCategory>> = {
  name: "student_name",
  identity: "student_identifiers",
  reach: "guardian_contact",
  contact: "guardian_contact",
  background: "demographics",
  demographics: "demographics",
  "home-access": "other",
  "program-status": "special_indicator",
  enrollment: "enrollment",
  attendance: "attendance",
  "course-grade": "transcript",
  "assignment-result": "transcript",
  "transcript-course": "transcript",
  "academic-record": "transcript",
  diploma: "transcript",
  "graduation-plan": "transcript",
  "standards-result": "assessment",
  "test-result": "assessment",
  growth: "assessment",
  incident: "conduct",
  removal: "conduct",
  accommodation: "special_indicator",
  plan: "special_indicator",
  "personal-best": "student_work",
  work: "student_work",
  "about-me": "student_work",
  goal: "student_work",
  supporter: "student_work",
  "check-in": "student_work",
  "learning-plan": "student_work",
  "plan-signature": "student_work",
  skill: "student_work",
  "survey-response": "student_survey_responses",
  recognition: "student_program_membership",
  credential: "student_program_membership",
  "community-service": "student_program_membership",
  "work-experience": "student_program_membership",
  verification: "student_program_membership",
  "outside-learning": "student_program_membership",
  "activity-total": "student_in_app_performance",
};

/** Under which heading a kind of entry stands where an agreement does not say. */
export const headingOf = (kind: string): DataCategory => byKind[kind] ?? "other";
