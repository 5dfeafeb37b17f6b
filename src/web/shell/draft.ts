import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

/**
 * What somebody is writing, kept in this page's memory until it is saved or they sign out: leaving and coming back loses
 * nothing, and nothing reaches the disk of a shared computer.
 */
export function useDraft<T>(
  key: readonly string[],
  begin: () => T,
): readonly [draft: T, keep: (next: T) => void, drop: () => void] {
  const client = useQueryClient();
  const queryKey = ["draft", ...key];
  client.setQueryDefaults(["draft"], { gcTime: Number.POSITIVE_INFINITY });
  const [draft, setDraft] = useState<T>(() => client.getQueryData<T>(queryKey) ?? begin());
  const keep = (next: T) => {
    setDraft(next);
    client.setQueryData<T>(queryKey, next);
  };
  const drop = () => client.removeQueries({ queryKey });
  return [draft, keep, drop];
}
