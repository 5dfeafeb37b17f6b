import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, isWeekday } from "../kernel/date.ts";
import { sampleShift } from "./sample-date.ts";

const day = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays("2022-01-01", days));

it("moves by whole weeks, so that a Monday stays a Monday", () => {
  fc.assert(fc.property(day, (today) => sampleShift(today) % 7 === 0));
});

it("opens the teacher's classes on whatever day the sample is loaded", () => {
  fc.assert(
    fc.property(day, (today) => {
      const shift = sampleShift(today);
      return addDays("2021-08-23", shift - 14) <= today && today <= addDays("2022-05-27", shift + 30);
    }),
  );
});

it("lies within four days of the year's own dates while school is on", () => {
  expect(sampleShift("2026-11-21")).toBe(1827);
  expect(addDays("2021-08-23", sampleShift("2026-11-21"))).toBe("2026-08-24");
  expect(sampleShift("2027-04-02")).toBe(sampleShift("2026-11-21"));
});

it("begins school on the next Monday when it is loaded in summer", () => {
  const begins = addDays("2021-08-23", sampleShift("2026-07-08"));
  expect(begins).toBe("2026-07-13");
  expect(isWeekday(begins)).toBe(true);
});
