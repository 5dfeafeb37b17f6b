import { queryOptions } from "@tanstack/react-query";
import type { CaseItem } from "../../insight/caseload.ts";
import type { DayOne } from "../../insight/day-one.ts";
import { api } from "../api.ts";
import { afterAMinute } from "../queries.ts";
import type { Standard } from "./evidence.ts";

/** A class as the list of classes shows it. */
export interface ClassItem {
  readonly id: string;
  readonly title: string;
  readonly code?: string;
  readonly period?: string;
  readonly subject?: string;
  readonly school: string;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly learners: number;
  readonly isNow: boolean;
}

/** Each look is a line in thirty families' logs: as calm as a single learner's (entry/learner-queries.ts). */
const calm = { staleTime: 2_000, refetchOnWindowFocus: afterAMinute } as const;

/** The classes of the teacher's own. */
export const classesQuery = queryOptions({
  queryKey: ["classes"],
  queryFn: async () => (await api.get<{ items: ClassItem[] }>("/classes")).items,
  ...calm,
});

const dayOnePath = (classId: string, unit: number | undefined) =>
  `/classes/${classId}/day-one${unit === undefined ? "" : `?unit=${unit}`}`;

/** Without a unit the class's first. */
export const dayOneQuery = (classId: string, unit?: number) =>
  queryOptions({
    queryKey: ["classes", classId, "day-one", unit ?? "first"],
    queryFn: () => api.get<DayOne>(dayOnePath(classId, unit)),
    ...calm,
  });

/** Says in the log that it went to paper, before it does. */
export const notePrint = (classId: string, unit: number | undefined) =>
  api.get<DayOne>(dayOnePath(classId, unit), "print");

/** Standards whose code begins with, or whose words hold, what was typed. No learner is in them. */
export const competenciesQuery = (text: string) =>
  queryOptions({
    queryKey: ["competencies", text],
    queryFn: async () =>
      (await api.get<{ items: Standard[] }>(`/competencies?${new URLSearchParams({ text, limit: "12" })}`)).items,
    staleTime: 300_000,
  });

/** Cases one is on, or whose places one gives, and who may take one. */
export const caseloadQuery = queryOptions({
  queryKey: ["caseload"],
  queryFn: () => api.get<{ items: CaseItem[]; colleagues: { staffId: string; name: string }[] }>("/caseload"),
  ...calm,
});
