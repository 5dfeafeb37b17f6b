import { queryOptions } from "@tanstack/react-query";
import type { AgreementView, AppRequest, FamilyAgreement } from "../../privacy/agreement.ts";
import { api } from "../api.ts";

/** Agreements of an administrator's schools, those that end first on top. */
export const agreementsQuery = queryOptions({
  queryKey: ["agreements"],
  queryFn: async () => (await api.get<{ items: AgreementView[] }>("/agreements")).items,
});

/** One agreement, with its vetting, programs and history. */
export const agreementQuery = (id: string) =>
  queryOptions({
    queryKey: ["agreements", id],
    queryFn: () => api.get<AgreementView>(`/agreements/${id}`),
  });

/** What teachers ask for: an administrator's queue, or what the teacher asked for. */
export const appRequestsQuery = queryOptions({
  queryKey: ["app-requests"],
  queryFn: async () => (await api.get<{ items: AppRequest[] }>("/app-requests")).items,
});

/** The schools and districts that an administrator may sign for. */
export const signersQuery = queryOptions({
  queryKey: ["agreements", "signers"],
  queryFn: async () => (await api.get<{ items: { id: string; name: string }[] }>("/agreements/organizations")).items,
});

/** A kind of entry with what of it a schedule can list. */
export interface ScheduledKindView {
  readonly kind: string;
  readonly fields: readonly string[];
}
/** Every kind, and the first members of its body. */
export const scheduledKindsQuery = queryOptions({
  queryKey: ["kinds"],
  queryFn: async (): Promise<ScheduledKindView[]> => {
    type Kind = { kind: string; schema: { properties?: Record<string, unknown> } };
    const { items } = await api.get<{ items: Kind[] }>("/kinds");
    return items.map(({ kind, schema }) => ({ kind, fields: Object.keys(schema.properties ?? {}) }));
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** The apps and helpers of a learner, as the family reads of them. */
export const familyAgreementsQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["family-agreements", learnerId],
    queryFn: async () => (await api.get<{ items: FamilyAgreement[] }>(`/learners/${learnerId}/agreements`)).items,
  });
