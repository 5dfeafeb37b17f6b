import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cell, hashOf, json, line } from "./copy.ts";

describe("what a fact says", () => {
  it("is written alike whatever order its members were built in, and however deep", () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fact) => {
        const reversed = Object.fromEntries(Object.entries(fact).toReversed());
        expect(json({ a: [fact] })).toBe(json({ a: [reversed] }));
        expect(JSON.parse(json({ a: [reversed] }))).toEqual(JSON.parse(JSON.stringify({ a: [fact] })));
      }),
    ));

  it("is written alike with a member that says nothing and without it", () => {
    expect(json({ key: "1", startsOn: undefined })).toBe(json({ key: "1" }));
  });

  it("hashes apart when anything of it differs", () => {
    const hashes = [{ a: "1" }, { a: 1 }, { a: ["1"] }, { b: "1" }, { a: null }, { a: "" }, {}].map((each) =>
      hashOf(json(each)),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe("a row on its way into the database", () => {
  it("keeps one line whatever its cells hold", () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 4 }), (cells) => {
        const written = line(...cells.map(cell));
        expect(written.indexOf("\n")).toBe(written.length - 1);
        expect(written.split("\t")).toHaveLength(cells.length);
      }),
    ));

  it("writes what is not there as null, and a text that looks like null as text", () => {
    expect(line(cell(undefined), cell("\\N"), cell(""), 7)).toBe("\\N\t\\\\N\t\t7\n");
  });

  it("leaves out what a database cannot hold: null characters, and halves of a pair become a replacement", () => {
    expect(cell("a\0b\uD83Dc")).toBe("ab\uFFFDc");
    expect(JSON.parse(json({ a: ["x\0", "\uDC00"] }))).toEqual({ a: ["x", "\uFFFD"] });
  });

  it("keeps a text that only spells such a character out", () => {
    const said = { a: "\\u0000 and \\ud83d" };
    expect(JSON.parse(json(said))).toEqual(said);
  });
});
