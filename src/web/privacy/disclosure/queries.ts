import { infiniteQueryOptions } from "@tanstack/react-query";
import type { DisclosureRow } from "../../../privacy/disclosure-log.ts";
import { api } from "../../api.ts";

/** Which lines of the log are read: all of them, or those that 34 CFR 99.32 asks to be kept. */
export type Which = "all" | "recorded";

interface DisclosurePage {
  readonly items: readonly DisclosureRow[];
  readonly next?: string;
}

/** The disclosure log of a learner, newest first, a page at a time. */
export const disclosuresQuery = (learnerId: string, which: Which) =>
  infiniteQueryOptions({
    queryKey: ["disclosures", learnerId, which],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ which, limit: "100", ...(pageParam && { cursor: pageParam }) });
      return api.get<DisclosurePage>(`/learners/${learnerId}/disclosures?${query}`);
    },
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });

/** Where the log is as a file. */
export const disclosuresFile = (learnerId: string, which: Which): string =>
  `/api/v1/learners/${learnerId}/disclosures.csv?which=${which}`;
