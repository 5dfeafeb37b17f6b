import fc from "fast-check";
import { expect, it } from "vitest";
import { holdsUnstorable } from "./text.ts";

const bad = fc.constantFrom("a\u0000b", "\ud83d", "x\udc00");

it("finds what no database keeps wherever it stands in what was sent, and nothing in what is well-formed", () => {
  fc.assert(fc.property(fc.jsonValue({ stringUnit: "grapheme" }), (sent) => !holdsUnstorable(sent)));
  fc.assert(
    fc.property(bad, fc.jsonValue(), (wrong, beside) => {
      const places = [wrong, [beside, wrong], { beside, deep: [{ wrong }] }, { [wrong]: beside }];
      return places.every(holdsUnstorable);
    }),
  );
  expect(holdsUnstorable("Lucía 🌱")).toBe(false);
});
