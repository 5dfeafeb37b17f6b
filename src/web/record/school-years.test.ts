import { expect, it } from "vitest";
import { bandsOf, type Moment, schoolYears } from "./school-years.ts";

const today = "2026-11-20";
const at = (title: string, startsOn: string, endsOn?: string, gradeLevel?: string) => ({
  school: { title },
  startsOn,
  ...(endsOn && { endsOn }),
  ...(gradeLevel && { gradeLevel }),
});
const best = (on: string): Moment => ({ key: on, on, kind: "best", words: "A bridge" });

it("shows every year from the first to the last, also one of which nothing is known", () => {
  const years = schoolYears(
    [at("Harbor", "2023-08-17", "2024-06-11", "05"), at("Lincoln", "2025-08-17", undefined, "08")],
    [],
    today,
  );
  expect(years.map(({ year, school, gradeLevel }) => [year, school, gradeLevel])).toEqual([
    [2024, "Harbor", "05"],
    [2025, undefined, undefined],
    [2026, "Lincoln", undefined],
    [2027, "Lincoln", "08"],
  ]);
  expect(bandsOf(years)).toEqual([
    { school: "Harbor", years: 1 },
    { school: undefined, years: 1 },
    { school: "Lincoln", years: 2 },
  ]);
});

it("names the school where the year ended, after a move", () => {
  const years = schoolYears(
    [at("Harbor", "2025-08-17", "2025-10-01"), at("Lincoln", "2025-10-02", "2026-06-11")],
    [],
    today,
  );
  expect(years.map(({ school }) => school)).toEqual(["Lincoln"]);
});

it("does not count a year that a spell only touches with its last day", () => {
  expect(schoolYears([at("Harbor", "2024-08-17", "2025-07-01")], [], today).map(({ year }) => year)).toEqual([2025]);
});

it("puts moments into their year, oldest first, with or without a school", () => {
  const years = schoolYears([], [best("2026-05-20"), best("2025-09-01")], today);
  expect(years.map(({ year, moments }) => [year, moments.map(({ on }) => on)])).toEqual([
    [2026, ["2025-09-01", "2026-05-20"]],
  ]);
});
