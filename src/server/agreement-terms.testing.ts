import type { AgreementTerms } from "../privacy/agreement.ts";

/** An agreement with a maker of an app of works and badges, for one class. */
export const termsFor = (classId: string, more: Partial<AgreementTerms> = {}): AgreementTerms => ({
  name: "Gallery",
  party: { name: "Gallery, Inc.", kind: "vendor" },
  url: "https://gallery.example",
  purpose: { en: "Shows the class what it made", es: "Muestra a la clase lo que hizo" },
  schedule: [
    { kind: "work", fields: ["title"], why: { en: "To hang it under its title", es: "Para colgarlo con su título" } },
    { kind: "recognition", fields: ["*"] },
  ],
  startsOn: "2026-11-01",
  endsOn: "2027-06-11",
  retention: { daysAfterEnd: 30, deletionProof: true },
  document: { title: "Data privacy agreement, 2026", sha256: "a".repeat(64) },
  contact: { name: "Privacy office", email: "privacy@gallery.example" },
  subprocessors: [{ name: "Cloud Host", what: "Keeps the files" }],
  breachHours: 72,
  studentContent: true,
  never: ["sale", "advertising"],
  serves: { organizationIds: [], classIds: [classId] },
  ...more,
});
