import fc from "fast-check";
import { expect, it } from "vitest";
import { daysBetween } from "../kernel/date.ts";
import { readDate } from "./dates.ts";

const twoDigits = (part: number | undefined) => String(part).padStart(2, "0");

it("reads any date of a calendar, written the international or the American way, with a time or without", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true }), (day) => {
      const iso = day.toISOString().slice(0, 10);
      const [year, month, date] = iso.split("-").map(Number);
      expect(readDate(iso)).toBe(iso);
      expect(readDate(`${iso}T16:00:00`)).toBe(iso);
      const short = day.toLocaleString("en-US", { month: "short", timeZone: "UTC" });
      for (const text of [
        `${month}/${date}/${year}`,
        `${twoDigits(month)}-${twoDigits(date)}-${year}`,
        `${month}/${date}/${year} 0:00`,
        `${year}/${month}/${date}`,
        iso.replaceAll("-", ""),
        `${date}-${short}-${year}`,
        `${short} ${date}, ${year}`,
        `${short} ${date} ${year} 12:00AM`,
      ])
        expect(readDate(text)).toBe(iso);
    }),
  );
});

it("reads the serial number that a spreadsheet shows without its format, of the years of anybody alive", () => {
  fc.assert(
    fc.property(fc.integer({ min: 7_306, max: 73_050 }), (serial) => {
      expect(daysBetween("1899-12-30", readDate(String(serial)) ?? "")).toBe(serial);
    }),
  );
  expect(readDate("46266")).toBe("2026-09-01");
  expect(readDate("46266.5")).toBe("2026-09-01");
  for (const text of ["2026", "7305", "73051", "123456"]) expect(readDate(text)).toBeUndefined();
});

it("takes no date that does not exist", () => {
  for (const text of [
    "2026-02-30",
    "2026-13-01",
    "2/30/2026",
    "30.6.2026",
    "9/1-2026",
    "20260230",
    "1-Sap-2026",
    "9/1/26",
    "soon",
    "",
  ])
    expect(readDate(text)).toBeUndefined();
  expect(readDate(undefined)).toBeUndefined();
});
