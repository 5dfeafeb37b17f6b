import { queryOptions } from "@tanstack/react-query";
import type { Correspondent, NewMessage, QuietHours, Thread, ThreadItem } from "../../profile/message.ts";
import { api } from "../api.ts";
import { afterAMinute } from "../queries.ts";

/** Conversations, the newest first. No text, and no line in anybody's log. */
export const threadsQuery = queryOptions({
  queryKey: ["messages"],
  queryFn: async () => (await api.get<{ items: ThreadItem[] }>("/messages?limit=200")).items,
});

/** One conversation. Each look is a line in its members' logs: asked again only when something new is there. */
export const threadQuery = (learnerId: string, threadId: string) =>
  queryOptions({
    queryKey: ["messages", learnerId, threadId],
    queryFn: () => api.get<Thread>(`/learners/${learnerId}/messages/${threadId}?limit=200`),
    staleTime: 2_000,
    refetchOnWindowFocus: afterAMinute,
  });

/** Whether something waits: asked while a conversation is open, and in nobody's log. Unit of the pause: milliseconds. */
export const waitsQuery = queryOptions({
  queryKey: ["messages-waiting"],
  queryFn: async () => (await api.get<{ unread: number }>("/messages/unread")).unread,
  refetchInterval: 15_000,
});

/** Whom one may write to about a learner, and whether a guardian wants to be written to with the others. */
export const correspondentsQuery = (learnerId: string) =>
  queryOptions({
    queryKey: ["correspondents", learnerId],
    queryFn: () => api.get<{ items: Correspondent[]; together: boolean }>(`/learners/${learnerId}/correspondents`),
  });

/** Answers in a conversation. */
export const answer = (learnerId: string, threadId: string, said: NewMessage) =>
  api.send<{ id: string }>("POST", `/learners/${learnerId}/messages/${threadId}`, said);

/** Begins one. */
export const begin = (learnerId: string, to: readonly string[], said: NewMessage) =>
  api.send<{ threadId: string }>("POST", `/learners/${learnerId}/messages`, { to, ...said });

/** Says how far it was opened. */
export const noteRead = (learnerId: string, threadId: string, newestId: string) =>
  api.send("PUT", `/learners/${learnerId}/messages/${threadId}/read`, { newestId });

/** Between which times nobody is told of a message. */
export const quietQuery = queryOptions({
  queryKey: ["quiet-hours"],
  queryFn: () => api.get<QuietHours>("/quiet-hours"),
});
