import { queryOptions } from "@tanstack/react-query";
import type { Beside } from "../../../profile/companion.ts";
import { api } from "../../api.ts";

/** People whom a goal or a plan can name. Nobody for who does not read the choices. */
export const companionsQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["companions", learnerId],
    queryFn: async () => (await api.get<{ items: Beside[] }>(`/learners/${learnerId}/companions`)).items,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
