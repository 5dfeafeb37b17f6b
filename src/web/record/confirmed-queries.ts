import { queryOptions } from "@tanstack/react-query";
import type { Confirmed } from "../../insight/acknowledgement.ts";
import { api } from "../api.ts";

/** Who confirmed which support of a learner. */
export const confirmedQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["learners", learnerId, "acknowledgements"],
    queryFn: async () => (await api.get<{ items: Confirmed[] }>(`/learners/${learnerId}/acknowledgements`)).items,
    staleTime: 30_000,
  });

/** Supports of a class that its teacher has not confirmed. */
export const owedQuery = (classId: string) =>
  queryOptions({
    queryKey: ["classes", classId, "acknowledgements"],
    queryFn: async () =>
      (await api.get<{ items: { learnerId: string; entryIds: string[] }[] }>(`/classes/${classId}/acknowledgements`))
        .items,
    staleTime: 2_000,
  });

/** Says of supports that one has read them and gives them. */
export const confirmSupports = (learnerId: string, entryIds: readonly string[]): Promise<unknown> =>
  api.send("PUT", `/learners/${learnerId}/acknowledgements`, { entryIds });
