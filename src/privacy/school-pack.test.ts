import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slices } from "./category.ts";
import { isBelow } from "./level.ts";
import { shippedPack } from "./pack.ts";
import { type PackChange, packDifferences, refusedChange, schoolOptions, schoolPack } from "./school-pack.ts";

const cells = shippedPack.policies.flatMap(({ id }) => slices.map((slice) => ({ policy: id, slice })));
const allowed = cells.flatMap((cell) =>
  schoolOptions(shippedPack, cell.policy, cell.slice).map((to): PackChange => ({ ...cell, to })),
);
/** Some changes that a school may make, one a cell. */
const someChanges = fc.uniqueArray(fc.constantFrom(...allowed), {
  selector: ({ policy, slice }) => `${policy} ${slice}`,
  maxLength: 40,
});

describe("a school's own version of the pack", () => {
  it("never shows more than the one that ships, and never touches what law or family decide", () => {
    fc.assert(
      fc.property(someChanges, (changes) => {
        const pack = schoolPack(shippedPack, { changes }, 1, "2026-11-22");
        for (const { policy, slice } of cells) {
          const [was, is] = [shippedPack, pack].map((each) => each.find(policy)?.cell(slice));
          if (!was || !is) throw new Error("a cell is gone");
          if (was.lock !== "school" && JSON.stringify(is) !== JSON.stringify(was)) return false;
          const isWider =
            isBelow(was.level, is.level) || isBelow(was.ceiling, is.ceiling) || isBelow(is.ceiling, is.level);
          // What a family chose or will choose is never lifted: where it is theirs they may go down to nothing.
          const bindsFamily = is.lock === "family" && is.floor !== "hidden";
          if (isWider || bindsFamily || is.own !== was.own || is.write !== was.write) return false;
        }
        return true;
      }),
    );
  });

  it("says what it changes, and going back changes it back", () => {
    fc.assert(
      fc.property(someChanges, (changes) => {
        const pack = schoolPack(shippedPack, { changes }, 1, "2026-11-22");
        const there = packDifferences(shippedPack, pack);
        expect(new Set(there.map(({ policy, slice, to }) => `${policy} ${slice} ${to}`))).toEqual(
          new Set(changes.map(({ policy, slice, to }) => `${policy} ${slice} ${to}`)),
        );
        expect(packDifferences(pack, shippedPack)).toEqual(
          there.map(({ policy, slice, from, to }) => ({ policy, slice, from: to, to: from })),
        );
      }),
    );
  });

  it("cannot raise a cell, change what is the law's or the family's, or close what the law wants known", () => {
    const refused: PackChange[] = [
      { policy: "teacher", slice: "incidents", to: "summary" },
      { policy: "guardian.deciding", slice: "grades", to: "hidden" },
      { policy: "teacher", slice: "own", to: "hidden" },
      { policy: "teacher", slice: "accommodations", to: "summary" },
      { policy: "teacher", slice: "name", to: "hidden" },
      { policy: "office.registrar", slice: "enrollment", to: "hidden" },
      { policy: "nobody", slice: "name", to: "hidden" },
    ];
    for (const change of refused) {
      expect(refusedChange(shippedPack, [change])).toEqual(change);
      expect(() => schoolPack(shippedPack, { changes: [change] }, 1, "2026-11-22")).toThrow("a school may not set");
    }
    const twice: PackChange = { policy: "teacher", slice: "tests", to: "summary" };
    expect(refusedChange(shippedPack, [twice])).toBeUndefined();
    expect(refusedChange(shippedPack, [twice, { ...twice, to: "hidden" }])).toEqual({ ...twice, to: "hidden" });
  });
});
