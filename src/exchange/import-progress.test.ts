import fc from "fast-check";
import { expect, it } from "vitest";
import { progressOf } from "./import-progress.ts";

const from = Date.parse("2026-11-22T10:00:00Z");
const after = (seconds: number) => new Date(from + seconds * 1_000).toISOString();
const row = { phase: "read", phase_at: after(0), done: 0, of: null, share: null, updated_at: after(0) } as const;

it("says how fast an import reads and how long it still will, by what is behind it", () => {
  expect(progressOf({ ...row, done: 30_000, share: 0.25, updated_at: after(10) })).toMatchObject({
    rate: 3_000,
    left: 30,
    share: 0.25,
  });
  expect(progressOf({ ...row, phase: "summing-up", done: 50, of: 100, updated_at: after(20) })).toMatchObject({
    share: 0.5,
    left: 20,
  });
});

it("does not guess in the first seconds, nor where nobody knows how much there is", () => {
  expect(progressOf({ ...row, done: 3_000, share: 0.5, updated_at: after(2) })).not.toHaveProperty("left");
  const joining = progressOf({ ...row, phase: "joining", done: 90_000, updated_at: after(60) });
  expect(joining).not.toHaveProperty("left");
  expect(joining).not.toHaveProperty("share");
});

it("never says less than nothing or more than all, whatever a clock did meanwhile", () => {
  const number = fc.integer({ min: 0, max: 10_000_000 });
  fc.assert(
    fc.property(number, fc.option(number), fc.integer({ min: -60, max: 90_000 }), (done, of, seconds) => {
      const { share = 0, rate = 0, left = 0 } = progressOf({ ...row, done, of, updated_at: after(seconds) });
      for (const each of [share, rate, left]) expect(each).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }),
  );
});
