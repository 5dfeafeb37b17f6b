import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Evidence, estimate, levelOfShare, masteryLevels, readinessOf } from "./mastery.ts";

const today = "2026-11-21";
const piece = (on: string, share: number, by = "Ms. Alvarez", more: Partial<Evidence> = {}): Evidence => ({
  on,
  by,
  share,
  ...more,
});

describe("an estimate", () => {
  it("is nothing without evidence, never zero", () => {
    expect(estimate([], today)).toBeUndefined();
  });

  it("starts at the first piece and moves by 35 % of each later one", () => {
    const made = estimate([piece("2026-09-01", 0.2), piece("2026-10-01", 1)], today);
    expect(made?.value).toBeCloseTo(0.65 * 0.2 + 0.35 * 1, 3);
  });

  it("is sure with two dates, two sources and evidence of this year; else it says how it is not", () => {
    expect(estimate([piece("2026-10-01", 1)], today)?.sureness).toBe("one");
    expect(estimate([piece("2026-10-01", 1), piece("2026-10-01", 1, "Mr. Hale")], today)?.sureness).toBe("thin");
    expect(estimate([piece("2026-09-01", 1), piece("2026-10-01", 1)], today)?.sureness).toBe("thin");
    expect(estimate([piece("2026-09-01", 1), piece("2026-10-01", 1, "Mr. Hale")], today)?.sureness).toBe("sure");
    expect(estimate([piece("2024-09-01", 1), piece("2025-10-01", 1, "Mr. Hale")], today)?.sureness).toBe("old");
  });

  it("takes a teacher's own judgment over the numbers, until newer evidence comes", () => {
    const judged = [piece("2026-09-01", 0.1), piece("2026-10-01", 0.1, "Ms. Alvarez", { judged: "extends" })];
    expect(estimate(judged, today)).toMatchObject({ level: "extends", judged: true, value: undefined });
    expect(estimate([...judged, piece("2026-11-01", 0.1)], today)).toMatchObject({ level: "starting", judged: false });
  });

  it("does not depend on the order in which evidence arrives", () => {
    const evidence = fc.uniqueArray(
      fc.record({ day: fc.integer({ min: 1, max: 28 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
      { selector: ({ day }) => day, minLength: 1 },
    );
    fc.assert(
      fc.property(evidence, (drawn) => {
        const pieces = drawn.map(({ day, share }) => piece(`2026-10-${String(day).padStart(2, "0")}`, share));
        expect(estimate([...pieces].reverse(), today)).toEqual(estimate(pieces, today));
      }),
    );
  });

  it("never falls when a score rises", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 8 }), fc.nat(), share, (shares, place, better) => {
        const at = place % shares.length;
        const made = (all: readonly number[]) =>
          estimate(
            all.map((each, n) => piece(`2026-10-0${n + 1}`, each)),
            today,
          )?.value ?? 0;
        const higher = shares.map((each, n) => (n === at ? Math.max(each, better) : each));
        expect(made(higher)).toBeGreaterThanOrEqual(made(shares) - 1e-9);
      }),
    );
  });
});

it("cuts levels at 40, 70 and 90 percent, the cut itself above", () => {
  expect([0, 0.39, 0.4, 0.69, 0.7, 0.89, 0.9, 1].map(levelOfShare)).toEqual([
    "starting",
    "starting",
    "growing",
    "growing",
    "met",
    "met",
    "extends",
    "extends",
  ]);
  expect([1, 2, 3, 4].map((points) => levelOfShare(points / 4))).toEqual([...masteryLevels]);
});

it("sorts a learner by skills met, and nobody with fewer than three that have evidence", () => {
  expect(readinessOf(["met", "extends", "met", undefined, undefined])).toBe("ready-to-stretch");
  expect(readinessOf(["met", "met", "met"])).toBe("ready");
  expect(readinessOf(["met", "met", "growing", "starting"])).toBe("ready");
  expect(readinessOf(["met", "growing", "starting"])).toBe("first-steps");
  expect(readinessOf(["extends", "extends", undefined, undefined, undefined])).toBeUndefined();
});
