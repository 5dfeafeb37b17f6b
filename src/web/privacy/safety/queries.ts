import { queryOptions } from "@tanstack/react-query";
import type { AgePaper } from "../../../privacy/age.ts";
import type { AgeReview } from "../../../privacy/age-review.ts";
import type { CheckUpAnswers } from "../../../privacy/check-up.ts";
import type { PauseReason } from "../../../privacy/consent-life.ts";
import type { OwedEnding } from "../../../privacy/ending.ts";
import type { ExceptionView } from "../../../privacy/exception.ts";
import type { LookQuestion } from "../../../privacy/look-question.ts";
import type { UnusualFinding, UnusualRule, WorkHours } from "../../../privacy/unusual.ts";
import type { Waiting } from "../../../privacy/waiting.ts";
import { api } from "../../api.ts";

const items = async <T>(path: string): Promise<readonly T[]> => (await api.get<{ items: T[] }>(path)).items;
const worklist = { refetchOnWindowFocus: false } as const;

/** Exceptions that one asked for or may decide. */
export const exceptionsQuery = queryOptions({
  queryKey: ["exceptions"],
  queryFn: () => items<ExceptionView>("/exceptions"),
  ...worklist,
});
/** Exceptions about one learner, as the family is told of them. */
export const learnerExceptionsQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["exceptions", learnerId],
    queryFn: () => items<ExceptionView>(`/learners/${learnerId}/exceptions`),
  });
/** Questions of families about looks. */
export const lookQuestionsQuery = queryOptions({
  queryKey: ["look-questions"],
  queryFn: () => items<LookQuestion>("/look-questions"),
  ...worklist,
});
/** What a family asked about looks at one learner. */
export const yourLookQuestionsQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["look-questions", learnerId],
    queryFn: () => items<LookQuestion>(`/learners/${learnerId}/look-questions`),
  });
/** Unusual access, and what counts as such. */
export const unusualQuery = queryOptions({
  queryKey: ["unusual"],
  queryFn: () =>
    api.get<{ items: readonly UnusualFinding[]; rules: readonly UnusualRule[]; hours?: WorkHours }>("/unusual"),
  ...worklist,
});
/** Whom a finding is about: asked for by a click, because it is a look of its own. */
export const findingLearnersQuery = (id: string) =>
  queryOptions({
    queryKey: ["unusual", id, "learners"],
    queryFn: () => items<{ id: string; name: string }>(`/unusual/${id}/learners`),
    staleTime: Number.POSITIVE_INFINITY,
  });
/** What waits for a person. */
export const waitingQuery = queryOptions({ queryKey: ["waiting"], queryFn: () => items<Waiting>("/waiting") });
/** A learner of whom something waits. */
interface About {
  readonly learner: { readonly id: string; readonly name?: string };
}
/** Families whose guardians chose differently. */
export const conflictsQuery = queryOptions({
  queryKey: ["conflicts"],
  queryFn: () => items<About & { target: string; category: string; since: string }>("/conflicts"),
  ...worklist,
});
/** A consent that waits for the office. */
export interface PausedConsent extends About {
  readonly id: string;
  readonly party: string;
  readonly pausedFor: PauseReason;
  readonly pausedAt: string;
  readonly needsTwo: boolean;
  readonly asked?: { readonly note: string; readonly isYours: boolean };
}
/** Consents that the office lets go on. */
export const pausedConsentsQuery = queryOptions({
  queryKey: ["paused-consents"],
  queryFn: () => items<PausedConsent>("/paused-consents"),
  ...worklist,
});
/** Parties that owe their word. */
export const owedEndingsQuery = queryOptions({
  queryKey: ["endings"],
  queryFn: () => items<OwedEnding>("/endings/owed"),
  ...worklist,
});
/** Court documents that wait for somebody. */
export const courtWaitingQuery = queryOptions({
  queryKey: ["court-documents"],
  queryFn: () => items<About & { id: string; waits: "to-confirm" | "to-lift" | "to-review" }>("/court-documents"),
  ...worklist,
});
/** Papers on whose the rights are. */
export const agePapersQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["age-documents", learnerId],
    queryFn: () => items<AgePaper>(`/learners/${learnerId}/age-documents`),
  });
/** Scanned pages of one document. */
export const papersQuery = (learnerId: string, about: string) =>
  queryOptions({
    queryKey: ["papers", learnerId, about],
    queryFn: () =>
      items<{ id: string; name: string; mediaType: string; size: number }>(
        `/learners/${learnerId}/papers?about=${about}`,
      ),
  });
/** When the learner alone decides, and what guardians had decided. */
export const ageReviewQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["of-age", learnerId],
    queryFn: () => api.get<AgeReview>(`/learners/${learnerId}/of-age/review`),
  });
/** How far one is with the five questions. */
export const checkUpQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["check-up", learnerId],
    queryFn: () =>
      api.get<{ answers: CheckUpAnswers; isOpen: boolean; isDone: boolean }>(`/learners/${learnerId}/check-up`),
    staleTime: 60_000,
  });
