import { queryOptions } from "@tanstack/react-query";
import type { Delivery, OwedDelivery } from "../../entry/delivery.ts";
import type { Disposal, DueCount, RetentionRule } from "../../entry/retention.ts";
import type { AnnualNotice, NoticePart } from "../../privacy/annual-notice.ts";
import type { Clock } from "../../privacy/clock.ts";
import type { CopyRequest } from "../../privacy/copy-request.ts";
import type { DirectoryAudience, DirectoryRow, DirectorySetting } from "../../privacy/directory.ts";
import type { LearnerStudy, StudyView } from "../../privacy/study.ts";
import { api } from "../api.ts";
import { spoken } from "../language.tsx";

/** Who is told of corrections and statements about one learner. */
export const deliveriesQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["deliveries", learnerId],
    queryFn: async () => (await api.get<{ items: Delivery[] }>(`/learners/${learnerId}/deliveries`)).items,
  });

/** Recipients whom the office must tell. */
export const untoldQuery = queryOptions({
  queryKey: ["deliveries-worklist"],
  queryFn: () => api.get<{ items: OwedDelivery[]; next?: string }>("/deliveries?limit=100"),
});

/** Copies, visits and explanations that one asked for about one learner. */
export const copiesQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["copy-requests", learnerId],
    queryFn: () => api.get<{ items: CopyRequest[]; answersWithin: Clock }>(`/learners/${learnerId}/copy-requests`),
  });

/** What the office still owes, what is due first on top. */
export const owedCopiesQuery = queryOptions({
  queryKey: ["copy-worklist"],
  queryFn: () => api.get<{ items: CopyRequest[]; next?: string }>("/copy-requests?limit=100"),
});

/** What of a learner is open as directory information, and what one keeps in. */
export const directoryQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["directory", learnerId],
    queryFn: async () => (await api.get<{ items: DirectorySetting[] }>(`/learners/${learnerId}/directory`)).items,
  });

/** A school's list for an audience. Every look at it is in the log of each learner: it is asked for by a button. */
export const readDirectory = async (audience: DirectoryAudience): Promise<DirectoryRow[]> =>
  (await api.get<{ items: DirectoryRow[] }>(`/directory?audience=${audience}`)).items;

/** The notice in force, in the reader's language. */
export interface NoticeInForce {
  readonly id: string;
  readonly publishedOn: string;
  readonly readOn?: string;
  readonly parts: readonly NoticePart[];
}
export const noticeQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["annual-notice", learnerId, spoken()],
    queryFn: async () =>
      (await api.get<{ notice?: NoticeInForce }>(`/learners/${learnerId}/annual-notice?language=${spoken()}`)).notice ??
      null,
  });

/** Audits and studies of the districts whose records one keeps. */
export const studiesQuery = queryOptions({
  queryKey: ["studies"],
  queryFn: async () => (await api.get<{ items: StudyView[] }>("/studies")).items,
});
/** Those that count the learners of one learner's school, for the family. */
export const learnerStudiesQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["studies", learnerId],
    queryFn: async () => (await api.get<{ items: LearnerStudy[] }>(`/learners/${learnerId}/studies`)).items,
  });
/** An administrator's notices, and the districts to write one for. */
export const noticesQuery = queryOptions({
  queryKey: ["annual-notices"],
  queryFn: () => api.get<{ items: AnnualNotice[]; districts: { id: string; name: string }[] }>("/annual-notices"),
});

/** Destructions of one's districts, and the districts. */
export const disposalsQuery = queryOptions({
  queryKey: ["disposals"],
  queryFn: () => api.get<{ items: Disposal[]; districts: { id: string; name: string }[] }>("/disposals"),
});

/** How long a district keeps each kind, and what is due now. */
export const retentionQuery = (organizationId: string) =>
  queryOptions({
    queryKey: ["disposals", "retention", organizationId],
    queryFn: () => api.get<{ schedule: RetentionRule[]; due: DueCount[] }>(`/retention/${organizationId}`),
  });

/** What of one learner was destroyed, counted. */
export const destroyedQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["retention", learnerId],
    queryFn: async () =>
      (
        await api.get<{ destroyed: { kind: string; year: number; entries: number; finishedOn?: string }[] }>(
          `/learners/${learnerId}/retention`,
        )
      ).destroyed,
  });

/** Where an agreement's programs are told of corrections. */
export const hookQuery = (agreementId: string) =>
  queryOptions({
    queryKey: ["hook", agreementId],
    queryFn: async () =>
      (await api.get<{ hook?: { url: string; setAt: string } }>(`/agreements/${agreementId}/hook`)).hook ?? null,
  });

/** What holds a learner's record against destruction, for the registrar. */
export const holdQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["hold", learnerId],
    queryFn: async () =>
      (await api.get<{ hold?: { reason: string; setAt: string } }>(`/learners/${learnerId}/retention`)).hold ?? null,
  });
