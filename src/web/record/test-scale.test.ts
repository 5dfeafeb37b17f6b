import fc from "fast-check";
import { expect, it } from "vitest";
import { type Sitting, scaleOf } from "./test-scale.ts";

const sitting = (value: number | undefined, low?: number, high?: number): Sitting => ({
  on: "2026-04-21",
  value,
  low,
  high,
  metFrom: undefined,
  outcome: undefined,
  grade: undefined,
});

it("holds every score and range inside, with round numbers at both ends", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 6 }), (values) => {
      const scale = scaleOf(values.map((each) => sitting(each, each - 20, each + 20)));
      if (!scale) return false;
      const { ticks, at } = scale;
      return (
        values.every((each) => at(each - 20) >= 0 && at(each + 20) <= 1) &&
        ticks[0] === scale.from &&
        ticks.at(-1) === scale.to &&
        ticks.length >= 2 &&
        ticks.length <= 8
      );
    }),
  );
});

it("draws nothing without a number", () => {
  expect(scaleOf([sitting(undefined)])).toBeUndefined();
});
