/**
 * Papers that move the day on which rights pass: emancipation and entry to college bring it forward, a court's guardianship of an adult keeps
 * the rights with the guardian (34 CFR 99.5(a); IDEA rights follow the state's flag).
 */
export const ageKinds = ["emancipated", "college", "guardianship"] as const;
export type AgeKind = (typeof ageKinds)[number];
