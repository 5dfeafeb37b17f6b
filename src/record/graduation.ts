import type { IsoDate } from "../kernel/date.ts";
import { schoolYearOf } from "../kernel/school-year.ts";
import { folded } from "../kernel/words.ts";
import { earnedBy, type TranscriptCourseBody } from "./transcript-course.ts";

/** What a plan asks for, as far as progress needs it. Unit: credits. */
export interface Required {
  readonly title: string;
  readonly graduationYear?: number;
  readonly creditsRequired?: number;
  readonly requirements?: readonly { readonly subject: string; readonly credits: number }[];
}

/** How far one requirement of a plan is met. Unit: credits. */
export interface Requirement {
  readonly subject: string;
  readonly required: number;
  readonly earned: number;
}

/** Graduation progress of one plan. `track` is absent where the plan names no year, so that nothing tells the pace. */
export interface Progress {
  readonly title: string;
  readonly graduationYear?: number;
  readonly required: number;
  readonly earned: number;
  readonly requirements: readonly Requirement[];
  readonly track?: "on-pace" | "behind";
}

const isElective = (subject: string): boolean => /\belect/i.test(subject);
/** Halves and thirds of credits are sums of floats. */
const tidy = (credits: number): number => Math.round(credits * 1000) / 1000;

/**
 * Credits counted against the plan, by subject. What a subject has beyond its requirement, and what no requirement names, counts
 * for the electives if the plan has them, else for the total alone.
 */
export function progressOf(plan: Required, courses: readonly TranscriptCourseBody[], today: IsoDate): Progress {
  const wanted = plan.requirements ?? [];
  const left = new Map<string, number>();
  for (const { subject, course, ...rest } of courses) {
    const key = folded(subject ?? "");
    left.set(key, (left.get(key) ?? 0) + earnedBy({ course, ...rest }));
  }
  const all = [...left.values()].reduce((sum, each) => sum + each, 0);
  const named = wanted.filter(({ subject }) => !isElective(subject));
  const taken = new Map<string, number>();
  for (const { subject, credits } of named) {
    const key = folded(subject);
    const have = Math.min(left.get(key) ?? 0, credits);
    taken.set(subject, have);
    left.set(key, (left.get(key) ?? 0) - have);
  }
  let spare = [...left.values()].reduce((sum, each) => sum + each, 0);
  for (const { subject, credits } of wanted.filter((each) => isElective(each.subject))) {
    taken.set(subject, Math.min(spare, credits));
    spare -= Math.min(spare, credits);
  }
  const requirements = wanted.map(({ subject, credits }) => ({
    subject,
    required: credits,
    earned: tidy(taken.get(subject) ?? 0),
  }));
  const required = plan.creditsRequired ?? tidy(wanted.reduce((sum, { credits }) => sum + credits, 0));
  const track = trackOf(plan.graduationYear, required, all, courses, today);
  return {
    title: plan.title,
    ...(plan.graduationYear !== undefined && { graduationYear: plan.graduationYear }),
    required,
    earned: tidy(all),
    requirements,
    ...(track && { track }),
  };
}

/** Four years lead to the diploma. */
const yearsOfPlan = 4;

/**
 * On pace: at least the share of the credits that the finished years of four make, and in grade 9 at most one semester failed in
 * English, mathematics, science and social science (Chicago's freshman on-track: 5 of the 20 credits of a full load, summer
 * left out). Before the first year is over there is nothing to measure but the failed ones.
 */
function trackOf(
  graduationYear: number | undefined,
  required: number,
  earned: number,
  courses: readonly TranscriptCourseBody[],
  today: IsoDate,
): Progress["track"] {
  if (graduationYear === undefined || required === 0) return undefined;
  const firstYear = graduationYear - yearsOfPlan + 1;
  const finished = Math.min(yearsOfPlan, Math.max(0, schoolYearOf(today) - firstYear));
  if (finished === 0 && courses.length === 0) return undefined;
  const failedFirst = courses.filter((each) => each.schoolYear === firstYear && isFailedCore(each)).length;
  const isFreshman = finished <= 1;
  return earned + 1e-6 >= (required * finished) / yearsOfPlan && !(isFreshman && failedFirst > 1)
    ? "on-pace"
    : "behind";
}

const core = /english|language arts|math|algebra|geometry|science|biology|chemistry|physics|social|history|civics/i;
const isFailedCore = ({ subject, course, result, term }: TranscriptCourseBody): boolean =>
  result === "fail" && core.test(subject ?? course.title) && !/summer/i.test(term ?? "");

/** Where there is no plan: whether every course of the newest year on the transcript that has a result was earned. */
export function keepsUp(courses: readonly TranscriptCourseBody[]): Progress["track"] {
  const rated = courses.filter(({ result, creditsEarned }) => result !== undefined || creditsEarned !== undefined);
  const newest = Math.max(...rated.map(({ schoolYear = 0 }) => schoolYear));
  const now = rated.filter(({ schoolYear = 0 }) => schoolYear === newest);
  if (now.length === 0) return undefined;
  const isEarned = (each: TranscriptCourseBody) =>
    each.result === undefined ? earnedBy(each) >= (each.creditsAttempted ?? 0) : each.result !== "fail";
  return now.every(isEarned) ? "on-pace" : "behind";
}
