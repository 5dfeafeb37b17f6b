import type { QueryClient } from "@tanstack/react-query";

/** What was just written, to be said on the page one comes back to, with what undoing it takes. */
export interface SavedEntry {
  readonly learnerId: string;
  readonly entryId: string;
  readonly title: string;
  readonly isCorrection: boolean;
}

/** Under which the page finds what was saved on the one before. */
export const savedKey = (learnerId: string) => ["saved", learnerId] as const;

/** Only in this window: nothing is kept on the device. */
export function noteSaved(client: QueryClient, saved: SavedEntry): void {
  client.setQueryData<SavedEntry | null>(savedKey(saved.learnerId), saved);
}
