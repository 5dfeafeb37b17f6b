import type { QueryClient } from "@tanstack/react-query";

/** What was just written, to be said on the page one comes back to, with what undoing it takes. */
export interface SavedEntry {
  readonly learnerId: string;
  readonly entryId: string;
  readonly title: string;
  readonly isCorrection: boolean;
}

export const savedKey = (learnerId: string) => ["saved", learnerId] as const;

export function noteSaved(client: QueryClient, saved: SavedEntry): void {
  client.setQueryData<SavedEntry | null>(savedKey(saved.learnerId), saved);
}
