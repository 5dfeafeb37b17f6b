import { queryOptions } from "@tanstack/react-query";
import type { Delivery, OwedDelivery } from "../../entry/delivery.ts";
import { api } from "../api.ts";

/** Who is told of corrections and statements about one learner. */
export const deliveriesQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["deliveries", learnerId],
    queryFn: async () => (await api.get<{ items: Delivery[] }>(`/learners/${learnerId}/deliveries`)).items,
  });

/** Recipients whom the office must tell. */
export const untoldQuery = queryOptions({
  queryKey: ["deliveries-worklist"],
  queryFn: () => api.get<{ items: OwedDelivery[]; next?: string }>("/deliveries?limit=100"),
});
