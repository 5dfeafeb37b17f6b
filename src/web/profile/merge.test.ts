import fc from "fast-check";
import { expect, it } from "vitest";
import { differencesOf, merged, type Side } from "./merge.ts";

const before = { statement: "Read", why: "Fun", steps: [{ text: "One" }], state: "active" };

it("takes over by itself what only one of the two changed", () => {
  const mine = { ...before, why: "I like it" };
  const theirs = { ...before, statement: "Read 20 books", dueOn: "2027-05-01" };
  const differences = differencesOf(before, mine, theirs);
  expect(differences.map(({ member, begin }) => [member, begin])).toEqual([
    ["statement", "theirs"],
    ["why", "mine"],
    ["dueOn", "theirs"],
  ]);
  expect(merged(theirs, differences, {})).toEqual({ ...theirs, why: "I like it" });
});

it("keeps both lists, and the tick that either gave a step", () => {
  const mine = { ...before, steps: [{ text: "One", doneOn: "2026-11-20" }, { text: "Mine" }] };
  const theirs = { ...before, steps: [{ text: "One", dueOn: "2026-12-01" }, { text: "Theirs" }] };
  const differences = differencesOf(before, mine, theirs);
  expect(differences).toMatchObject([{ member: "steps", isList: true, begin: "both" }]);
  expect(merged(theirs, differences, {}).steps).toEqual([
    { text: "One", doneOn: "2026-11-20", dueOn: "2026-12-01" },
    { text: "Theirs" },
    { text: "Mine" },
  ]);
  expect(merged(theirs, differences, { steps: "mine" })).toEqual(mine);
});

it("lets one take out what the other left", () => {
  const { why: _, ...mine } = before;
  const differences = differencesOf(before, mine, before);
  expect(merged(before, differences, {})).toEqual(mine);
  expect(merged(before, differences, { why: "theirs" })).toEqual(before);
});

it("asks about nothing where the order of members is all that differs", () => {
  expect(differencesOf(before, before, { ...before, steps: [{ text: "One" }], state: "active" })).toEqual([]);
  expect(differencesOf({}, { a: [{ x: 1, y: 2 }] }, { a: [{ y: 2, x: 1 }] })).toEqual([]);
});

const body = fc.dictionary(
  fc.constantFrom("statement", "why", "steps", "people"),
  fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 })),
);
const sides = fc.constantFrom<Side>("mine", "theirs");

it("never loses a word: whatever is chosen, every member is one of the two, and both of them can be had", () => {
  fc.assert(
    fc.property(body, body, body, sides, (began, mine, theirs, side) => {
      const differences = differencesOf(began, mine, theirs);
      const all = (which: Side) => Object.fromEntries(differences.map(({ member }) => [member, which]));
      expect(merged(theirs, differences, all("mine"))).toEqual(mine);
      expect(merged(theirs, differences, all("theirs"))).toEqual(theirs);
      const mixed = merged(theirs, differences, { statement: side });
      for (const { member, isList } of differences)
        if (!isList) expect([mine[member], theirs[member]]).toContainEqual(mixed[member]);
    }),
  );
});
