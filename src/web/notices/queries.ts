import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Notice } from "../../privacy/notice.ts";
import { api } from "../api.ts";

/** How many are unread. Asked again each minute while the page is open: no learner is in it, so it is no look. */
export const unreadQuery = queryOptions({
  queryKey: ["notices", "unread"],
  queryFn: () => api.get<{ unread: number }>("/notices/unread"),
  refetchInterval: 60_000,
  staleTime: 30_000,
});

interface NoticePage {
  readonly items: readonly Notice[];
  readonly next?: string;
}

/** What one was told, newest first, a page at a time. */
export const noticesQuery = infiniteQueryOptions({
  queryKey: ["notices", "list"],
  queryFn: ({ pageParam }) => api.get<NoticePage>(`/notices?limit=50${pageParam ? `&cursor=${pageParam}` : ""}`),
  initialPageParam: "",
  getNextPageParam: ({ next }) => next,
});
