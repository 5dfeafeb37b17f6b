import { queryOptions } from "@tanstack/react-query";
import type { NextSteps } from "../../../profile/next-step.ts";
import type { VerificationRequest } from "../../../profile/verification-request.ts";
import { api } from "../../api.ts";

/** Who was asked to confirm what of a learner. */
export const verificationRequestsQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["learner", learnerId, "verification-requests"],
    queryFn: async () =>
      (await api.get<{ items: VerificationRequest[] }>(`/learners/${learnerId}/verification-requests`)).items,
    staleTime: 2_000,
    refetchOnWindowFocus: false,
  });

/** Next steps of the learners whom a counselor may see. */
export const nextStepsQuery = queryOptions({
  queryKey: ["next-steps"],
  queryFn: () => api.get<NextSteps>("/next-steps"),
  refetchOnWindowFocus: false,
});
