import { describe, expect, it } from "vitest";
import { keptUntil, leavesOn } from "./keep-until.ts";

const today = "2026-11-22";

describe("how long something is kept", () => {
  it("counts from the end of grade 12, as long as a learner is at school", () => {
    expect(leavesOn({ today, gradeLevel: "08" })).toBe("2031-06-30");
    expect(leavesOn({ today, gradeLevel: "KG" })).toBe("2039-06-30");
    expect(leavesOn({ today, gradeLevel: "13" })).toBe("2027-06-30");
    expect(keptUntil({ afterLeavingYears: 1 }, { today, gradeLevel: "08" })).toBe("2032-06-30");
  });

  it("counts from the day a learner left, once that is known", () => {
    expect(keptUntil({ afterLeavingYears: 3 }, { today, leftOn: "2026-01-15", gradeLevel: "08" })).toBe("2029-01-15");
    expect(keptUntil({ afterLeavingYears: 1 }, { today, leftOn: "2028-02-29" })).toBe("2029-03-01");
  });

  it("says no day where nobody can know it, and none where it is kept for good", () => {
    expect(keptUntil({ afterLeavingYears: 1 }, { today, gradeLevel: "PR" })).toBeUndefined();
    expect(keptUntil({ years: 2 }, { today })).toBeUndefined();
    expect(keptUntil({ years: 2 }, { today, saidOn: "2026-10-01" })).toBe("2028-10-01");
    expect(keptUntil("always", { today })).toBe("always");
  });
});
