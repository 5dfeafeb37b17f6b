import { queryOptions } from "@tanstack/react-query";
import { api } from "../../api.ts";

/** Who of a class has words from oneself this term. */
interface Written {
  readonly since: string;
  readonly term?: string;
  readonly learners: number;
  readonly written: readonly string[];
}

/** Ids only: it is no look at a learner, and nobody's log has a line for it. */
export const writtenQuery = (classId: string) =>
  queryOptions({
    queryKey: ["classes", classId, "narratives"],
    queryFn: () => api.get<Written>(`/classes/${classId}/narratives`),
  });
