import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, ageOn, isDate, turnsOn } from "./date.ts";

const birthdays = fc.integer({ min: 0, max: 50_000 }).map((days) => addDays("1950-01-01", days));

it("finds the day on which somebody turns an age: not on the day before, also for who is born on a leap day", () => {
  fc.assert(
    fc.property(birthdays, fc.integer({ min: 1, max: 30 }), (born, age) => {
      const on = turnsOn(born, age);
      return isDate(on) && ageOn(born, on) === age && ageOn(born, addDays(on, -1)) === age - 1;
    }),
  );
  expect(turnsOn("2008-02-29", 18)).toBe("2026-03-01");
  expect(turnsOn("2008-02-29", 20)).toBe("2028-02-29");
});
