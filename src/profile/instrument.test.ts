import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { protectedAreas } from "../privacy/protected-area.ts";
import {
  areasOf,
  bases,
  type InstrumentDefinition,
  noticeDays,
  refusedLaunch,
  scored,
  wrongInstrument,
} from "./instrument.ts";

const said = (en: string) => ({ en, es: en });
const instrument: InstrumentDefinition = {
  title: said("How I work"),
  about: said("Habits"),
  choices: ["Never", "Sometimes", "Often", "Always"].map(said),
  scales: [
    { key: "effort", title: said("Effort") },
    { key: "calm", title: said("Calm") },
  ],
  items: [
    { key: "finish", text: said("I finish what I begin"), scale: "effort" },
    { key: "quit", text: said("I give up"), scale: "effort", isReversed: true },
    { key: "worry", text: said("I worry"), scale: "calm", area: "mental-health", isReversed: true },
    { key: "sleep", text: said("I sleep well"), scale: "calm" },
    { key: "rest", text: said("I rest"), scale: "calm" },
  ],
};

describe("an instrument", () => {
  it("with an item of a protected subject is not launched unless families are told in time or asked", () => {
    expect(areasOf(instrument)).toEqual(["mental-health"]);
    expect(refusedLaunch(instrument, { basis: "none", daysAhead: 90 })?.en).toContain("feelings");
    expect(refusedLaunch(instrument, { basis: "notice", daysAhead: noticeDays - 1 })).toBeDefined();
    expect(refusedLaunch(instrument, { basis: "notice", daysAhead: noticeDays })).toBeUndefined();
    expect(refusedLaunch(instrument, { basis: "consent", daysAhead: 0 })).toBeUndefined();
    const plain = { ...instrument, items: instrument.items.filter(({ area }) => !area) };
    expect(refusedLaunch(plain, { basis: "none", daysAhead: 0 })).toBeUndefined();
  });

  it("of any tag is never launched without a basis", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...protectedAreas),
        fc.constantFrom(...bases),
        fc.nat(60),
        (area, basis, daysAhead) => {
          const tagged = { ...instrument, items: [{ key: "a", text: said("A"), scale: "calm", area }] };
          const isLaunched = refusedLaunch(tagged, { basis, daysAhead }) === undefined;
          expect(isLaunched).toBe(basis === "consent" || (basis === "notice" && daysAhead >= noticeDays));
        },
      ),
    );
  });

  it("does not ask about religion, and has every item in a scale and every key once", () => {
    const [item] = instrument.items;
    if (!item) throw new Error("there is one");
    expect(wrongInstrument(instrument)).toBeUndefined();
    for (const items of [[{ ...item, area: "religion" as const }], [{ ...item, scale: "none" }], [item, item]])
      expect(wrongInstrument({ ...instrument, items })).toBeDefined();
  });

  it("counts no item that was left out, whatever its key is called", () => {
    const [item] = instrument.items;
    if (!item) throw new Error("there is one");
    expect(scored({ ...instrument, items: [{ ...item, key: "constructor" }] }, {})).toEqual([]);
  });

  it("has no text that hides or turns what stands there", () => {
    expect(wrongInstrument({ ...instrument, title: said("a\u202Eb") })).toBeDefined();
    expect(wrongInstrument({ ...instrument, choices: [said("Never\u200B"), said("Often")] })).toBeDefined();
  });

  it("keeps the mean of a scale, turned items turned, and nothing of a scale that was mostly left out", () => {
    expect(scored(instrument, { finish: 4, quit: 1, worry: 4 })).toEqual([
      { title: "Effort", number: 4, low: 1, high: 4 },
    ]);
    expect(scored(instrument, { finish: 3, quit: 3, worry: 1, sleep: 3 })).toEqual([
      { title: "Effort", number: 2.5, low: 1, high: 4 },
      { title: "Calm", number: 3.5, low: 1, high: 4 },
    ]);
  });
});
