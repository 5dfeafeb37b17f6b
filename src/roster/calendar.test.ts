import { expect, it } from "vitest";
import { makeCalendar } from "./calendar.ts";

const school = "school";

it("counts the days a school was in session, both ends included", () => {
  const days = ["2026-09-01", "2026-09-02", "2026-09-08"].map((onDate) => ({ organizationId: school, onDate }));
  const { daysInSession: count } = makeCalendar({ days, terms: [], takers: [] });
  expect(count(school, "2026-09-01", "2026-09-08")).toBe(3);
  expect(count(school, "2026-09-02", "2026-09-07")).toBe(1);
});

it("counts the weekdays of the terms where a school sent no days", () => {
  const { daysInSession: count } = makeCalendar({
    days: [],
    terms: [{ organizationId: school, startsOn: "2026-08-24", endsOn: "2026-09-04" }],
    takers: [],
  });
  expect(count(school, "2026-08-01", "2026-08-30")).toBe(5);
});

it("says that it does not know a school that sent nothing, or nothing for that time", () => {
  const { daysInSession: count } = makeCalendar({
    days: [{ organizationId: school, onDate: "2025-09-01" }],
    terms: [],
    takers: [],
  });
  expect(count(school, "2026-09-01", "2026-09-08")).toBeUndefined();
  expect(count("another", "2026-09-01", "2026-09-08")).toBeUndefined();
});
