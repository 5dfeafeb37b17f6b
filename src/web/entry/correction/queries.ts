import { queryOptions } from "@tanstack/react-query";
import type { CorrectionRequest, WaitingRequest } from "../../../entry/correction-request.ts";
import type { Entry } from "../../../entry/entry.ts";
import { ApiProblem, api } from "../../api.ts";

/** What was said to be wrong about one learner: a family's own requests. */
export const requestsQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["correction-requests", learnerId],
    queryFn: async () =>
      (await api.get<{ items: CorrectionRequest[] }>(`/learners/${learnerId}/correction-requests`)).items,
  });

interface Waiting {
  readonly items: readonly WaitingRequest[];
  readonly next?: string;
}
/** What waits for an answer of one's own. */
export const waitingQuery = queryOptions({
  queryKey: ["correction-worklist"],
  queryFn: () => api.get<Waiting>("/correction-requests?limit=100"),
  refetchOnWindowFocus: false,
});

/** The entry a request is about: what stands, else what stood. */
export const askedAboutQuery = ({ learnerId, entryId }: Pick<CorrectionRequest, "learnerId" | "entryId">) =>
  queryOptions({
    queryKey: ["learner", learnerId, "asked-about", entryId],
    queryFn: async (): Promise<Entry | null> => {
      const path = `/learners/${learnerId}/entries`;
      try {
        return await api.get<Entry>(`${path}/${entryId}`);
      } catch (error) {
        if (!(error instanceof ApiProblem && error.slug === "entry-unknown")) throw error;
        // Corrected already: it is found in the history.
        const past = await api.get<{ items: Entry[] }>(`${path}?past=true&limit=500`);
        return past.items.find(({ id }) => id === entryId) ?? null;
      }
    },
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });

/** A kind's schema, as far as a form for it needs to know. */
export interface Shape {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
}
/** The schemas of all kinds: the app itself is built without them. */
export const shapesQuery = queryOptions({
  queryKey: ["kinds"],
  queryFn: async () => {
    const { items } = await api.get<{ items: { kind: string; schema: Shape }[] }>("/kinds");
    return new Map(items.map(({ kind, schema }) => [kind, schema]));
  },
  staleTime: Number.POSITIVE_INFINITY,
});
