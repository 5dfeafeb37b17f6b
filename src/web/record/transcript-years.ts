import type { Entry } from "../../entry/entry.ts";
import { schoolYearLabel } from "../../kernel/school-year.ts";
import { academicRecord } from "../../record/academic-record.ts";
import { earnedBy, type TranscriptCourseBody, transcriptCourse } from "../../record/transcript-course.ts";
import { type Item, itemsOf, type Open } from "../entry/open.ts";

/** One school year of a transcript, its courses by name, with the averages that the school worked out. */
export interface TranscriptYear {
  /** "2025-26", or empty where the source names no year. */
  readonly label: string;
  readonly gradeLevel: string | undefined;
  readonly schools: readonly string[];
  readonly courses: readonly Item<TranscriptCourseBody>[];
  readonly credits: number;
  readonly averages: readonly { readonly title: string; readonly value: number; readonly maximum?: number }[];
  readonly honors: readonly string[];
  readonly entry: Entry | undefined;
}

/** The years of a transcript, newest first; a year with no name comes last. */
export function transcriptYears(open: Pick<Open, "entries">): TranscriptYear[] {
  const records = itemsOf(open, academicRecord);
  const byYear = Map.groupBy(itemsOf(open, transcriptCourse), ({ body }) => body.schoolYear ?? 0);
  for (const { body } of records) if (!byYear.has(body.schoolYear ?? 0)) byYear.set(body.schoolYear ?? 0, []);
  return [...byYear]
    .sort(([a], [b]) => b - a)
    .map(([year, courses]) => {
      const ofYear = records.filter(({ body }) => (body.schoolYear ?? 0) === year);
      return {
        label: year === 0 ? "" : schoolYearLabel(year),
        gradeLevel: courses.find(({ body }) => body.gradeLevel)?.body.gradeLevel,
        schools: [...new Set(courses.flatMap(({ body }) => body.school?.title ?? []))],
        courses: courses.toSorted((a, b) => (a.body.course.title < b.body.course.title ? -1 : 1)),
        credits: Math.round(courses.reduce((sum, { body }) => sum + earnedBy(body), 0) * 1000) / 1000,
        averages: ofYear.flatMap(({ body }) => body.averages ?? []),
        honors: ofYear.flatMap(({ body }) => body.honors ?? []),
        entry: courses[0]?.entry ?? ofYear[0]?.entry,
      };
    });
}
