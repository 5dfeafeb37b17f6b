import { queryOptions } from "@tanstack/react-query";
import type { ConsentView } from "../../../privacy/consent.ts";
import type { EndingView } from "../../../privacy/ending.ts";
import type { ShareLimits, ShareView } from "../../../privacy/share.ts";
import type { ShareAudience } from "../../../privacy/share-decide.ts";
import type { Wishes } from "../../../privacy/wish.ts";
import { api } from "../../api.ts";

/** The links of a child, newest first. */
export const linksQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["sharing", learnerId, "links"],
    queryFn: async () => (await api.get<{ items: ShareView[] }>(`/learners/${learnerId}/links`)).items,
  });

/** The consents of a child, newest first. */
export const consentsQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["sharing", learnerId, "consents"],
    queryFn: async () => (await api.get<{ items: ConsentView[] }>(`/learners/${learnerId}/consents`)).items,
  });

/** What a child who does not decide wants of those who do. */
export const wishesQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["sharing", learnerId, "wishes"],
    queryFn: () => api.get<Wishes>(`/learners/${learnerId}/wishes`),
  });

/** What reached the parties of a child, newest first. */
export const endingsQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["sharing", learnerId, "endings"],
    queryFn: async () => (await api.get<{ items: EndingView[] }>(`/learners/${learnerId}/endings`)).items,
  });

/** How much may go into a link for an audience. */
export const limitsQuery = (learnerId: string, audience: ShareAudience) =>
  queryOptions({
    queryKey: ["sharing", learnerId, "limits", audience],
    queryFn: async () =>
      (await api.get<ShareLimits>(`/learners/${learnerId}/links/limits?audience=${audience}`)).slices,
  });
