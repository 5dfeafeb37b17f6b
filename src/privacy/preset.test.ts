import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { audiences, isAudience } from "./audience.ts";
import { categories } from "./category.ts";
import type { ChoiceEvent, Choosers, FamilyChoices } from "./choice.ts";
import { type Asker, type ChoiceColumn, cellOf } from "./choice-menu.ts";
import { isBelow, levels } from "./level.ts";
import { shippedPack as pack } from "./pack.ts";
import { changesOf } from "./preset.ts";

const choosers: Choosers = new Map([["rosa", { choosing: "all", role: "guardian" }]]);
const rosa: Asker = { subjectId: "rosa", mayChoose: "all" };
const club = { id: "club", kind: "helper" as const, slices: [] };

/** The menu of a child with one helper, as the family has it after some choices. */
function columnsAfter(events: readonly ChoiceEvent[]): ChoiceColumn[] {
  const family: FamilyChoices = { today: "2026-11-20", choosers, events, overrides: [], notes: [] };
  const policies = [
    "teacher",
    "support",
    "nurse",
    "office.registrar",
    "receiving-school",
    "college",
    "employer",
    "public",
  ];
  return [
    ...policies.map((policyId) => ({ target: policyId.split(".")[0] ?? "", tie: { policyId } })),
    { target: club.id, tie: { policyId: "helper:club", agreement: club } },
  ].map(({ target, tie }) => ({
    target,
    audience: audiences.find((each) => each === pack.find(tie.policyId)?.audience) ?? "public",
    people: [],
    cells: categories.map((category) => cellOf(pack, tie, category, family, rosa)),
  }));
}
let made = 0;
const chose = ({
  target,
  category,
  level,
}: Pick<ChoiceEvent, "category" | "level"> & { target: string }): ChoiceEvent => ({
  id: String(++made),
  ...(isAudience(target) ? { audience: target } : { agreementId: target }),
  category,
  level,
  chosenBy: "rosa",
  chosenAt: `2026-11-01T10:00:00.${String(made).padStart(6, "0")}Z`,
});
const before = fc
  .array(
    fc.record({
      target: fc.constantFrom("teacher", "support", "college", "employer", "club"),
      category: fc.constantFrom(...categories),
      level: fc.constantFrom(...levels),
    }),
    { maxLength: 6 },
  )
  .map((all) => all.map(chose));

describe.each(pack.document.presets.map((preset) => [preset.preset, preset] as const))(
  "the ready-made set %s",
  (_, preset) => {
    it("changes what it says it would, to what it says, and then has nothing left to change", () => {
      fc.assert(
        fc.property(before, (events) => {
          const columns = columnsAfter(events);
          const changes = changesOf(preset, columns);
          const after = columnsAfter([
            ...events,
            ...changes.map(({ target, category, to }) => chose({ target, category, level: to })),
          ]);
          for (const [place, { target, cells }] of columns.entries())
            for (const [index, { category, level }] of cells.entries()) {
              const change = changes.find((each) => each.target === target && each.category === category);
              expect(after[place]?.cells[index]?.level).toBe(change?.to ?? level);
              if (change) expect(change.from).toBe(level);
            }
          expect(changesOf(preset, after)).toEqual([]);
        }),
        { numRuns: 30 },
      );
    });

    it("touches only cells that are the family's, and no level that the school does not allow", () => {
      const columns = columnsAfter([]);
      for (const { target, category, to } of changesOf(preset, columns)) {
        const cell = columns.find((each) => each.target === target)?.cells.find((each) => each.category === category);
        expect(cell?.lock).toBe("family");
        const highest = cell?.options.findLast(({ allowed }) => allowed)?.level ?? "hidden";
        expect(isBelow(highest, to)).toBe(false);
      }
    });

    it("has its words in both languages and speaks of groups and categories that there are", () => {
      expect(preset.title.en && preset.title.es && preset.what.en && preset.what.es).toBeTruthy();
      for (const { audiences: about, categories: of } of preset.levels) {
        expect(about.every((each) => audiences.includes(each))).toBe(true);
        expect(of.every((each) => categories.includes(each))).toBe(true);
      }
    });
  },
);

it("leaves a guardian who may not choose nothing to change", () => {
  const family: FamilyChoices = { today: "2026-11-20", choosers: new Map(), events: [], overrides: [], notes: [] };
  const cells = categories.map((category) =>
    cellOf(pack, { policyId: "teacher" }, category, family, { subjectId: "x", mayChoose: "none" }),
  );
  for (const preset of pack.document.presets)
    expect(changesOf(preset, [{ target: "teacher", audience: "teacher", people: [], cells }])).toEqual([]);
});
