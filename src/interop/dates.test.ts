import fc from "fast-check";
import { expect, it } from "vitest";
import { readDate } from "./dates.ts";

it("reads any date of a calendar, written the international or the American way, with a time or without", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true }), (day) => {
      const iso = day.toISOString().slice(0, 10);
      const [year, month, date] = iso.split("-").map(Number);
      expect(readDate(iso)).toBe(iso);
      expect(readDate(`${iso}T16:00:00`)).toBe(iso);
      expect(readDate(`${month}/${date}/${year}`)).toBe(iso);
    }),
  );
});

it("takes no date that does not exist", () => {
  for (const text of ["2026-02-30", "2026-13-01", "2/30/2026", "30.6.2026", "soon", ""])
    expect(readDate(text)).toBeUndefined();
  expect(readDate(undefined)).toBeUndefined();
});
