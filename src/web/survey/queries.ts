import { queryOptions } from "@tanstack/react-query";
import type { LearnerSurvey } from "../../profile/instrument.ts";
import { api } from "../api.ts";

/** Questionnaires that a learner is or will be asked. */
export const learnerSurveysQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["learner", learnerId, "surveys"],
    queryFn: async () => (await api.get<{ items: LearnerSurvey[] }>(`/learners/${learnerId}/surveys`)).items,
  });
