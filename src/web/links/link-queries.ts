import { queryOptions } from "@tanstack/react-query";
import type { LinkCase, LinkMerge } from "../../exchange/link-case.ts";
import type { ReconcileReport } from "../../exchange/reconcile.ts";
import type { Disagreement, RecordRule } from "../../exchange/source-of-record.ts";
import { api } from "../api.ts";

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** Questions about who is who; each look at one is in the learners' logs, so they are asked for when the page is opened alone. */
export const linksQuery = queryOptions({
  queryKey: ["links"],
  queryFn: () => api.get<Page<LinkCase>>("/links?limit=20"),
  refetchOnWindowFocus: false,
});

/** Records that became one, newest first. */
export const mergesQuery = queryOptions({
  queryKey: ["merges"],
  queryFn: async () => (await api.get<Page<LinkMerge>>("/merges")).items,
  refetchOnWindowFocus: false,
});

/** A report with the time it was made. */
export type KeptReport = ReconcileReport & { readonly reportedAt: string };

/** How the last bundle of each source differed from the record. */
export const reconciliationsQuery = queryOptions({
  queryKey: ["reconciliations"],
  queryFn: async () => (await api.get<Page<KeptReport>>("/reconciliations")).items,
});

/** What sources say differently, and whose word counts. */
export const recordQuery = queryOptions({
  queryKey: ["sources", "record"],
  queryFn: () =>
    api.get<{ readonly disagreements: readonly Disagreement[]; readonly rules: readonly RecordRule[] }>(
      "/sources/record",
    ),
});
