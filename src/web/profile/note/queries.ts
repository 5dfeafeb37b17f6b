import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api.ts";

/** A transition note that waits, as its author reads it. */
export interface HeldNote {
  readonly learnerId: string;
  readonly id: string;
  readonly learner: string;
  readonly body?: { readonly strength: string };
  readonly restricted?: string;
  readonly sendAfter: string;
}

/** One's own notes within their undo window; asked again so that one that was sent goes. Unit of the pause: milliseconds. */
export const heldQuery = queryOptions({
  queryKey: ["transition-notes"],
  queryFn: async () => (await api.get<{ items: HeldNote[] }>("/transition-notes")).items,
  refetchInterval: 20_000,
});

/** A team, and who of it reads restricted notes. */
export interface Readers {
  readonly caseId: string;
  readonly readers: readonly string[];
}

/** Who would read a restricted note of this learner. Never whether there is one. */
export const readersQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["restricted-readers", learnerId],
    queryFn: async () => (await api.get<{ items: Readers[] }>(`/learners/${learnerId}/restricted-readers`)).items,
  });
