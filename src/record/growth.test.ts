import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contextOn, counted } from "../entry/counted.testing.ts";
import { growth } from "./growth.ts";
import { gainIn, gainOf, numberIn, testResult } from "./test-result.ts";

interface Sitting {
  readonly title?: string;
  readonly method?: string;
  readonly value: string;
  readonly maximum?: number;
  readonly range?: { low: number; high: number };
}
const sat = (on: string, { title = "MAP", method = "RIT", value, maximum, range }: Sitting) =>
  counted(
    {
      test: { title, subject: "Reading" },
      scores: [{ method, value, ...(maximum !== undefined && { maximum }) }],
      ...(range && { range }),
    },
    on,
  );

it("reads a score as systems write it, and takes no word for a number", () => {
  expect(["2,586", "71.5", "-3"].map(numberIn)).toEqual([2586, 71.5, -3]);
  expect(["B+", "Met", "", "12 of 20"].map(numberIn)).toEqual([undefined, undefined, undefined, undefined]);
});

describe("a gain that we work out", () => {
  it("is between the two newest sittings of one test", () => {
    const sittings = [
      sat("2025-09-10", { value: "1,190" }),
      sat("2026-09-10", { value: "1,212.5" }),
      sat("2026-01-10", { value: "1,200" }),
    ];
    expect(gainOf(sittings)).toEqual({ value: 12.5, since: "2026-01-10" });
  });

  it("is never between different instruments, methods or scales", () => {
    const newest = sat("2026-09-10", { value: "212" });
    expect(gainOf([newest, sat("2026-01-10", { value: "200", method: "percentile" })])).toBeUndefined();
    expect(gainOf([newest, sat("2026-01-10", { value: "200", maximum: 300 })])).toBeUndefined();
    expect(gainOf([newest, sat("2026-01-10", { value: "Level 3" })])).toBeUndefined();
    const two = testResult.summary?.(
      [newest, sat("2026-01-10", { value: "200", title: "Other" })],
      contextOn("2026-11-20"),
    );
    expect(two).toHaveLength(2);
    for (const each of two ?? []) expect(each).not.toHaveProperty("gain");
  });

  it("is the same in whatever order the sittings came", () => {
    const sittings = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(sittings, (days) => {
        const all = days.map((day) => sat(`2026-09-${String(day).padStart(2, "0")}`, { value: String(200 + day) }));
        const [last = 0, before = 0] = days.toSorted((a, b) => b - a);
        expect(gainOf(all)?.value).toBe(last - before);
      }),
    );
  });

  it("says that it may be chance where the likely ranges touch", () => {
    const [then, now] = [
      sat("2026-01-10", { value: "200", range: { low: 196, high: 204 } }),
      sat("2026-09-10", { value: "205", range: { low: 201, high: 209 } }),
    ];
    const gain = gainOf([then, now]);
    expect(gain).toMatchObject({ value: 5, maybeNone: true });
    expect(gain && gainIn(gain, "en")).toBe("Up 5 points since the time before, which may be chance");
    expect(gain && gainIn({ value: -1, since: "2026-01-10" }, "es")).toBe("Bajó 1 punto desde la vez anterior");
  });

  it("gives way to growth that the state or the vendor measured", () => {
    const sittings = [sat("2026-01-10", { value: "200" }), sat("2026-09-10", { value: "212" })];
    const measured = counted({ test: { title: "MAP", subject: "Reading" }, measure: "growth-percentile", value: 62 });
    const [alone] = testResult.summary?.(sittings, contextOn("2026-11-20")) ?? [];
    const [beside] = testResult.summary?.(sittings, contextOn("2026-11-20", { growth: [measured] })) ?? [];
    expect(alone?.gain?.value).toBe(12);
    expect(beside).not.toHaveProperty("gain");
  });
});

it("shows of each test the newest growth, a percentile before a gain", () => {
  const of = (measure: "growth-percentile" | "gain", value: number, on: string) =>
    counted({ test: { title: "State" }, measure, value }, on);
  const summed = growth.summary?.(
    [of("gain", 9, "2026-06-01"), of("growth-percentile", 40, "2025-06-01"), of("growth-percentile", 62, "2026-05-01")],
    contextOn("2026-11-20"),
  );
  expect(summed).toEqual([{ test: "State", measure: "growth-percentile", value: 62 }]);
  expect(summed && growth.say.summary?.(summed, "en")).toEqual(["State: Grew more than 62 of 100 who began alike"]);
});
