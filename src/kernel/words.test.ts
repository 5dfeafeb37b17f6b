import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { dateInWords, daysInWords } from "./words.ts";

const words = fileURLToPath(new URL("words.ts", import.meta.url));
/** In a process whose clock is in that zone. */
const inZone = (zone: string, at: string) =>
  execFileSync(
    process.execPath,
    [
      "-e",
      `import(${JSON.stringify(words)}).then(({ dateInWords }) => console.log(dateInWords(${JSON.stringify(at)}, "en")))`,
    ],
    { env: { ...process.env, TZ: zone, NODE_OPTIONS: "" }, encoding: "utf8" },
  ).trim();

it("puts an instant on the day of the reader's clock, west and east, and on the night the clocks change", () => {
  expect(inZone("America/Chicago", "2026-11-23T04:10:00.000Z")).toBe("November 22, 2026");
  expect(inZone("Pacific/Auckland", "2026-11-22T12:10:00.000Z")).toBe("November 23, 2026");
  expect(inZone("America/Chicago", "2026-11-01T04:59:00.000Z")).toBe("October 31, 2026");
  expect(inZone("America/Chicago", "2026-11-02T05:59:00.000Z")).toBe("November 1, 2026");
});

it("leaves a date what it is in every zone", () => {
  for (const zone of ["America/Chicago", "Pacific/Auckland", "UTC"])
    expect(inZone(zone, "2026-11-22")).toBe("November 22, 2026");
  expect(dateInWords("2028-02-29", "es", "medium")).toBe("29 feb 2028");
});

it("says how long it is in days, months or years, as a person would", () => {
  const said = [1, 59, 60, 365, 730, 731, 3800].map((days) => daysInWords(days, "en"));
  expect(said).toEqual(["1 day", "59 days", "1 month", "11 months", "23 months", "2 years", "10 years"]);
  expect(daysInWords(3800, "es")).toBe("10 años");
  expect(daysInWords(1, "es")).toBe("1 día");
});
