import { QueryClient, queryOptions } from "@tanstack/react-query";
import type { SessionView } from "../identity/hat.ts";
import { ApiProblem, api } from "./api.ts";

/** What the server last said. Nothing is kept outside of this page: school computers are shared. */
export const queryClient = new QueryClient({
  defaultOptions: {
    // Without a connection one is told so and can try again; by default a question would wait, and say nothing, until it is back.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      staleTime: 10_000,
      retry: (count, error) => !(error instanceof ApiProblem && error.status < 500) && count < 2,
    },
  },
});

/**
 * Asks again for who comes back to a window after more than a minute: what a family hid meanwhile is gone, and going between two
 * windows is not told to the family as look after look.
 */
export const afterAMinute = ({ state }: { state: { dataUpdatedAt: number } }): boolean =>
  Date.now() - state.dataUpdatedAt > 60_000;

/** What everybody may know of the server, signed in or not. */
export interface InstallationView {
  readonly version: string;
  readonly today: string;
  readonly dateIsSet: boolean;
  readonly isSample: boolean;
  readonly sources: number;
}

/** Who is signed in; `null` when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async (): Promise<SessionView | null> => {
    try {
      return await api.get<SessionView>("/session");
    } catch (error) {
      if (error instanceof ApiProblem && error.slug === "not-signed-in") return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** The school date stands in it: pages count from it and never from the device's clock. */
export const installationQuery = queryOptions({
  queryKey: ["installation"],
  queryFn: () => api.get<InstallationView>("/installation"),
  staleTime: 300_000,
});

/** Forgets everything of a person or hat: nothing of one may show in the next. */
export function forgetEverything(): void {
  queryClient.clear();
}
