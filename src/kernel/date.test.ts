import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, ageOn, daysBetween, earlierOf, isDate, isWeekday } from "./date.ts";
import { schoolYearLabel, schoolYearOf, schoolYearSpan } from "./school-year.ts";

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays("1940-01-01", days));

describe("a date", () => {
  it("exists or does not, whatever a source writes", () => {
    fc.assert(fc.property(day, (each) => isDate(each)));
    for (const text of ["2024-02-29", "2000-02-29"]) expect(isDate(text)).toBe(true);
    for (const text of [
      ...["2026-02-30", "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-1"],
      ...["20261005", "05/10/2026", "2026-10-05T00:00:00Z", " 2026-10-05", "", "0000-00-00"],
    ])
      expect([text, isDate(text)]).toEqual([text, false]);
  });

  it("moves by whole days and back, over months, years and the days on which clocks change", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        const to = addDays(from, days);
        expect([daysBetween(from, to), addDays(to, -days)]).toEqual([days, from]);
        expect(Math.sign(days)).toBe(to > from ? 1 : to < from ? -1 : 0);
      }),
    );
    expect(addDays("2026-03-08", 1)).toBe("2026-03-09");
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  });

  it("is a school day from Monday to Friday", () => {
    const week = Array.from({ length: 7 }, (_, days) => isWeekday(addDays("2026-11-16", days)));
    expect(week).toEqual([true, true, true, true, true, false, false]);
  });

  it("that is missing lies at the end of time", () => {
    expect(earlierOf("2026-11-20", undefined)).toBe("2026-11-20");
    expect(earlierOf(undefined, "2026-11-20")).toBe("2026-11-20");
    expect(earlierOf("2026-11-21", "2026-11-20")).toBe("2026-11-20");
    expect(earlierOf(undefined, undefined)).toBeUndefined();
  });
});

describe("an age", () => {
  it("is one more on the birthday, and not a day sooner", () => {
    expect(["2026-11-20", "2026-11-21", "2026-11-22"].map((on) => ageOn("2008-11-21", on))).toEqual([17, 18, 18]);
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40_000 }), (born, days) => {
        const on = addDays(born, days);
        expect(ageOn(born, addDays(on, 1)) - ageOn(born, on)).toBe(
          addDays(on, 1).slice(5) === born.slice(5) || (born.endsWith("02-29") && isMarchOfCommonYear(addDays(on, 1)))
            ? 1
            : 0,
        );
      }),
    );
  });

  it("of who was born on February 29 turns on March 1 in other years", () => {
    expect(["2026-02-28", "2026-03-01"].map((on) => ageOn("2008-02-29", on))).toEqual([17, 18]);
    expect(["2028-02-28", "2028-02-29"].map((on) => ageOn("2008-02-29", on))).toEqual([19, 20]);
  });
});
const isMarchOfCommonYear = (on: string) => on.endsWith("03-01") && !isDate(`${on.slice(0, 4)}-02-29`);

describe("a school year", () => {
  it("turns on July 1 and is called by the year in which it ends", () => {
    expect(["2026-06-30", "2026-07-01", "2026-12-31", "2027-01-01"].map(schoolYearOf)).toEqual([
      2026, 2027, 2027, 2027,
    ]);
    expect([schoolYearLabel(2027), schoolYearLabel(2000), schoolYearLabel(2010)]).toEqual([
      "2026-27",
      "1999-00",
      "2009-10",
    ]);
  });

  it("holds every day in exactly one year, its ends among them", () => {
    fc.assert(
      fc.property(day, (each) => {
        const { startsOn, endsOn } = schoolYearSpan(schoolYearOf(each));
        expect(startsOn <= each && each <= endsOn).toBe(true);
        expect(schoolYearOf(addDays(endsOn, 1))).toBe(schoolYearOf(each) + 1);
        expect(schoolYearOf(addDays(startsOn, -1))).toBe(schoolYearOf(each) - 1);
      }),
    );
  });
});
