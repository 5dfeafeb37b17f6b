import { queryOptions } from "@tanstack/react-query";
import type { Entry } from "../../../entry/entry.ts";
import type { CourtKind } from "../../../roster/family.ts";
import { api } from "../../api.ts";

/** An adult's relation to a learner, as the office keeps it. */
export interface Guardianship {
  readonly id: string;
  readonly guardianId: string;
  readonly householdId?: string;
  readonly relationship: string;
  readonly mayRead: boolean;
  readonly mayDecide: boolean;
  readonly livesWith?: boolean;
  readonly isPrimary: boolean;
  readonly startsOn?: string;
  readonly endsOn?: string;
}
/** What a court said; its scanned pages are asked for by themselves. */
export interface CourtDocument {
  readonly id: string;
  readonly guardianId: string;
  readonly kind: CourtKind;
  readonly effectiveOn: string;
  readonly reviewOn?: string;
  readonly note?: string;
  readonly enteredAt: string;
  readonly enteredByYou: boolean;
  readonly confirmedAt?: string;
  /** One person asked to lift it; it holds until another one does. */
  readonly liftAskedAt?: string;
  readonly liftAskedByYou?: boolean;
  readonly liftedAt?: string;
}
/** Who may read and choose, and why: for the registrar whole, for a guardian as far as it is about them. */
export interface Family {
  readonly learner: { readonly id: string; readonly name?: string };
  readonly guardianships: readonly Guardianship[];
  readonly courtDocuments: readonly CourtDocument[];
  /** Age from which the learner alone decides, and the day of birth, where the record has one. */
  readonly ofAgeFrom: number;
  readonly bornOn: string | undefined;
  /** Names of adults, from contact entries. */
  readonly names: ReadonlyMap<string, string>;
}

const nameIn = (body: unknown): [string, string] | undefined =>
  typeof body === "object" &&
  body !== null &&
  "guardianId" in body &&
  "name" in body &&
  typeof body.guardianId === "string" &&
  typeof body.name === "string"
    ? [body.guardianId, body.name]
    : undefined;

const bornIn = (body: unknown): string | undefined =>
  typeof body === "object" && body !== null && "bornOn" in body && typeof body.bornOn === "string"
    ? body.bornOn
    : undefined;

/** Adults, court documents, and the names that contact entries give them. For the registrar. */
export const familyQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["family", learnerId],
    queryFn: async (): Promise<Family> => {
      const [family, learner, contacts, identities] = await Promise.all([
        api.get<Omit<Family, "learner" | "names" | "bornOn">>(`/learners/${learnerId}/family`),
        api.get<Family["learner"]>(`/learners/${learnerId}`),
        api.get<{ items: Entry[] }>(`/learners/${learnerId}/entries?kind=contact&limit=200`),
        api.get<{ items: Entry[] }>(`/learners/${learnerId}/entries?kind=identity&limit=1`),
      ]);
      const names = new Map(contacts.items.map(({ body }) => nameIn(body)).filter((pair) => pair !== undefined));
      return { ...family, learner, names, bornOn: bornIn(identities.items[0]?.body) };
    },
    staleTime: 30_000,
    refetchOnWindowFocus: false,
  });
