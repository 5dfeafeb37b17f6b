import { queryOptions } from "@tanstack/react-query";
import type { Entry } from "../../../entry/entry.ts";
import type { CourtKind } from "../../../roster/family.ts";
import { api } from "../../api.ts";

/** An adult's relation to a learner, as the office keeps it. */
export interface Guardianship {
  readonly id: string;
  readonly guardianId: string;
  readonly relationship: string;
  readonly mayRead: boolean;
  readonly mayDecide: boolean;
  readonly livesWith?: boolean;
  readonly isPrimary: boolean;
  readonly startsOn?: string;
  readonly endsOn?: string;
}
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
  readonly liftedAt?: string;
}
export interface Family {
  readonly learner: { readonly id: string; readonly name?: string };
  readonly guardianships: readonly Guardianship[];
  readonly courtDocuments: readonly CourtDocument[];
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

/** Adults, court documents, and the names that contact entries give them. For the registrar. */
export const familyQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["family", learnerId],
    queryFn: async (): Promise<Family> => {
      const [family, learner, contacts] = await Promise.all([
        api.get<Omit<Family, "learner" | "names">>(`/learners/${learnerId}/family`),
        api.get<Family["learner"]>(`/learners/${learnerId}`),
        api.get<{ items: Entry[] }>(`/learners/${learnerId}/entries?kind=contact&limit=200`),
      ]);
      const names = new Map(contacts.items.map(({ body }) => nameIn(body)).filter((pair) => pair !== undefined));
      return { ...family, learner, names };
    },
    staleTime: 30_000,
    refetchOnWindowFocus: false,
  });
