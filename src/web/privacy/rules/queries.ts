import { queryOptions } from "@tanstack/react-query";
import type { PackVersionView, PackView } from "../../../privacy/pack-version.ts";
import { api } from "../../api.ts";

const watchMs = 2_000;

/** The rules in force; looked at again and again while the grants are made anew. */
export const packQuery = queryOptions({
  queryKey: ["pack"],
  queryFn: () => api.get<PackView>("/pack"),
  refetchInterval: ({ state }) => (state.data && !state.data.isCompiled ? watchMs : false),
});

/** Versions of the school's own rules, newest first. */
export const packVersionsQuery = queryOptions({
  queryKey: ["pack", "versions"],
  queryFn: async () => (await api.get<{ items: PackVersionView[] }>("/pack/versions")).items,
});
