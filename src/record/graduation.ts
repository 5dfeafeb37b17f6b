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
  readonly track?: "on-pace" | "catching-up";
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
  for (const each of courses) {
    const key = folded(each.subject ?? "");
    left.set(key, (left.get(key) ?? 0) + earnedBy(each));
  }
  const sum = () => [...left.values()].reduce((all, each) => all + each, 0);
  const all = sum();
  const take = (key: string, credits: number): number => {
    const have = left.get(key) ?? 0;
    left.set(key, have - Math.min(have, credits));
    return Math.min(have, credits);
  };
  const ofSubject = wanted.map(({ subject, credits }) => (isElective(subject) ? 0 : take(folded(subject), credits)));
  let spare = sum();
  const requirements = wanted.map(({ subject, credits }, place): Requirement => {
    const free = isElective(subject) ? Math.min(spare, credits) : 0;
    spare -= free;
    return { subject, required: credits, earned: tidy((ofSubject[place] ?? 0) + free) };
  });
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
/** Credits that a first year of a full load brings at least (docs/backpack.md, "What is worked out"). */
const firstYearCredits = 5;

/**
 * On pace: by the end of grade 9 five credits, or a quarter of a smaller plan, and at most one semester failed in English,
 * mathematics, science and social science (Chicago's freshman on-track, summer left out); afterwards the share of the credits that
 * the finished years of four make. In the first year there is nothing to measure but what was failed.
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
  const share = (required * finished) / yearsOfPlan;
  const isEnough = tidy(earned) >= tidy(finished === 1 ? Math.min(share, firstYearCredits) : share);
  const failedFirst = courses.filter((each) => each.schoolYear === firstYear && isFailedCore(each)).length;
  return isEnough && (finished > 1 || failedFirst <= 1) ? "on-pace" : "catching-up";
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
  return now.every(isEarned) ? "on-pace" : "catching-up";
}
