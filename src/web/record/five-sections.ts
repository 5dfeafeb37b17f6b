import type { AnyKind } from "../../entry/kind.ts";
import { accommodation } from "../../record/accommodation.ts";
import { assignmentResult } from "../../record/assignment-result.ts";
import { attendance } from "../../record/attendance.ts";
import { courseGrade } from "../../record/course-grade.ts";
import { enrollment } from "../../record/enrollment.ts";
import { graduationPlan } from "../../record/graduation-plan.ts";
import { plan } from "../../record/plan.ts";
import { standardsResult } from "../../record/standards-result.ts";
import { testResult } from "../../record/test-result.ts";
import { transcriptCourse } from "../../record/transcript-course.ts";
import { itemsOf, type Open, statusOf, summaryOf } from "../entry/open.ts";

/**
 * The backpack in five sections, in the order of Utah's Student Achievement Backpack (SB 294 of 2026): enrollment, attendance with
 * alerts, academics, supports, transcript and progress. Same data, other order; docs/backpack.md says why.
 */
export const fiveSections = ["enrollment", "attendance", "academics", "supports", "transcript"] as const;
export type Section = (typeof fiveSections)[number];

const kindsOf: Readonly<Record<Section, readonly AnyKind[]>> = {
  enrollment: [enrollment],
  attendance: [attendance],
  academics: [courseGrade, assignmentResult, standardsResult, testResult],
  supports: [accommodation, plan],
  transcript: [transcriptCourse, graduationPlan],
};

/** Whether nothing of a section is open: it then says what would be here, in the same words whether it is hidden or not there. */
export const isEmpty = (open: Open, section: Section): boolean =>
  kindsOf[section].every(
    (kind) =>
      itemsOf(open, kind).length === 0 && statusOf(open, kind) === undefined && summaryOf(open, kind) === undefined,
  );
