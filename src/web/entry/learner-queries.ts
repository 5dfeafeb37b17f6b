import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Backpack, LearnerCover } from "../../entry/backpack.ts";
import type { Entry } from "../../entry/entry.ts";
import { api } from "../api.ts";
import { afterAMinute } from "../queries.ts";

/** Without a name where only other things of the learner are open. */
export interface LearnerItem {
  readonly id: string;
  readonly name?: string;
}
interface LearnerPage {
  readonly items: readonly LearnerItem[];
  readonly next?: string;
}

/**
 * A look at a learner's data is a line in the family's log: not asked again only because somebody was in another window for a
 * moment. A page that is opened asks anew, once for all of its parts: what was hidden since is not drawn from memory.
 */
const calm = { staleTime: 2_000, refetchOnWindowFocus: afterAMinute } as const;
const pageSize = 50;

/** Learners by family name, or those one of whose names begins so; a page at a time. */
export const learnersQuery = (name: string) =>
  infiniteQueryOptions({
    queryKey: ["learners", name],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({
        limit: String(pageSize),
        ...(name && { name }),
        ...(pageParam && { cursor: pageParam }),
      });
      return api.get<LearnerPage>(`/learners?${query}`);
    },
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    ...calm,
  });

/** Everything of one learner that is open to the hat, for the whole page at once. */
export const backpackQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["learner", learnerId, "backpack"],
    queryFn: () => api.get<Backpack>(`/learners/${learnerId}/backpack`),
    ...calm,
  });

/** Who a learner is to the hat, without the record: for pages that are about something else. */
export const coverQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["learner", learnerId, "cover"],
    queryFn: () => api.get<LearnerCover>(`/learners/${learnerId}`),
    ...calm,
  });

/** Says in the log that it went to paper, before it does. */
export const notePrint = (learnerId: string) => api.get<Backpack>(`/learners/${learnerId}/backpack`, "print");

/** What was corrected or withdrawn, for those who read the history. */
export const pastQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["learner", learnerId, "past"],
    queryFn: async () =>
      (await api.get<{ items: Entry[] }>(`/learners/${learnerId}/entries?past=true&limit=200`)).items,
    ...calm,
  });
