import { expect, it } from "vitest";
import { languages } from "../kernel/words.ts";
import catalog from "./remark-words.json" with { type: "json" };
import { hasWords, remarkWords, weights } from "./remark-words.ts";

const all = Object.entries(catalog);

it("says of each code what is wrong and what to do in the source, in every language", () => {
  expect(all.length).toBeGreaterThan(90);
  for (const [code, { weight, what, fix }] of all) {
    expect(weights, code).toContain(weight);
    for (const language of languages)
      for (const words of [what[language], fix[language]])
        expect([code, words.length > 3 && words.length < 160]).toEqual([code, true]);
  }
});

it("speaks in whole sentences of what is wrong, and without the reader's own language in the other", () => {
  for (const [code, { what, fix }] of all) {
    expect([code, what.en.endsWith("."), what.es.endsWith(".")]).toEqual([code, true, true]);
    if (fix.en !== "Nothing") expect([code, what.en === what.es, fix.en === fix.es]).toEqual([code, false, false]);
  }
});

it("has words for a kind's own remark, and for a code that nobody knows where to look", () => {
  expect(hasWords("contact.invalid")).toBe(true);
  expect(hasWords("no.such-code")).toBe(false);
  expect(remarkWords("no.such-code").fix.en).toContain("docs/standards");
});
