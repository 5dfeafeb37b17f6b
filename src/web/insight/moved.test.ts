import { expect, it } from "vitest";
import type { DayOne, Tile } from "../../insight/day-one.ts";
import { groupsWith, move } from "./moved.ts";

const tile = (learnerId: string): Tile => ({
  learnerId,
  name: learnerId,
  languages: [],
  marks: [],
  supports: [],
  alerts: [],
});
const day: Pick<DayOne, "groups" | "tiles"> = {
  tiles: ["amara", "dev", "noah"].map(tile),
  groups: [
    { readiness: "first-steps", learners: ["amara"] },
    { readiness: "ready", learners: ["dev"] },
    { readiness: "ready-to-stretch", learners: [] },
  ],
};
const inGroups = (moves: ReturnType<typeof move>) =>
  groupsWith(day, moves).map(({ learners }) => learners.map(({ learnerId }) => learnerId));

it("keeps a move until it is taken back", () => {
  const moved = move({}, day, "amara", "ready");
  expect(inGroups(moved)).toEqual([[], ["amara", "dev"], []]);
  expect(move(moved, day, "amara", "first-steps")).toEqual({});
});

it("lets a teacher sort a learner who was not sorted", () => {
  expect(inGroups(move({}, day, "noah", "first-steps"))).toEqual([["amara", "noah"], ["dev"], []]);
});
