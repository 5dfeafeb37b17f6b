import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { EntryFact } from "../../entry/fact.ts";
import { counted, factsOf, filesOf, needs, readAll, shared } from "../bundle.testing.ts";
import { mappedStandard } from "./mapped.ts";
import { shippedMaps } from "./shipped.ts";

const layouts = "data/assessments-vendor";
const root = shared(layouts);
const standard = mappedStandard(shippedMaps);

async function readStaged(name: string) {
  const text = readFileSync(join(root ?? "", name), "utf8").replace(/^\uFEFF/, "");
  const files = filesOf({ [name]: text });
  const read = await readAll(standard, files);
  const entries = factsOf(read.sent, "entry");
  // Above the headers of CIRCLE stand two rows of titles.
  const above = name.startsWith("CIRCLE") ? 2 : 0;
  const lines = name.endsWith(".txt")
    ? text.split("\n").filter(Boolean).length
    : Papa.parse<string[]>(text, { skipEmptyLines: true }).data.length - 1 - above;
  return { ...read, entries, lines, isKnown: await standard.detect(files) };
}
const staged = root
  ? readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => /\.(csv|txt)$/.test(name))
  : [];

describe.skipIf(!root)(`the layouts of 26 assessment products${needs(layouts)}`, () => {
  it.each(staged.sort())("knows %s by itself, and reads as many rows as there are", async (name) => {
    const { isKnown, rows, lines, entries, remarks } = await readStaged(name);
    expect({ isKnown, rows }).toEqual({ isKnown: true, rows: lines });
    expect(entries.length).toBeGreaterThan(0);
    // A learner without any score in it is told, and nothing else is wrong.
    expect(Object.keys(counted(remarks)).filter((code) => code !== "row.says-nothing")).toEqual([]);
    expect(factsOf((await readStaged(name)).sent, "learner").every(({ isKnown: only }) => only)).toBe(true);
  });

  const spot = async (name: string, which: (entry: EntryFact) => boolean = () => true) => {
    const found = (await readStaged(name)).entries.find(which);
    if (!found) throw new Error(`nothing like it in ${name}`);
    return { on: found.observedOn, ...(found.body as { test?: object; scores?: { method: string; value: string }[] }) };
  };
  const scores = (...pairs: readonly [string, string][]) =>
    expect.objectContaining({
      scores: expect.arrayContaining(pairs.map(([method, value]) => expect.objectContaining({ method, value }))),
    });

  it("reads a MAP Growth score with its standard error as the range it likely lies in", async () => {
    expect(await spot("MAP_Growth/sample_anonymized_file.csv")).toMatchObject({
      on: "2021-09-16",
      test: { title: "MAP Growth", subject: "Science", kind: "Fall 2021-2022" },
      level: "Avg",
      range: { low: 204.6, high: 211.4 },
      scores: [
        { method: "RIT score", value: "208" },
        { method: "National percentile", value: "57" },
        { method: "Standard error", value: "3.40" },
      ],
      parts: expect.arrayContaining([{ title: "Earth and Space", value: "209", level: "Avg" }]),
    });
  });

  it("reads a growth percentile as growth, and never as a score", async () => {
    const { entries } = await readStaged("STAR/SR_sample_anonymized_file.csv");
    const grown = entries
      .filter(({ kind }) => kind === "growth")
      .map(({ learner, body }) => [learner, body.formula, body.value]);
    expect(grown).toEqual(
      expect.arrayContaining([
        ["605000", "Student growth percentile, Fall to Fall", 1],
        ["605002", "Student growth percentile, Fall to Fall", 85],
        ["605001", "Current student growth percentile", 11],
      ]),
    );
    expect(JSON.stringify(entries.filter(({ kind }) => kind === "test-result"))).not.toContain("growth");
    const fast = await readStaged("FastBridge_CBMreading/sample_anonymized_file_fastbridge_cbmreading.csv");
    expect(fast.entries.find(({ kind }) => kind === "growth")?.body).toEqual({
      test: { title: "FastBridge", subject: "CBMR-English" },
      measure: "growth-percentile",
      value: 76,
      from: { on: "2022-09-22" },
      to: { on: "2023-01-24" },
      formula: "National, Fall to Winter",
    });
  });

  it("reads STAAR alike with headers and in fixed width: the same levels, scores and days", async () => {
    const bodies = async (name: string) =>
      (await readStaged(name)).entries.map(({ learner, observedOn, body }) => ({ learner, observedOn, body }));
    const wide = await bodies("STAAR_Summative/sample_anonymized_file.csv");
    expect(await bodies("STAAR_Summative/sample_anonymized_file.txt")).toEqual(wide);
    expect(wide[0]).toMatchObject({
      learner: "320",
      observedOn: "2023-05-01",
      body: { test: { subject: "Reading language arts", grade: "03" }, level: "Approaches Grade Level" },
    });
    expect(wide[0]?.body).toEqual(scores(["Scale score", "1444"], ["State percentile", "047"], ["Lexile", "670L"]));
  });

  it("reads PreACT alike with headers and in fixed width", async () => {
    const [wide, fixed] = [await spot("PreACT/Records_anonymized.csv"), await spot("PreACT/Records_anonymized.txt")];
    expect(fixed).toMatchObject({ on: "2020-10-07", range: { low: 11, high: 13 }, test: { grade: "10" } });
    expect({ ...fixed, scores: [] }).toEqual({ ...wide, scores: [] });
  });

  it("reads levels, grades and days of what each product calls differently", async () => {
    expect(await spot("ACCESS/sample_anonymized_file_ACCESS.csv")).toMatchObject({
      on: "2026-02-06",
      level: "1.4",
      range: { low: 182, high: 274 },
      test: { title: "ACCESS for ELLs", grade: "03" },
    });
    expect(await spot("Beacon/sample_anonymized_file.csv")).toMatchObject({
      on: "2025-01-29",
      level: "Prepared",
      range: { low: 416, high: 488 },
      test: { subject: "Mathematics", grade: "07" },
    });
    expect(await spot("i-Ready/sample_anonymized_file_ela.csv")).toEqual(
      scores(["Scale score", "424"], ["Percentile", "10"], ["Lexile", "215L"]),
    );
    expect(await spot("FastBridgeCAT/sample_anonymized_aMath.csv")).toMatchObject({
      level: "High risk",
      test: { grade: "09" },
    });
    expect(await spot("myIGDIs/sample_anonymized_file.csv")).toMatchObject({
      on: "2022-09-20",
      level: "Tier II/III",
      test: { title: "myIGDIs Early Literacy+", subject: "Picture Naming", kind: "Fall Screening" },
    });
    expect(await spot("AP/SAMPLE_AP_2324.csv")).toMatchObject({
      test: { subject: "World History: Modern" },
      scores: [{ method: "Score", value: "2", maximum: 5 }],
    });
    expect(await spot("SC_Alternate_Assessment/sample_anonymized_file_2024.csv")).toMatchObject({
      on: "2024-04-15",
      level: "2",
    });
    expect(await spot("WIN/sample_anonymized_file.csv")).toMatchObject({ on: "2023-11-01", level: "Gold" });
    expect(await spot("ACT/sample_anonymized_file.csv")).toEqual(
      scores(["Composite", "16"], ["National percentile", "37"]),
    );
    expect(await spot("PSAT_SAT/sample_anonymized_file_sat.csv")).toEqual(scores(["Total", "1310"]));
  });

  it("says which numbers a learner may be known by, and makes nobody", async () => {
    const { sent } = await readStaged("MAP_Growth/sample_anonymized_file.csv");
    expect(factsOf(sent, "learner")[0]).toEqual({
      noun: "learner",
      key: "605000",
      isKnown: true,
      identifiers: [
        { system: "Local ID", value: "605000" },
        { system: "State ID", value: "604821" },
      ],
      evidence: { school: "Grand Bend Elementary School" },
    });
  });
});

it("ships only maps that know their files by themselves, each under a name of its own", () => {
  expect(shippedMaps.filter(({ detect }) => detect === undefined)).toEqual([]);
  expect(new Set(shippedMaps.map(({ name }) => name)).size).toBe(shippedMaps.length);
});
