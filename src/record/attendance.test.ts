import { describe, expect, it } from "vitest";
import { contextOn, counted } from "../entry/counted.testing.ts";
import type { Counted } from "../entry/kind.ts";
import { alertIn, attendance } from "./attendance.ts";
import { enrollment } from "./enrollment.ts";

const today = "2026-10-30";
const school = { id: "00000000-0000-7000-8000-00000000000a", title: "Lincoln" };
const inSchool = (startsOn: string, endsOn?: string, id = school.id) =>
  counted({ school: { ...school, id }, startsOn, ...(endsOn && { endsOn }) }, startsOn);
const away = (on: string, fraction = 1) => counted({ school, category: "absent" as const, fraction }, on);
const late = (on: string) => counted({ school, category: "late" as const, fraction: 0 }, on);

/** A school in session every day it is asked about. */
const context = (spells: readonly Counted<unknown>[]) => ({
  ...contextOn(today, { enrollment: spells }),
  daysInSession: (_: string, from: string, to: string) =>
    Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1,
  takesAttendance: () => true,
});
const summed = (entries: readonly Counted<never>[], spells: readonly Counted<unknown>[]) =>
  attendance.summary?.(entries, context(spells));
const all = (...entries: readonly unknown[]) => entries as readonly Counted<never>[];

describe("attendance", () => {
  it("counts days present of the days enrolled so far, and lates without making them absences", () => {
    const entries = all(away("2026-10-05"), away("2026-10-06", 0.5), late("2026-10-07"));
    expect(summed(entries, [inSchool("2026-10-01")])).toMatchObject({
      daysEnrolled: 30,
      daysAbsent: 1.5,
      daysPresent: 28.5,
      daysLate: 1,
    });
  });

  it("follows the child across schools of the year, and counts no day twice", () => {
    const other = "00000000-0000-7000-8000-00000000000b";
    const spells = [inSchool("2026-10-01", "2026-10-15"), inSchool("2026-10-10", undefined, other)];
    expect(summed(all(away("2026-10-05")), spells)).toMatchObject({ daysEnrolled: 30, daysAbsent: 1 });
  });

  it("says in one line how regularly somebody comes, at the cuts of 5, 10 and 20 percent", () => {
    const missing = (days: number) =>
      attendance.status?.(
        all(...Array.from({ length: days }, (_, n) => away(`2026-10-${String(n + 1).padStart(2, "0")}`))),
        context([inSchool("2026-09-21")]),
      );
    // 40 days enrolled
    expect([1, 2, 3, 4, 7, 8].map(missing)).toEqual([
      "regularly",
      "most-days",
      "most-days",
      "missed-many",
      "missed-many",
      "missed-very-many",
    ]);
  });

  it("counts the same day away once, whoever marks it", () => {
    expect(summed(all(away("2026-10-05"), away("2026-10-05", 0.5)), [inSchool("2026-10-01")])).toMatchObject({
      daysAbsent: 1,
    });
  });

  it("leaves out last year and days that have not come", () => {
    expect(summed(all(away("2026-05-05"), away("2026-10-31")), [inSchool("2026-10-01")])).toMatchObject({
      daysAbsent: 0,
    });
  });

  it("says no word before the tenth school day, when one day away would already be many", () => {
    const short = context([inSchool("2026-10-22")]);
    expect(attendance.status?.(all(away("2026-10-23")), short)).toBeUndefined();
    expect(attendance.status?.(all(away("2026-10-23")), context([inSchool("2026-10-21")]))).toBe("missed-many");
  });

  it("foretells from the calendar of the year how many more days would be a tenth of it", () => {
    // 30 days so far and 243 to come: a tenth of 273 is 27.3 days.
    const [two, none] = [all(away("2026-10-05"), away("2026-10-06")), all()].map((entries) =>
      summed(entries, [inSchool("2026-10-01")]),
    );
    expect([two?.mayMiss, none?.mayMiss]).toEqual([25, 27]);
    expect(none && attendance.say.summary?.(none, "en")).toEqual(["Present 30 of 30 days"]);
    expect(two && attendance.say.summary?.(two, "en")[1]).toBe("26 more days would make it many this year");
  });

  it("counts a tenth itself as many: 18 days of 180, not 19", () => {
    const ofYear = { daysEnrolled: 100, daysAbsent: 8, daysLate: 0 };
    const calendar = { ...context([inSchool("2026-07-01")]), daysInSession: () => 90 };
    expect(attendance.summary?.(all(), calendar)?.mayMiss).toBe(17);
    expect(alertIn({ ...ofYear, mayMiss: 0 }, "en")).toBe("1 more day would make it many this year");
    expect(alertIn({ ...ofYear, daysAbsent: 12 }, "en")).toMatch(/^Has missed one day in ten or more. Next step/);
    expect(alertIn({ ...ofYear, daysAbsent: 2 }, "en")).toBeUndefined();
    expect(alertIn(ofYear, "es")).toBeUndefined();
  });

  it("says nothing where nobody takes attendance", () => {
    const silent = { ...context([inSchool("2026-10-01")]), takesAttendance: () => false };
    expect(attendance.summary?.([], silent)).toBeUndefined();
    expect(attendance.status?.([], silent)).toBeUndefined();
  });

  it("counts perfect attendance where the school takes it but marks only who is away", () => {
    expect(summed(all(), [inSchool("2026-10-01")])).toMatchObject({ daysEnrolled: 30, daysAbsent: 0 });
  });

  it("speaks plainly in both languages", () => {
    const value = { daysEnrolled: 67, daysAbsent: 4, daysPresent: 63, daysLate: 2 };
    expect(attendance.say.summary?.(value, "en")).toEqual(["Present 63 of 67 days, late twice"]);
    expect(attendance.say.summary?.(value, "es")).toEqual(["Presente 63 de 67 días, tarde 2 veces"]);
    expect(attendance.say.status?.("most-days", "en")).toBe("Attends most days");
  });
});

it("knows the enrollments it reads", () => {
  expect(attendance.alsoReads).toContain(enrollment.name);
});
