/**
 * What a court can have said of an adult. No access and no contact keep them from everything; sole decision leaves the choosing
 * to one; the others bind the school's people and change nothing in who reads what.
 */
export const courtKinds = ["no-access", "no-contact", "sole-decision", "address-confidential", "supervised"] as const;
export type CourtKind = (typeof courtKinds)[number];
