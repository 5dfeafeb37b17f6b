import { describe, expect, it } from "vitest";
import type { ChoiceEvent, Choosers, FamilyChoices } from "./choice.ts";
import { type Asker, ageBandOf, cellOf, overridesOf } from "./choice-menu.ts";
import { shippedPack as pack } from "./pack.ts";

const club = { policyId: "helper:1", agreement: { id: "1", kind: "helper" as const, slices: [] } };
const choosers: Choosers = new Map([
  ["rosa", { choosing: "all", role: "guardian" }],
  ["luis", { choosing: "all", role: "guardian" }],
  ["mateo", { choosing: "lower-own-words", role: "learner" }],
]);
const rosa: Asker = { subjectId: "rosa", mayChoose: "all" };
const mateo: Asker = { subjectId: "mateo", mayChoose: "lower-own-words" };
const family = (...events: ChoiceEvent[]): FamilyChoices => ({
  today: "2026-11-20",
  choosers,
  events,
  overrides: [],
  notes: [],
});
let order = 0;
const chose = (
  chosenBy: string,
  category: ChoiceEvent["category"],
  level: ChoiceEvent["level"],
  audience = "teacher",
) => ({
  id: String(++order),
  audience,
  category,
  level,
  chosenBy,
  chosenAt: `2026-11-19T10:00:${String(order).padStart(2, "0")}Z`,
});

describe("what a family can choose, as a screen draws it", () => {
  it("names the school where a level is above what it allows", () => {
    const cell = cellOf(pack, club, "enrollment", family(), rosa);
    expect(cell.options).toEqual([
      { level: "hidden", allowed: true },
      { level: "status", allowed: true },
      { level: "summary", allowed: true },
      { level: "detail", allowed: false, setBy: "school" },
    ]);
  });

  it("offers a learner under age only own words, and nothing above what the family set", () => {
    expect(cellOf(pack, club, "enrollment", family(), mateo).options).toEqual([]);
    const shown = family(chose("rosa", "voice", "status"));
    const cell = cellOf(pack, { policyId: "teacher" }, "voice", shown, mateo);
    expect(cell.slices).toEqual(["own"]);
    expect(cell.options).toEqual([
      { level: "hidden", allowed: true },
      { level: "status", allowed: true },
      { level: "summary", allowed: false, setBy: "family" },
      { level: "detail", allowed: false, setBy: "family" },
    ]);
  });

  it("lets a learner undo what they lowered themselves", () => {
    const lowered = family(chose("rosa", "portfolio", "detail"), chose("mateo", "portfolio", "hidden"));
    const cell = cellOf(pack, { policyId: "teacher" }, "portfolio", lowered, mateo);
    expect(cell.level).toBe("hidden");
    expect(cell.mine).toBe("hidden");
    expect(cell.options.filter(({ allowed }) => allowed).map(({ level }) => level)).toEqual([
      "hidden",
      "summary",
      "detail",
    ]);
  });

  it("shows a guardian that the learner's own words stand lower than the rest of the category", () => {
    const cell = cellOf(pack, { policyId: "teacher" }, "voice", family(chose("mateo", "voice", "hidden")), rosa);
    expect(cell.level).toBe("summary");
    expect(cell.parts).toContainEqual(expect.objectContaining({ slice: "own", level: "hidden", lock: "family" }));
  });

  it("says who is shown less only while it holds", () => {
    const about = { id: "1", subjectId: "hale", category: "voice" as const, chosenBy: "luis", chosenAt: "2026-11-01" };
    const shown = { ...family(), overrides: [{ ...about, level: "status" as const }] };
    expect(overridesOf(shown, rosa)).toEqual([
      { subjectId: "hale", category: "voice", level: "status", by: "guardian", at: "2026-11-01" },
    ]);
    expect(overridesOf({ ...shown, overrides: [...shown.overrides, { ...about, level: undefined }] }, rosa)).toEqual(
      [],
    );
  });

  it("turns the rules at 13, at the pack's age of trust and at the age of majority", () => {
    expect([undefined, 12, 13, 15, 16, 17, 18].map((age) => ageBandOf(pack.document, age))).toEqual([
      "unknown",
      "under-13",
      "13-15",
      "13-15",
      "16-17",
      "16-17",
      "of-age",
    ]);
  });
});
