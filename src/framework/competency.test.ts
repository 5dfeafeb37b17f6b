import { beforeAll, expect, it } from "vitest";
import type { Fact } from "../interop/adapter.ts";
import { type District, importFacts, openDistrict } from "../server/district.testing.ts";
import { asSubject } from "../store/subject.ts";
import { readUnitPlan, searchCompetencies } from "./competency.store.ts";

let district: District;
beforeAll(async () => {
  district = await openDistrict();
  const competency = (framework: string, code: string, position: number, more: object = {}): Fact => ({
    noun: "competency",
    key: `${framework} ${code}`,
    framework,
    code,
    statement: `${framework} says ${code}`,
    subject: "Mathematics",
    gradeLevels: ["08"],
    position,
    ...more,
  });
  const facts: Fact[] = [
    // One framework has more of the grade, the other knows what leads to what.
    ...["A", "B", "C", "D"].map((code, at) => competency("State", code, at)),
    competency("Map", "G", 0, { isGroup: true, gradeLevels: [], statement: "Functions" }),
    ...["6.1", "6.2"].map((code, at) => competency("Map", code, at + 1, { gradeLevels: ["06"] })),
    ...["8.1", "8.2"].map((code, at) => competency("Map", code, at + 3, { parent: "G" })),
    competency("Map", "R.1", 9, { subject: "Reading" }),
    { noun: "edge", key: "e1", framework: "Map", from: "6.1", to: "8.1", kind: "prerequisite" },
    { noun: "edge", key: "e2", framework: "Map", from: "6.2", to: "8.2", kind: "related" },
  ];
  await importFacts(
    district.store,
    facts.map((fact, index) => ({ row: `row/${index}`, fact })),
    "standards",
  );
});

const plan = (subject: string | undefined, gradeLevels: string[], number?: number) =>
  asSubject(district.store.serve, district.as.alvarez.subjectId, (door) =>
    readUnitPlan(door, { id: district.classIds.p3, subject, gradeLevels }, number),
  );
const find = (text: string, subject?: string, limit = 20) =>
  asSubject(district.store.serve, district.as.rosa.subjectId, async (door) =>
    (await searchCompetencies(door, text, subject, limit)).map(({ code }) => code),
  );

it("plans a course on the framework that knows what leads to what, though another has more of it", async () => {
  const { units, unit, competencies, skills } = await plan("mathematics", ["08"]);
  expect(units.map(({ title, isSet }) => [title, isSet])).toEqual([["Functions", false]]);
  expect([unit?.number, competencies.map(({ code }) => code), skills.map(({ code }) => code)]).toEqual([
    1,
    ["8.1", "8.2"],
    ["6.1"],
  ]);
  expect((await plan("Mathematics", ["08"], 7)).unit?.number).toBe(1);
});

it("plans nothing where nothing that can be learned is known of a course", async () => {
  for (const [subject, grades] of [
    ["Mathematics", ["12"]],
    ["Art", ["08"]],
    [undefined, ["08"]],
    ["Mathematics", []],
  ] as const)
    expect(await plan(subject, [...grades])).toEqual({ units: [], unit: undefined, competencies: [], skills: [] });
});

it("finds by code before words, no clusters, and within a subject if one is given", async () => {
  expect(await find("8.")).toEqual(["8.1", "8.2"]);
  expect(await find("map says", "mathematics")).toEqual(["6.1", "6.2", "8.1", "8.2"]);
  expect(await find("map says", "READING")).toEqual(["R.1"]);
  expect(await find("Functions")).toEqual([]);
  expect((await find("says", undefined, 3)).length).toBe(3);
});
