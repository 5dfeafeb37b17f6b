import { queryOptions } from "@tanstack/react-query";
import type { MapView } from "../../exchange/map.ts";
import { api } from "../api.ts";

/** Maps that are kept here, and those that came with Daypack. */
export const mapsQuery = queryOptions({
  queryKey: ["maps"],
  queryFn: async () => (await api.get<{ items: MapView[] }>("/maps")).items,
});
