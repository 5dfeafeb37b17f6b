import { beforeAll, describe, expect, it } from "vitest";
import type { Fact } from "../interop/adapter.ts";
import { newId } from "../kernel/id.ts";
import { type Caller, type District, importFacts, openDistrict } from "../server/district.testing.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { DayOne } from "./day-one.ts";

let district: District;
let mateo: string;
let nora: string;
let p3: string;
let standards: { id: string; code: string }[];
beforeAll(async () => {
  district = await openDistrict();
  ({ mateo, nora } = district.ids);
  ({ p3 } = district.classIds);
  const competency = (code: string, position: number, more: object = {}): Fact => ({
    noun: "competency",
    key: code,
    framework: "Map",
    code,
    statement: `Understand ${code}`,
    subject: "Mathematics",
    gradeLevels: ["08"],
    parent: "8.EE",
    position,
    ...more,
  });
  const facts: Fact[] = [
    competency("8.EE", 0, { isGroup: true, parent: undefined, statement: "Expressions and equations" }),
    ...["7.RP.1", "7.RP.2", "7.RP.3"].map((code, at) => competency(code, at + 1, { gradeLevels: ["07"] })),
    competency("8.EE.5", 5),
    competency("8.EE.6", 6, { statement: "100% of slope_lines" }),
    ...["7.RP.1", "7.RP.2", "7.RP.3"].map(
      (from): Fact => ({ noun: "edge", key: from, framework: "Map", from, to: "8.EE.5", kind: "prerequisite" }),
    ),
  ];
  await importFacts(
    district.store,
    facts.map((fact, index) => ({ row: `row/${index}`, fact })),
    "map",
  );
  standards = await district.store.work.rows(
    statement<{ id: string; code: string }>(
      "test.standards",
      "select id, code from base.competency where not is_group order by position",
    ),
  );
});

const idOf = (code: string) => standards.find((each) => each.code === code)?.id ?? "";
const dayOneOf = async (caller: Caller, classId = p3): Promise<DayOne> =>
  (await caller.get(`/classes/${classId}/day-one`)).json();
const tileOf = async (caller: Caller, learnerId = mateo) =>
  (await dayOneOf(caller)).tiles.find((tile) => tile.learnerId === learnerId);
const record = (caller: Caller, code: string, results: object[], more: object = {}) =>
  caller.send("POST", `/classes/${p3}/evidence`, { competencyId: idOf(code), results, ...more });
const written = async () =>
  (
    await firstRow(
      district.store.work,
      statement<{ count: number }>(
        "test.results",
        "select count(*) as count from base.entry where kind = 'standards-result'",
      ),
    )
  )?.count;

describe("recording evidence", () => {
  it("writes one standard for a whole class, and the class page has it in its next answer", async () => {
    const { alvarez } = district.as;
    const { unit, notSorted } = await dayOneOf(alvarez);
    expect(unit?.skills.map(({ code }) => code)).toEqual(["7.RP.1", "7.RP.2", "7.RP.3"]);
    expect([...notSorted].sort()).toEqual([mateo, nora].sort());
    for (const [code, ofMateo, ofNora] of [
      ["7.RP.1", "met", "starting"],
      ["7.RP.2", "extends", "starting"],
      ["7.RP.3", "met", "growing"],
    ] as const) {
      const answer = await record(alvarez, code, [
        { learnerId: mateo, level: ofMateo },
        { learnerId: nora, level: ofNora },
      ]);
      expect([answer.statusCode, answer.json()]).toEqual([201, expect.objectContaining({ recorded: 2 })]);
    }
    const { groups, readiness, newestEvidence } = await dayOneOf(alvarez);
    expect(groups.find(({ readiness: each }) => each === "ready-to-stretch")?.learners).toEqual([mateo]);
    expect(groups.find(({ readiness: each }) => each === "first-steps")).toMatchObject({
      learners: [nora],
      startWith: { code: "7.RP.1" },
    });
    expect(readiness.map(({ count }) => count)).toEqual([1, 0, 1]);
    expect(newestEvidence).toBe("2026-11-20");
    expect((await tileOf(alvarez))?.marks[0]).toMatchObject({ level: "met", sureness: "one", pieces: 1 });
  });

  it("keeps a rubric's level as the level it is, and a score as its share", async () => {
    const { alvarez } = district.as;
    for (const level of ["starting", "growing", "met", "extends"] as const) {
      const { json } = await record(alvarez, "8.EE.6", [{ learnerId: nora, level }], { title: level });
      const { entryIds } = json() as { entryIds: string[] };
      const { body } = (await alvarez.get(`/learners/${nora}/entries/${entryIds[0]}`)).json() as { body: object };
      expect(body).toMatchObject({ maximum: 4, score: ["starting", "growing", "met", "extends"].indexOf(level) + 1 });
    }
    const scored = await record(alvarez, "8.EE.6", [{ learnerId: nora, score: 7.5 }], { maximum: 10 });
    expect(scored.statusCode).toBe(201);
  });

  it("stores nothing where one result is of another class, of nobody or without a level", async () => {
    const { alvarez } = district.as;
    const before = await written();
    const good = { learnerId: mateo, level: "met" };
    const [theirs, nobodys] = await Promise.all(
      [district.ids.lucia, newId()].map((learnerId) => record(alvarez, "8.EE.5", [good, { learnerId, level: "met" }])),
    );
    expect([theirs?.statusCode, theirs?.body]).toEqual([nobodys?.statusCode, nobodys?.body]);
    expect(theirs?.json()).toMatchObject({ type: "/problems/learner-unknown" });
    expect((await record(alvarez, "8.EE.5", [good, { learnerId: nora }])).statusCode).toBe(400);
    expect((await record(alvarez, "8.EE.5", [{ ...good, score: -1 }])).statusCode).toBe(400);
    expect(await written()).toBe(before);
  });

  it("is for the teacher of the class alone", async () => {
    const before = await written();
    for (const caller of [district.as.hale, district.as.boone, district.as.ito, district.as.rosa, district.as.mateo]) {
      const answer = await record(caller, "8.EE.5", [{ learnerId: mateo, level: "met" }]);
      expect(answer.json()).toMatchObject({ type: "/problems/class-unknown" });
      expect((await caller.get(`/classes/${p3}/day-one`)).statusCode).toBe(404);
      expect((await caller.send("PUT", `/classes/${p3}/units`, { units: [] })).statusCode).toBe(404);
    }
    expect(await written()).toBe(before);
    expect((await district.as.rosa.get("/classes")).json()).toEqual({ items: [] });
  });
});

describe("the class page", () => {
  it("shows of what a family hides, of a work kept out and of a restricted note what it shows of nothing", async () => {
    const { rosa, alvarez, hale } = district.as;
    await hale.send("POST", `/learners/${mateo}/entries`, {
      kind: "narrative",
      body: { strength: "Told me about his uncle" },
      restricted: true,
    });
    const brings = async () => (await tileOf(alvarez))?.brings;
    expect(await brings()).toBe("Keeps trying");
    for (const [category, next] of [
      ["voice", "Gets curious when a design fails"],
      ["recognitions", "Gets curious when a design fails"],
    ] as const) {
      await rosa.send("PUT", `/learners/${mateo}/choices/teacher/${category}`, { level: "hidden" });
      expect(await brings()).toBe(next);
    }
    const page = await dayOneOf(alvarez);
    expect(JSON.stringify(page)).not.toMatch(/Keeps trying|Teamwork|uncle|radios|bridge/);
    expect(page.brings.filter(({ kind }) => kind !== "languages")).toEqual([]);
    await rosa.send("DELETE", `/learners/${mateo}/choices`);
    expect(await brings()).toBe("Keeps trying");
  });

  it("counts whom it shows: the number beside the class is the number of tiles", async () => {
    const { alvarez, hale } = district.as;
    for (const caller of [alvarez, hale]) {
      const { items } = (await caller.get("/classes")).json() as { items: { id: string; learners: number }[] };
      for (const { id, learners } of items) {
        const page = await dayOneOf(caller, id);
        expect([page.learners, page.tiles.length]).toEqual([learners, learners]);
      }
    }
  });

  it("never holds behavior, attendance, plans, households or what only the office knows", async () => {
    const body = JSON.stringify(await dayOneOf(district.as.alvarez));
    expect(body).not.toMatch(/Left class upset|Flu|504 plan|555-|ST-mateo|2013-03-01|absent/);
    expect(body).toContain("Extra time");
  });
});

describe("units", () => {
  const units = (caller: Caller, given: object[]) => caller.send("PUT", `/classes/${p3}/units`, { units: given });

  it("are the course's clusters until the teacher sets others, and again when the teacher takes them back", async () => {
    const { alvarez } = district.as;
    expect((await dayOneOf(alvarez)).units).toEqual([{ number: 1, title: "Expressions and equations" }]);
    expect((await units(alvarez, [{ title: "Slope", competencyIds: [idOf("8.EE.6")] }])).statusCode).toBe(204);
    const { unit } = await dayOneOf(alvarez);
    expect(unit).toMatchObject({ title: "Slope", competencies: [{ code: "8.EE.6" }] });
    expect(unit?.skills.map(({ code }) => code)).toEqual(["7.RP.1", "7.RP.2", "7.RP.3", "8.EE.5"]);
    const unknown = await units(alvarez, [{ title: "No", competencyIds: [newId()] }]);
    expect(unknown.json()).toMatchObject({ type: "/problems/competency-unknown" });
    expect((await dayOneOf(alvarez)).units).toEqual([{ number: 1, title: "Slope" }]);
    expect((await units(alvarez, [])).statusCode).toBe(204);
    expect((await dayOneOf(alvarez)).units).toEqual([{ number: 1, title: "Expressions and equations" }]);
  });

  it("are made of standards that are found by code or words, taken as they are typed", async () => {
    const found = async (text: string) =>
      (
        (await district.as.alvarez.get(`/competencies?text=${encodeURIComponent(text)}`)).json() as {
          items: { code: string }[];
        }
      ).items.map(({ code }) => code);
    expect(await found("8.EE")).toEqual(["8.EE.5", "8.EE.6"]);
    expect(await found("100%")).toEqual(["8.EE.6"]);
    expect(await found("slope_lines")).toEqual(["8.EE.6"]);
    expect([await found("%"), await found("_"), await found("\\")]).toEqual([["8.EE.6"], ["8.EE.6"], []]);
  });
});
