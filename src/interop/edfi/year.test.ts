import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../../kernel/date.ts";
import { noShift } from "../adapter.ts";
import { printSchoolYear, readSchoolYear, shiftText, shiftYear } from "./year.ts";

const years = fc.integer({ min: 1990, max: 2090 });

it("reads the school year it writes, long and short", () => {
  fc.assert(
    fc.property(years, (year) => {
      expect(readSchoolYear(printSchoolYear(year))).toBe(year);
      expect(readSchoolYear(String(year))).toBe(year);
    }),
  );
  expect(readSchoolYear("2021-22")).toBe(2022);
  expect(readSchoolYear("next year")).toBeUndefined();
  expect(readSchoolYear(undefined)).toBeUndefined();
});

it("moves a school year in a title by as many years as the dates beside it", () => {
  const shift = (date: string) => addDays(date, 5 * 365 + 1);
  expect(shiftText("2021-2022 Fall Semester", shift)).toBe("2026-2027 Fall Semester");
  expect(shiftText("Fall 2021-22, 3rd Grade Math", shift)).toBe("Fall 2026-27, 3rd Grade Math");
  expect(shiftYear(2022, shift)).toBe(2027);
});

it("leaves a title alone that names no school year, and every title where nothing is moved", () => {
  const shift = (date: string) => addDays(date, 800);
  for (const text of ["Algebra I", "2016 edition", "555-2022", "2021-2024 plan"])
    expect(shiftText(text, shift)).toBe(text);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(shiftText(text, noShift)).toBe(text);
    }),
  );
});
