import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contextOn, counted } from "../entry/counted.testing.ts";
import { academicRecord } from "./academic-record.ts";
import { keepsUp, progressOf, type Required } from "./graduation.ts";
import { graduationPlan } from "./graduation-plan.ts";
import { type TranscriptCourseBody, transcriptCourse } from "./transcript-course.ts";

const today = "2026-11-20";
const course = (subject: string, earned: number, more: Partial<TranscriptCourseBody> = {}): TranscriptCourseBody => ({
  course: { title: `${subject} 1` },
  subject,
  schoolYear: 2026,
  creditsAttempted: Math.max(earned, 1),
  creditsEarned: earned,
  result: earned > 0 ? "pass" : "fail",
  ...more,
});
/** In grade 10 today. */
const plan: Required = {
  title: "Standard diploma",
  graduationYear: 2029,
  creditsRequired: 22,
  requirements: [
    { subject: "English", credits: 4 },
    { subject: "Mathematics", credits: 3 },
    { subject: "Electives", credits: 6 },
  ],
};
const freshmanYear = [course("English", 1), course("Mathematics", 1), course("Science", 1), course("Art", 2)];

describe("graduation progress", () => {
  it("counts credits by requirement, and what no requirement names for the electives", () => {
    const { requirements, earned, required } = progressOf(plan, freshmanYear, today);
    expect(requirements).toEqual([
      { subject: "English", required: 4, earned: 1 },
      { subject: "Mathematics", required: 3, earned: 1 },
      { subject: "Electives", required: 6, earned: 3 },
    ]);
    expect([earned, required]).toEqual([5, 22]);
  });

  it("gives what a subject has too much of to the electives", () => {
    const four = Array.from({ length: 4 }, () => course("mathematics", 1));
    const { requirements } = progressOf(plan, four, today);
    expect(requirements.map(({ earned }) => earned)).toEqual([0, 3, 1]);
  });

  it("is on pace after grade 9 with five credits and at most one semester failed in a core subject", () => {
    const failed = (subject: string) => course(subject, 0, { creditsAttempted: 0.5 });
    expect(progressOf(plan, freshmanYear, today).track).toBe("on-pace");
    expect(progressOf(plan, [...freshmanYear, failed("English")], today).track).toBe("on-pace");
    expect(progressOf(plan, [...freshmanYear, failed("English"), failed("Science")], today).track).toBe("catching-up");
    expect(progressOf(plan, [...freshmanYear, failed("Art"), failed("Music")], today).track).toBe("on-pace");
    const summer = { ...failed("English"), term: "Summer" };
    expect(progressOf(plan, [...freshmanYear, failed("Science"), summer], today).track).toBe("on-pace");
    expect(progressOf(plan, freshmanYear.slice(1), today).track).toBe("catching-up");
  });

  it("is on pace in grade 12 with the credits of three years of four", () => {
    const credits = (each: number) => Array.from({ length: 15 }, () => course("English", each));
    const senior = { ...plan, graduationYear: 2027 };
    expect(progressOf(senior, credits(1.1), today).track).toBe("on-pace");
    expect(progressOf(senior, credits(1), today).track).toBe("catching-up");
  });

  it("says no pace where the plan names no year", () => {
    expect(progressOf({ title: "x", creditsRequired: 22 }, freshmanYear, today)).not.toHaveProperty("track");
  });

  it("never counts a credit twice or more than a requirement asks, and more credits never make it worse", () => {
    const subjects = fc.constantFrom("English", "Mathematics", "Art", "electives", "");
    const courses = fc.array(fc.tuple(subjects, fc.constantFrom(0, 0.5, 1)).map(([subject, n]) => course(subject, n)));
    const plans = fc.array(fc.record({ subject: subjects, credits: fc.constantFrom(0.5, 1, 4) }), { maxLength: 6 });
    fc.assert(
      fc.property(courses, plans, (taken, requirements) => {
        const progress = progressOf({ ...plan, requirements }, taken, today);
        const counted = progress.requirements.reduce((sum, { earned }) => sum + earned, 0);
        expect(counted).toBeLessThanOrEqual(progress.earned + 1e-9);
        for (const { earned, required } of progress.requirements) expect(earned).toBeLessThanOrEqual(required);
        const more = progressOf({ ...plan, requirements }, [...taken, course("English", 1)], today);
        expect(more.earned).toBeCloseTo(progress.earned + 1);
        more.requirements.forEach(({ earned }, place) => {
          expect(earned).toBeGreaterThanOrEqual(progress.requirements[place]?.earned ?? 0);
        });
        if (progress.track === "on-pace") expect(more.track).toBe("on-pace");
      }),
    );
  });
});

describe("the transcript in one line", () => {
  const entries = freshmanYear.map((each) => counted(each));
  const withCourses = contextOn(today, { "transcript-course": entries });
  const planned = [counted(plan as Parameters<typeof graduationPlan.say.detail>[0])];

  it("is a word and never a number", () => {
    const word = graduationPlan.status?.(planned, withCourses);
    expect(word).toBe("on-pace");
    for (const each of ["on-pace", "catching-up"] as const)
      for (const language of ["en", "es"] as const)
        expect(graduationPlan.say.status?.(each, language)).toMatch(/^\D+$/);
  });

  it("is told by the newest year where there is no plan, and nothing where there is no transcript", () => {
    expect(graduationPlan.status?.([], withCourses)).toBe("on-pace");
    expect(graduationPlan.status?.([], contextOn(today))).toBeUndefined();
    const last = { schoolYear: 2025 };
    expect(keepsUp([course("English", 0, last), course("English", 1)])).toBe("on-pace");
    expect(keepsUp([course("English", 1, last), course("English", 0)])).toBe("catching-up");
    expect(keepsUp([{ course: { title: "English" }, creditsAttempted: 1 }])).toBeUndefined();
  });

  it("does not go by a plan that has ended", () => {
    const ended = [counted({ ...planned[0]?.body, title: "Old", endsOn: "2026-06-01" })];
    expect(graduationPlan.summary?.(ended, withCourses)).toBeUndefined();
  });

  it("has a summary of credits, in words", () => {
    const summed = transcriptCourse.summary?.(entries, contextOn(today));
    expect(summed && transcriptCourse.say.summary?.(summed, "es")).toEqual(["Ha ganado 5 créditos"]);
    const progress = graduationPlan.summary?.(planned, withCourses);
    expect(progress && graduationPlan.say.summary?.(progress, "en")).toEqual([
      "On pace with credits",
      "5 of 22 credits",
      "0 of 3 requirements met",
    ]);
  });

  it("takes a passed course without credits as what was attempted, and a failed one as none", () => {
    const of = (result: "pass" | "fail") =>
      transcriptCourse.summary?.([counted({ course: { title: "x" }, creditsAttempted: 0.5, result })], contextOn(today))
        ?.creditsEarned;
    expect([of("pass"), of("fail")]).toEqual([0.5, 0]);
  });
});

it("keeps averages of the newest record, and has no place for a class rank", () => {
  const record = (schoolYear: number, value: number) =>
    counted({ schoolYear, averages: [{ title: "GPA", value, maximum: 4, cumulative: true }] });
  const summed = academicRecord.summary?.([record(2026, 3.4), record(2025, 3.1)], contextOn(today));
  expect(summed && academicRecord.say.summary?.(summed, "en")).toEqual(["GPA 3.4 of 4"]);
  expect(JSON.stringify(academicRecord.schema)).not.toContain("rank");
});
