import { queryOptions } from "@tanstack/react-query";
import type { Contribution } from "../../entry/contribution.ts";
import type { Group } from "../../entry/group.ts";
import type { GroupImpact } from "../../entry/group-impact.ts";
import type { Words } from "../../kernel/words.ts";
import type { HelperView, PaperJoined, ProgramView, Shares } from "../../privacy/program.ts";
import { api } from "../api.ts";

/** Who helps a child, and how much a helper may be shown. */
export interface HelpersView {
  readonly items: readonly HelperView[];
  readonly usual: Shares;
  readonly atMost: Shares;
  readonly title: Words;
}
/** Who helps one learner by the family's word. */
export const helpersQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["helpers", learnerId],
    queryFn: () => api.get<HelpersView>(`/learners/${learnerId}/helpers`),
  });

/** What a helper's own program came to between two days. */
export const impactQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ["group", "impact", from, to],
    queryFn: () => api.get<GroupImpact>(`/group/impact?from=${from}&to=${to}`),
  });

/** Programs that a family let in by a paper, for the office that keeps it; and how much a paper may name. */
export const paperProgramsQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["paper-programs", learnerId],
    queryFn: () => api.get<{ items: PaperJoined[]; atMost: Shares }>(`/learners/${learnerId}/programs/by-paper`),
  });

/** What waits for an answer of this hat. */
export const inboxQuery = queryOptions({
  queryKey: ["contributions", "to-answer"],
  queryFn: async () => (await api.get<{ items: Contribution[] }>("/contributions?limit=200")).items,
});

/** What this hat proposed, the newest first. */
export const proposedQuery = queryOptions({
  queryKey: ["contributions", "proposed"],
  queryFn: async () => (await api.get<{ items: Contribution[] }>("/contributions?which=proposed&limit=200")).items,
});

/** The helper's own program with the book of one day. */
export const groupQuery = (on: string) =>
  queryOptions({ queryKey: ["group", on], queryFn: () => api.get<Group>(`/group?on=${on}`) });

/** Programs that an administrator keeps. */
export const programsQuery = queryOptions({
  queryKey: ["programs"],
  queryFn: async () => (await api.get<{ items: ProgramView[] }>("/programs")).items,
});
