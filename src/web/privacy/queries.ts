import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { DigestView, Entry } from "../../entry/entry.ts";
import type { Holding } from "../../entry/holding.ts";
import type { Words } from "../../kernel/words.ts";
import type { AccessRow, AccessWeek, AccessWhy } from "../../privacy/access.ts";
import type { ChoiceMenu } from "../../privacy/choice-menu.ts";
import type { PresetChange } from "../../privacy/preset.ts";
import { api } from "../api.ts";

/** Reading a learner's data is a line in the family's log: not read again only because somebody came back to the window. */
const calm = { staleTime: 60_000, refetchOnWindowFocus: false } as const;

/** Who sees what of a learner. */
export const choicesQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["choices", learnerId],
    queryFn: () => api.get<ChoiceMenu>(`/learners/${learnerId}/choices`),
  });

/** What a learner's own data says at the lower levels: what the menu previews. */
export const digestsQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["digests", learnerId],
    queryFn: async () => (await api.get<{ items: DigestView[] }>(`/learners/${learnerId}/digests`)).items,
    ...calm,
  });

/** How many entries are held, by kind. */
export const holdingsQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["holdings", learnerId],
    queryFn: async () => (await api.get<{ items: Holding[] }>(`/learners/${learnerId}/holdings`)).items,
    ...calm,
  });

/** A child's backpack through somebody else's eyes. */
export interface Seen {
  readonly digests: readonly DigestView[];
  readonly entries: readonly Entry[];
}
/** What an audience, helper or app sees. */
export const seeAsQuery = (learnerId: string, target: string) =>
  queryOptions({
    queryKey: ["see-as", learnerId, target],
    queryFn: () => api.get<Seen>(`/learners/${learnerId}/see-as/${target}`),
    ...calm,
  });

/** A ready-made set and what it would change now: tried on before it is taken. */
export interface ReadySet {
  readonly preset: string;
  readonly title: Words;
  readonly what: Words;
  readonly changes: readonly PresetChange[];
}
/** Asked again after each choice, because the changes are counted from what stands. */
export const readySetsQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["presets", learnerId],
    queryFn: async () => (await api.get<{ items: ReadySet[] }>(`/learners/${learnerId}/presets`)).items,
  });

/** Whose looks the log can be cut to. */
export const lookers = ["everyone", "school", "outside"] as const;
export type Lookers = (typeof lookers)[number];
/** One page; `next` is where the one after begins. */
interface Looks {
  readonly items: readonly AccessRow[];
  readonly next?: string;
}
/** Who looked, newest first: the newest hundred looks. */
export const looksQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["looks", learnerId],
    queryFn: () => api.get<Looks>(`/learners/${learnerId}/access?limit=100`),
  });

/** One page of a log by person and week. */
interface LookWeeks {
  readonly items: readonly AccessWeek[];
  readonly next?: string;
}
const from = (cursor: string) => cursor && `&cursor=${encodeURIComponent(cursor)}`;
/** Who looked, by person and week, a page at a time. */
export const lookWeeksQuery = (learnerId: string, who: Lookers) =>
  infiniteQueryOptions({
    queryKey: ["looks", learnerId, "weeks", who],
    queryFn: ({ pageParam }) =>
      api.get<LookWeeks>(`/learners/${learnerId}/access/weeks?who=${who}&limit=20${from(pageParam)}`),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });
/** Each look of one person in one week, a page at a time. */
export const weekLooksQuery = (learnerId: string, subjectId: string, week: string) =>
  infiniteQueryOptions({
    queryKey: ["looks", learnerId, "week", week, subjectId],
    queryFn: ({ pageParam }) =>
      api.get<Looks>(`/learners/${learnerId}/access?subjectId=${subjectId}&week=${week}&limit=50${from(pageParam)}`),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
  });

/** Why somebody could look, as it was at one look. */
export const whyQuery = (learnerId: string, subjectId: string, look: string) =>
  queryOptions({
    queryKey: ["why", learnerId, subjectId, look],
    queryFn: () => api.get<AccessWhy>(`/learners/${learnerId}/access/${subjectId}/why?look=${look}`),
  });

interface PastPage {
  readonly items: readonly Entry[];
  readonly next?: string;
}
/** What was corrected or taken back, newest first, a page at a time. */
export const pastQuery = (learnerId: string) =>
  infiniteQueryOptions({
    queryKey: ["past", learnerId],
    queryFn: ({ pageParam }) =>
      api.get<PastPage>(
        `/learners/${learnerId}/entries?past=true&limit=20${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`,
      ),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    ...calm,
  });
