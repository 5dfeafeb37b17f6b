import { expect, it } from "vitest";
import { shippedPack } from "./pack.ts";
import { sourceWords } from "./source-words.ts";

it("leaves no English in what the shipped rules rest on", () => {
  const sources = [...JSON.stringify(shippedPack).matchAll(/"source":"([^"]*)"/g)].map(([, source = ""]) => source);
  expect(sources.length).toBeGreaterThan(10);
  const english = /\b(the|and|of|with|from|policy|consent|signed|information|officials|permit|cell)\b/i;
  expect(sources.map((source) => sourceWords(source).es).filter((text) => english.test(text))).toEqual([]);
  expect(sourceWords("FERPA, 34 CFR 99.4 and 99.10")).toEqual({
    en: "FERPA, 34 CFR 99.4 and 99.10",
    es: "FERPA, 34 CFR 99.4 y 99.10",
  });
});
