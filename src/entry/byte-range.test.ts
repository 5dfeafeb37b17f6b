import fc from "fast-check";
import { expect, it } from "vitest";
import { askedOf } from "./byte-range.ts";

it("never answers a part that the file does not have, whatever is asked", () => {
  const number = fc.option(fc.nat(40), { nil: undefined });
  fc.assert(
    fc.property(number, number, fc.integer({ min: 1, max: 30 }), (from, to, bytes) => {
      const asked = askedOf({ range: `bytes=${from ?? ""}-${to ?? ""}` }, bytes, '"a"');
      if (typeof asked === "string") return;
      expect(asked.start).toBeGreaterThanOrEqual(0);
      expect(asked.end).toBeGreaterThanOrEqual(asked.start);
      expect(asked.end).toBeLessThan(bytes);
    }),
  );
});

it("gives the whole for what it does not understand, and for another file than the one that was begun", () => {
  for (const range of [undefined, "", "lines=1-2", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-2", "bytes=0-1,3-4"])
    expect(askedOf({ range }, 10, '"a"')).toBe("whole");
  expect(askedOf({ range: "bytes=0-1", ifRange: '"b"' }, 10, '"a"')).toBe("whole");
  expect(askedOf({ range: "bytes=-0" }, 10, '"a"')).toBe("none");
  expect(askedOf({ range: "bytes=10-" }, 10, '"a"')).toBe("none");
});
