import { describe, expect, it } from "vitest";
import { contextOn, counted } from "../entry/counted.testing.ts";
import { type AssignmentResultBody, assignmentResult, isMissing, scoreOf } from "./assignment-result.ts";

const today = "2026-11-20";
const work = (more: Partial<AssignmentResultBody>): AssignmentResultBody => ({ title: "Lab report", ...more });

describe("an assignment", () => {
  it("is missing where the source says so, or where it was due and nothing came", () => {
    expect(isMissing(work({ missing: true }), today)).toBe(true);
    expect(isMissing(work({ status: "not-submitted", dueOn: "2026-11-10" }), today)).toBe(true);
    expect(isMissing(work({ status: "not-submitted", dueOn: "2026-12-01" }), today)).toBe(false);
    expect(isMissing(work({ status: "not-submitted", dueOn: "2026-11-10", score: 7 }), today)).toBe(false);
    expect(isMissing(work({ dueOn: "2026-11-10" }), today)).toBe(false);
  });

  it("is not missing where nobody must do it, or where it was turned in, and a zero that is called missing is", () => {
    expect(isMissing(work({ status: "exempt", missing: true, dueOn: "2026-11-10" }), today)).toBe(false);
    expect(isMissing(work({ status: "submitted", dueOn: "2026-11-10" }), today)).toBe(false);
    expect(isMissing(work({ status: "graded", score: 0, missing: true }), today)).toBe(true);
    expect(isMissing(work({ status: "not-submitted", missing: false, dueOn: "2026-11-10" }), today)).toBe(false);
  });

  it("has its score as the teacher gave it", () => {
    expect(
      [work({ score: 8, maximum: 10 }), work({ score: 3 }), work({ text: "Check" }), work({})].map(scoreOf),
    ).toEqual(["8/10", "3", "Check", undefined]);
  });
});

it("counts in the summary what is missing and what came late this school year alone", () => {
  const entries = [
    counted(work({ missing: true, dueOn: "2026-10-01" })),
    counted(work({ late: true, score: 8, maximum: 10 }), "2026-10-02"),
    counted(work({ missing: true, dueOn: "2026-03-01" })),
  ];
  const summed = assignmentResult.summary?.(entries, contextOn(today));
  expect(summed).toEqual({ all: 2, missing: 1, late: 1 });
  expect(summed && assignmentResult.say.summary?.(summed, "en")).toEqual(["1 missing assignment", "1 turned in late"]);
  expect(assignmentResult.summary?.(entries.slice(2), contextOn(today))).toBeUndefined();
});
