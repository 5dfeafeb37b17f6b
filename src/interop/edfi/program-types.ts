import { table } from "./table.ts";

/** Programs that a learner is counted in: record/program-status.ts. */
export type Program = "migrant" | "foster" | "homeless" | "military-connected" | "title-i" | "meals" | "neglected";

/** Program types by which a learner is counted; an association of its own may count them too. */
export const statusTypes = table<Program>("ProgramTypeDescriptor", {
  "Migrant Education": "migrant",
  Homeless: "homeless",
  "Title I Part A": "title-i",
  "Neglected and Delinquent Program": "neglected",
  "Title I Part D Subpart 1": "neglected",
  "Title I Part D Subpart 2": "neglected",
  "Student School Food Service": "meals",
});

/** Characteristics that count a learner in a program. An unaccompanied youth may or may not have a home. */
export const characteristics = table<Program>("StudentCharacteristicDescriptor", {
  "Foster Care": "foster",
  Homeless: "homeless",
  Migrant: "migrant",
  Migratory: "migrant",
  "Military Parent": "military-connected",
  "Parent in Military": "military-connected",
});

/** Program types that a plan or service stands for; the others have no place (docs/standards/edfi.md). */
export const planTypes = table("ProgramTypeDescriptor", {
  "Career and Technical Education": "service",
  "Technical Preparatory": "service",
  "Vocational Education": "service",
  "Special Education": "iep",
  "Preschool Special Education": "iep",
  IDEA: "iep",
  "Section 504 Placement": "504",
  // Those who speak English at home are in bilingual programs too.
  Bilingual: "service",
  "Bilingual Summer": "service",
  "English as a Second Language (ESL)": "english-learner",
  "Alternative Education": "service",
  "Counseling Services": "service",
  "Early Intervention Services Part C": "service",
  "Gifted and Talented": "service",
  "Remedial Education": "service",
  Support: "service",
} as const);
