import { expect, it } from "vitest";
import type { Tile } from "../../insight/day-one.ts";
import { arranged, found, inTwoLines } from "./arranged.ts";

const tile = (name: string, rest: Partial<Tile> = {}): Tile => ({
  learnerId: name,
  name,
  languages: [],
  marks: [],
  supports: [],
  alerts: [],
  ...rest,
});
const time = { title: "Extra time", basis: "legal-plan" } as const;
const seat = { title: "Front seat", basis: "legal-plan" } as const;
const tiles = [
  tile("Sofía Hernández Gutiérrez", { readiness: "ready", supports: [time, seat] }),
  tile("Sam Goldberg", { readiness: "first-steps", supports: [time] }),
  tile("Mei Chen"),
  tile("Noah Kim", { awaiting: { from: "Bayside" } }),
];
const names = (all: readonly Tile[]) => all.map(({ name }) => name.split(" ")[0]);

it("finds by the beginning of any name, whatever its accents", () => {
  expect(names(found(tiles, "gut"))).toEqual(["Sofía"]);
  expect(names(found(tiles, " s "))).toEqual(["Sofía", "Sam"]);
  expect(names(found(tiles, "sofia her"))).toEqual(["Sofía"]);
  expect(found(tiles, "x")).toEqual([]);
});

it("puts everybody under a heading, those on the way last", () => {
  for (const by of ["name", "readiness", "support"] as const) {
    const all = arranged(tiles, by).flatMap((section) => names(section.tiles));
    expect(new Set(all).size).toBe(4);
    expect(all.at(-1)).toBe("Noah");
  }
  expect(arranged(tiles, "readiness").map(({ heading }) => heading.kind)).toEqual([
    "readiness",
    "readiness",
    "not-sorted",
    "on-the-way",
  ]);
});

it("names a learner under each support that must be provided", () => {
  expect(arranged(tiles, "support").map(({ tiles: each }) => names(each))).toEqual([
    ["Sofía", "Sam"],
    ["Sofía"],
    ["Mei"],
    ["Noah"],
  ]);
});

it("cuts between words, and only what is too long", () => {
  expect(inTwoLines("Keeps bees")).toBe("Keeps bees");
  const cut = inTwoLines("Explains every single step of a hard problem to whoever sits beside her in class");
  expect(cut.length).toBeLessThanOrEqual(54);
  expect(cut).toMatch(/ \w+…$/);
});
