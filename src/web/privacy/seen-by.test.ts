import { expect, it } from "vitest";
import type { ChoiceCell, ChoiceColumn } from "../../privacy/choice-menu.ts";
import { seenBy } from "./seen-by.ts";

const cell = (
  category: ChoiceCell["category"],
  slices: ChoiceCell["slices"],
  level: ChoiceCell["level"],
  parts: ChoiceCell["parts"] = [],
): ChoiceCell => ({
  category,
  slices,
  level,
  lock: "school",
  start: level,
  options: [],
  because: [],
  parts,
});
const column = (audience: ChoiceColumn["audience"], ...cells: ChoiceCell[]): ChoiceColumn => ({
  target: audience,
  audience,
  people: [],
  cells,
});
const columns = [
  column("helper", cell("enrollment", ["enrollment", "attendance"], "status")),
  column("guardian", cell("enrollment", ["enrollment", "attendance"], "detail")),
  column("teacher", cell("enrollment", ["enrollment", "attendance"], "detail")),
  column(
    "nurse",
    cell("enrollment", ["enrollment"], "summary", [
      { slice: "attendance", level: "hidden", own: "hidden", lock: "school", because: [] },
    ]),
  ),
  column(
    "app",
    cell("enrollment", ["enrollment", "attendance"], "hidden", [
      { slice: "enrollment", level: "hidden", own: "detail", lock: "school", because: [] },
    ]),
  ),
];
const names = (slices: Parameters<typeof seenBy>[1]) => {
  const { sees, nothing } = seenBy(columns, slices);
  return {
    sees: sees.map(({ column: { audience }, level }) => `${audience} ${level}`),
    nothing: nothing.map(({ audience }) => audience),
  };
};

it("lists who sees a block, most first, without the family, and who sees nothing", () => {
  expect(names(["attendance"])).toEqual({ sees: ["teacher detail", "helper status"], nothing: ["nurse", "app"] });
});

it("tells what opens only on a group's own", () => {
  expect(seenBy(columns, ["enrollment"]).sees.find(({ column: { audience } }) => audience === "app")).toMatchObject({
    level: "detail",
    isOwnOnly: true,
  });
});

it("sees a block of two slices as widely as the widest", () => {
  expect(names(["attendance", "enrollment"]).sees).toEqual([
    "teacher detail",
    "app detail",
    "nurse summary",
    "helper status",
  ]);
});
