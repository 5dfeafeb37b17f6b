import { expect, it } from "vitest";
import { defaultUnits, skillsOf } from "./unit.ts";

const competency = (position: number, parentId = "cluster") => ({
  id: `c${position}`,
  code: `C.${position}`,
  statement: `Skill ${position}`,
  position,
  parentId,
});
const competencies = Array.from({ length: 10 }, (_, position) => competency(position));
const edge = (from: number, to: number) => ({ fromId: `c${from}`, toId: `c${to}` });

it("leans a unit on the prerequisites with most edges into it, shown in the framework's order", () => {
  const edges = [edge(5, 8), edge(5, 9), edge(1, 8), edge(2, 8), edge(3, 8), edge(4, 8), edge(0, 8), edge(8, 9)];
  expect(skillsOf({ competencyIds: ["c8", "c9"] }, competencies, edges).map(({ id }) => id)).toEqual([
    "c0",
    "c1",
    "c2",
    "c3",
    "c5",
  ]);
});

it("takes the five that stand before a unit that nothing leads to", () => {
  expect(skillsOf({ competencyIds: ["c7"] }, competencies, []).map(({ id }) => id)).toEqual([
    "c2",
    "c3",
    "c4",
    "c5",
    "c6",
  ]);
});

it("makes units of a course's clusters where nobody has set any", () => {
  const mixed = [competency(3, "b"), competency(1, "a"), competency(2, "a")];
  const groups = new Map([
    ["a", "First cluster"],
    ["b", "Second cluster"],
  ]);
  expect(defaultUnits(mixed, groups)).toEqual([
    { number: 1, title: "First cluster", competencyIds: ["c1", "c2"], isSet: false },
    { number: 2, title: "Second cluster", competencyIds: ["c3"], isSet: false },
  ]);
});
