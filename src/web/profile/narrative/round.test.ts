import { expect, it } from "vitest";
import { nextOf } from "./round.ts";
import { starters, withSentence } from "./starters.ts";

const all = ["a", "b", "c", "d"].map((learnerId) => ({ learnerId, name: learnerId }));
const next = (from: string, ...written: string[]) => nextOf(all, from, new Set(written))?.learnerId;

it("goes on to the next learner without words, around the end of the class, and then simply on", () => {
  expect(next("a")).toBe("b");
  expect(next("a", "b", "c")).toBe("d");
  expect(next("d", "a", "d")).toBe("b");
  expect(next("b", "a", "b", "c", "d")).toBe("c");
  expect(nextOf(all.slice(0, 1), "a", new Set())).toBeUndefined();
});

it("puts a pressed beginning after what stands there, in either language", () => {
  for (const language of ["en", "es"] as const) {
    const [first, second] = starters.map(({ sentence }) => sentence[language]);
    expect(withSentence("", first ?? "")).toBe(`${first} `);
    expect(withSentence(`${first} `, second ?? "")).toBe(`${first} ${second} `);
  }
});
