import { expect, it } from "vitest";
import { type DayMark, daysOf, toldTogether } from "./attendance-days.ts";

const mark = (on: string, category: DayMark["category"], fraction = 0): DayMark => ({ on, category, fraction });
const inSession = new Set(["2026-09-01", "2026-09-02", "2026-09-03", "2026-09-04", "2026-09-08", "2026-09-09"]);
const input = { inSession, from: "2026-08-17", today: "2026-09-09", year: 2027 };
const drawn = (months: ReturnType<typeof daysOf>) =>
  months.map(
    ({ month, weeks }) => `${month} ${weeks.map((week) => week.map(({ state }) => state[0]).join("")).join(" ")}`,
  );

it("draws a school day without a mark as present, and a day without school as none", () => {
  const marks = [mark("2026-09-02", "absent", 1), mark("2026-09-03", "late"), mark("2026-09-04", "absent", 0.5)];
  expect(drawn(daysOf({ ...input, marks }))).toEqual(["2026-09 palp npp"]);
});

it("takes only marked days for school days where presence itself is marked", () => {
  const marks = [mark("2026-09-02", "present"), mark("2026-09-04", "absent", 1)];
  expect(drawn(daysOf({ ...input, marks }))).toEqual(["2026-09 pna nnn"]);
});

it("draws weekdays where no calendar was sent, from the first day at school", () => {
  const marks = [mark("2026-09-04", "absent", 1)];
  expect(drawn(daysOf({ ...input, inSession: undefined, from: "2026-09-03", marks }))).toEqual(["2026-09 pa ppp"]);
});

it("draws nothing where nothing is known", () => {
  expect(daysOf({ ...input, inSession: undefined, from: undefined, marks: [] })).toEqual([]);
});

it("tells days in a row with one reason once, over a weekend too", () => {
  const marks = ["2026-09-08", "2026-09-04", "2026-09-03", "2026-09-01"].map((on) => ({ on, words: "Away, flu" }));
  expect(toldTogether(marks, inSession).map(({ first, last }) => `${first} ${last}`)).toEqual([
    "2026-09-03 2026-09-08",
    "2026-09-01 2026-09-01",
  ]);
});
