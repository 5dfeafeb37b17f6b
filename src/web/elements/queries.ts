import { queryOptions } from "@tanstack/react-query";
import type { LearnerElement, OfficeElement } from "../../entry/element.ts";
import type { Entry } from "../../entry/entry.ts";
import { api } from "../api.ts";

/** Under this everything about the elements of one learner is kept. */
const keyOf = (learnerId: string) => ["elements", learnerId] as const;

/** What a learner's profile can hold, and what is turned off. */
export const elementsQuery = (learnerId: string) =>
  queryOptions({
    queryKey: keyOf(learnerId),
    queryFn: async () => (await api.get<{ items: LearnerElement[] }>(`/learners/${learnerId}/elements`)).items,
  });

/** What one element holds, on or off: read when somebody opens it. */
export const heldQuery = (learnerId: string, { kind, isOn }: Pick<LearnerElement, "kind" | "isOn">) =>
  queryOptions({
    queryKey: [...keyOf(learnerId), kind, isOn],
    queryFn: async () =>
      isOn
        ? (await api.get<{ items: Entry[] }>(`/learners/${learnerId}/entries?kind=${kind}&limit=200`)).items
        : (await api.get<{ entries: Entry[] }>(`/learners/${learnerId}/elements/${kind}`)).entries,
  });

/** Every element as the own district or school finds it. */
export const officeElementsQuery = queryOptions({
  queryKey: ["office-elements"],
  queryFn: async () => (await api.get<{ items: OfficeElement[] }>("/elements")).items,
});
