import { queryOptions } from "@tanstack/react-query";
import type { IssueView, OwnerView } from "../../exchange/quality.ts";
import { api } from "../api.ts";

/** What is wrong in the data, and who could see to it. */
export interface Queue {
  readonly items: readonly IssueView[];
  readonly owners: readonly OwnerView[];
}

/** What is wrong, as far as it is one's own to know. */
export const qualityQuery = queryOptions({ queryKey: ["quality"], queryFn: () => api.get<Queue>("/quality") });

interface Named {
  readonly id: string;
  readonly name?: string;
  readonly title?: string;
}

/** Whom or what a check found: classes for all who see the issue, learners for the registrar of their school. */
export const foundQuery = (issueId: string, what: "classes" | "learners") =>
  queryOptions({
    queryKey: ["quality", issueId, what],
    queryFn: async () => (await api.get<{ items: readonly Named[] }>(`/quality/${issueId}/${what}`)).items,
    // A registrar who has just mended a record looks whether it is gone.
    staleTime: 0,
  });
