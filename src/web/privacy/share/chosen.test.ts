import { expect, it } from "vitest";
import type { Entry } from "../../../entry/entry.ts";
import { applying, offersOf, withItem, within, withLevel } from "./chosen.ts";

const entry = (id: string, slice: Entry["slice"], more: Partial<Entry> = {}) =>
  ({ id, slice, kind: slice, body: {}, ...more }) as Entry; // what these functions look at
const entries = [
  entry("name", "name"),
  entry("t1", "transcript"),
  entry("b1", "bests"),
  entry("b2", "bests"),
  entry("r1", "recognitions"),
  entry("test", "tests"),
  entry("sealed", "bests", { restricted: true }),
];
const college = offersOf(
  [
    { slice: "name", upTo: "summary", items: false },
    { slice: "transcript", upTo: "detail", items: true },
    { slice: "tests", upTo: "summary", items: false },
    { slice: "bests", upTo: "detail", items: true },
    { slice: "recognitions", upTo: "detail", items: true },
    { slice: "pathway", upTo: "detail", items: true },
  ],
  entries,
);

it("offers what there is, in levels that say something, and no sealed item", () => {
  expect(college.map(({ slice }) => slice)).toEqual(["name", "transcript", "tests", "bests", "recognitions"]);
  expect(college.find(({ slice }) => slice === "bests")).toMatchObject({
    levels: ["hidden", "summary", "detail"],
    items: [{ id: "b1" }, { id: "b2" }],
  });
});

it("picks for an application the transcript, best work and badges, and leaves tests to the family", () => {
  const chosen = applying(college);
  expect(chosen.parts).toEqual([
    { slice: "name", level: "status" },
    { slice: "transcript", level: "detail" },
  ]);
  expect(chosen.entryIds).toEqual(["b1", "b2", "r1"]);
});

it("keeps of a choice what another audience may see", () => {
  const employer = offersOf(
    [
      { slice: "transcript", upTo: "summary", items: false },
      { slice: "bests", upTo: "detail", items: true },
    ],
    entries,
  );
  expect(within(applying(college), employer)).toEqual({
    parts: [{ slice: "transcript", level: "summary" }],
    entryIds: ["b1", "b2"],
  });
});

it("takes a part or an item out and puts it back", () => {
  const chosen = applying(college);
  expect(withLevel(chosen, "transcript", "hidden").parts).toEqual([{ slice: "name", level: "status" }]);
  expect(withItem(withItem(chosen, "b1", false), "b1", true).entryIds).toEqual(["b2", "r1", "b1"]);
});
