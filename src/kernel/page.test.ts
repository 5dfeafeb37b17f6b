import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isId, newId } from "./id.ts";
import { pageOf, placeOf } from "./page.ts";
import { Problem, type ProblemSlug, problems } from "./problem.ts";
import { RemarkTally } from "./remark.ts";
import { counted, dateInWords, folded, languages, listing } from "./words.ts";

describe("a page", () => {
  it("ends where the list ends, and its cursor gives back the place of its last item and nothing else", () => {
    const item = fc.record({
      name: fc.string().map((text) => text.replaceAll("\u0000", "")),
      id: fc.uuid({ version: 7 }),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 8 }), fc.integer({ min: 1, max: 8 }), (all, limit) => {
        const { items, next } = pageOf(all.slice(0, limit + 1), limit, ({ name, id }) => [name, id]);
        expect(items).toEqual(all.slice(0, limit));
        const last = items.at(-1);
        if (all.length <= limit) expect(next).toBeUndefined();
        else expect(placeOf(next, ["text", "id"])).toEqual([last?.name, last?.id]);
      }),
    );
  });

  it("takes no cursor that is not ours, whoever made it, and says so in words", () => {
    const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const wrong = ["", "x", "%", encoded("x"), encoded({}), encoded([]), encoded(["a"]), encoded(["a", "b"])].concat(
      ...[encoded(["a", newId(), "c"]), encoded(["a", 1]), encoded([null, newId()]), encoded(["\u0000", newId()])],
      ...[encoded(["a", `${newId()}' or true --`])],
    );
    for (const cursor of wrong)
      expect(() => placeOf(cursor, ["text", "id"])).toThrow(expect.objectContaining({ slug: "input-invalid" }));
    fc.assert(
      fc.property(fc.string(), (cursor) => {
        expect(() => placeOf(cursor, ["text", "id"])).toThrow(Problem);
      }),
    );
    expect(placeOf(undefined, ["id"])).toBeUndefined();
  });
});

it("ids sort by when they were made, and nothing else passes for one", () => {
  const ids = Array.from({ length: 500 }, newId);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every(isId)).toBe(true);
  for (const wrong of [undefined, null, 7, "", "x", `${ids[0]}x`, `${ids[0]}'; --`, [ids[0]]])
    expect(isId(wrong)).toBe(false);
});

it("a problem says in every language what is wrong, and its words hold no value", () => {
  for (const [slug, { status, title }] of Object.entries(problems)) {
    expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
    for (const language of languages) expect(title[language].length).toBeGreaterThan(5);
    expect(title.en).not.toBe(title.es);
    expect(new Problem(slug as ProblemSlug).message).toBe(title.en);
  }
});

it("remarks of a million rows are counted by code, the most frequent first, each with where it was first seen", () => {
  const tally = new RemarkTally();
  for (let row = 1; row <= 1_000; row++) {
    tally.add({ code: row % 10 === 0 ? "rare" : "often", at: `users.csv:${row}` });
  }
  tally.add({ code: "also-once", at: "users.csv:9" });
  tally.add({ code: "a-once", at: "users.csv:8" });
  expect(tally.groups()).toEqual([
    { code: "often", count: 900, first: "users.csv:1" },
    { code: "rare", count: 100, first: "users.csv:10" },
    { code: "a-once", count: 1, first: "users.csv:8" },
    { code: "also-once", count: 1, first: "users.csv:9" },
  ]);
});

describe("words", () => {
  it("list, count and date as each language does", () => {
    expect(languages.map((language) => listing(["a", "b", "c"], language))).toEqual(["a, b, and c", "a, b y c"]);
    const forms = { one: "# day", other: "# days" };
    expect([0, 1, 2, 1_000].map((count) => counted(count, forms, "en"))).toEqual([
      "0 days",
      "1 day",
      "2 days",
      "1,000 days",
    ]);
    expect(languages.map((language) => dateInWords("2026-11-18", language))).toEqual([
      "November 18, 2026",
      "18 de noviembre de 2026",
    ]);
    expect(dateInWords("2026-11-18T23:59:59Z", "en", "medium")).toBe("Nov 18, 2026");
  });

  it("fold to the same for finding, however often and in whatever form they are typed", () => {
    expect(["Núñez", "NUÑEZ", "Nu\u0301n\u0303ez", "  nunez "].map(folded)).toEqual(Array(4).fill("nunez"));
    expect(folded("María   José")).toBe("maria jose");
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => folded(folded(text)) === folded(text)));
  });
});
