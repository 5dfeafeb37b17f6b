import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, expect, it } from "vitest";
import { sampleFolder } from "./district.ts";
import { generate } from "./generate.ts";

let generated: Map<string, string>;
beforeAll(async () => {
  generated = await generate();
});

const committed = (path: string) => gunzipSync(readFileSync(join(sampleFolder, path))).toString("utf8");
const facts = (path: string) =>
  committed(path)
    .split("\n")
    .slice(1)
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { fact: Record<string, unknown> }).fact); // written by facts.ts

/** Every text that somebody reads, without the members' names. */
const textsOf = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(textsOf)
      : [];

it("generates what is committed, to the letter", () => {
  const differing = [...generated].filter(([path, text]) => committed(path) !== text).map(([path]) => path);
  expect(differing).toEqual([]);
});

it("generates the same again", async () => {
  const again = await generate();
  expect([...again].every(([path, text]) => generated.get(path) === text)).toBe(true);
});

it("keeps what is generated in folders of its own", () => {
  const files = ["district/generated", "layers"].flatMap((folder) =>
    readdirSync(join(sampleFolder, folder)).map((file) => `${folder}/${file}`),
  );
  expect(files.sort()).toEqual([...generated.keys()].sort());
});

it("marks everything generated as generated", () => {
  for (const [path, text] of generated) {
    const head = text.slice(0, 200);
    expect(head, path).toMatch(path.endsWith(".xml.gz") ? /<\?daypack generated\?>/ : /"generated":true/);
  }
});

it("says nothing of a learner that a deficit word would say", () => {
  const words = /\b(at[- ]risk|low|lower|failing|failed|behind|gap|weak|weakness|struggl\w*|poor|lazy|slow|deficit)\b/i;
  const texts = facts("layers/profiles.ndjson.gz").flatMap(({ body }) => textsOf(body));
  expect(texts.filter((text) => words.test(text))).toEqual([]);
});

it("writes in Spanish for a third of the homes", () => {
  const homes = facts("layers/profiles.ndjson.gz").filter(({ kind }) => kind === "background");
  const inSpanish = homes.filter(({ body }) => JSON.stringify(body).includes('"es"')).length;
  expect(inSpanish / homes.length).toBeGreaterThan(0.28);
  expect(inSpanish / homes.length).toBeLessThan(0.4);
});
