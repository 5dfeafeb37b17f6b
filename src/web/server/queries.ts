import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { ReconcileView } from "../../exchange/reconcile.ts";
import type { ImportView, RemarkGroupView, SourceView } from "../../exchange/source.ts";
import type { AccountView } from "../../identity/account.ts";
import { api } from "../api.ts";

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** Who sends data, and what waits there for a decision. */
export const sourcesQuery = queryOptions({
  queryKey: ["sources"],
  queryFn: async () => (await api.get<Page<SourceView>>("/sources")).items,
});

const watchMs = 1_000;
/** One may be started on the command line while the page is open. */
const lookMs = 15_000;

/** How many imports are looked at again and again. */
export const newestImports = 10;

/** The newest imports; looked at again and again, and more often while one runs. */
export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: async () => (await api.get<Page<ImportView>>(`/imports?limit=${newestImports}`)).items,
  refetchInterval: ({ state }) => (state.data?.some((each) => each.state === "running") ? watchMs : lookMs),
});

/** All imports, newest first, a page at a time: for whoever asks for those of before. */
export const earlierImportsQuery = infiniteQueryOptions({
  queryKey: ["imports", "earlier"],
  queryFn: ({ pageParam }) =>
    api.get<Page<ImportView>>(`/imports?limit=50${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`),
  initialPageParam: "",
  getNextPageParam: ({ next }) => next,
});

/** How the comparison of an upload with the record goes, and its report. */
export const comparedQuery = (uploadId: string) =>
  queryOptions({
    queryKey: ["reconciliations", uploadId],
    queryFn: () => api.get<ReconcileView>(`/reconciliations/${uploadId}`),
    refetchInterval: ({ state }) => (state.data?.state === "running" ? watchMs : false),
    retry: false,
  });

/** What was wrong in an import, by code, with first places. */
export const remarkGroupsQuery = (importId: string) =>
  queryOptions({
    queryKey: ["remark-groups", importId],
    queryFn: async () => (await api.get<Page<RemarkGroupView>>(`/imports/${importId}/remark-groups`)).items,
  });

/** One's own account, as an administrator reads it. */
export const ownAccountQuery = (email: string) =>
  queryOptions({
    queryKey: ["accounts", "own", email],
    queryFn: async () => {
      const { items } = await api.get<Page<AccountView>>(`/accounts?limit=5&email=${encodeURIComponent(email)}`);
      return items.find(({ isYou }) => isYou) ?? null;
    },
  });

/** Accounts, newest first, or those whose address begins so; a page at a time. */
export const accountsQuery = (email: string) =>
  infiniteQueryOptions({
    queryKey: ["accounts", email],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({
        limit: "50",
        ...(email && { email }),
        ...(pageParam && { cursor: pageParam }),
      });
      return api.get<Page<AccountView>>(`/accounts?${query}`);
    },
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });
