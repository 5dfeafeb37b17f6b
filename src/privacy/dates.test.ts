import { beforeAll, expect, it } from "vitest";
import { type Caller, type District, importFacts, openDistrict } from "../server/district.testing.ts";

/** The days of one school year in their order: each test leaves the district on a later day than it found it. */
let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

const reads = async (caller: Caller, learnerId = mateo) =>
  (await caller.get(`/learners/${learnerId}`)).statusCode === 200;
const digestsOf = async (caller: Caller, learnerId = mateo) =>
  (await caller.get(`/learners/${learnerId}/digests`)).body;
const inDetail = async (caller: Caller, kind: string, learnerId = mateo) =>
  ((await caller.get(`/learners/${learnerId}/entries?kind=${kind}`)).json() as { items: unknown[] }).items.length > 0;
const choose = async (caller: Caller, target: string, category: string, body: object, learnerId = mateo) =>
  (await caller.send("PUT", `/learners/${learnerId}/choices/${target}/${category}`, body)).statusCode;

it("lets a learner of 16 or 17 share own work while every guardian who said anything trusts them, and nothing of the school's", async () => {
  const { grace, hale } = district.as;
  const may = await district.join("may", "guardian@d");
  const learnerId = district.ids.grace;
  const trust = async (trusted: boolean) =>
    (await may.send("PUT", `/learners/${learnerId}/trust`, { trusted })).statusCode;
  const work = { kind: "work", body: { title: "Film about the river" } };
  expect((await grace.send("POST", `/learners/${learnerId}/entries`, work)).statusCode).toBe(201);
  const share = () => choose(grace, "teacher", "portfolio", { level: "detail" }, learnerId);
  expect(await share()).toBe(422);
  expect((await grace.send("PUT", `/learners/${learnerId}/trust`, { trusted: true })).statusCode).toBe(403);
  expect([await trust(true), await share()]).toEqual([204, 200]);
  expect(await inDetail(hale, "work", learnerId)).toBe(true);
  expect(await choose(grace, "helper", "grades", { level: "status" }, learnerId)).toBe(422);
  const menu = (await may.get(`/learners/${learnerId}/choices`)).json() as { ageBand: string; trust: object };
  expect([menu.ageBand, menu.trust]).toEqual(["16-17", { trusted: true, mine: true }]);
  expect(await trust(false)).toBe(204);
  expect(await inDetail(hale, "work", learnerId)).toBe(false);
  // At 13 nobody can be trusted with it yet.
  await district.as.rosa.send("PUT", `/learners/${mateo}/trust`, { trusted: true });
  expect(await choose(district.as.mateo, "teacher", "portfolio", { level: "detail" })).toBe(422);
});

it("ends a choice with its last day, wider or narrower, for a group and for one person", async () => {
  const { rosa, alvarez, hale } = district.as;
  const until = "2026-11-20";
  await choose(rosa, "teacher", "recognitions", { level: "detail", until });
  await choose(rosa, "teacher", "voice", { level: "hidden", until });
  await rosa.send("PUT", `/learners/${mateo}/overrides/${hale.subjectId}/portfolio`, { level: "hidden", until });
  const seen = async () => [
    await inDetail(alvarez, "recognition"),
    /Keeps trying/.test(await digestsOf(alvarez)),
    /A bridge/.test(await digestsOf(hale)),
    /A bridge/.test(await digestsOf(alvarez)),
  ];
  expect(await seen()).toEqual([true, false, false, true]);
  await district.turnTo("2026-11-21");
  expect(await seen()).toEqual([false, true, true, true]);
  const { columns, overrides } = (await rosa.get(`/learners/${mateo}/choices`)).json() as {
    columns: { target: string; cells: { category: string; mine?: string; level: string }[] }[];
    overrides: object[];
  };
  expect(overrides).toEqual([]);
  const cells = columns.find(({ target }) => target === "teacher")?.cells ?? [];
  expect(cells.filter(({ mine }) => mine)).toEqual([]);
});

it("gives a learner who turns 18 that day all the choosing, and former guardians what the learner allows", async () => {
  const { grace, hale } = district.as;
  const may = await district.join("may", "guardian@d");
  const learnerId = district.ids.grace;
  expect(await reads(may, learnerId)).toBe(false);
  expect((await may.get("/learners")).json()).toEqual({ items: [] });
  expect(await choose(may, "teacher", "portfolio", { level: "hidden" }, learnerId)).toBe(404);
  expect(await choose(grace, "helper", "grades", { level: "summary" }, learnerId)).toBe(200);
  // What the learner had said at 17 without being trusted now counts, because the learner decides.
  expect(await inDetail(hale, "work", learnerId)).toBe(true);
  expect(await choose(grace, "guardian", "portfolio", { level: "summary" }, learnerId)).toBe(200);
  expect(await reads(may, learnerId)).toBe(true);
  expect(await digestsOf(may, learnerId)).toContain("Film about the river");
  expect(await inDetail(may, "work", learnerId)).toBe(false);
  expect((await may.get("/learners")).json()).toEqual({ items: [] }); // not even the name
  for (const path of ["choices", "access", "presets", "see-as/teacher"])
    expect((await may.get(`/learners/${learnerId}/${path}`)).statusCode).toBe(403);
  expect((await grace.send("DELETE", `/learners/${learnerId}/choices/guardian/portfolio`)).statusCode).toBe(200);
  expect(await reads(may, learnerId)).toBe(false);
});

it("closes a class that a learner leaves at the end of that day, and one that runs out thirty days later", async () => {
  const { alvarez } = district.as;
  const { nora } = district.ids;
  await importFacts(district.store, [
    {
      row: "seat/nora",
      fact: { noun: "enrollment", key: "p3-nora", learner: "nora", class: "p3", endsOn: "2026-12-01" },
    },
  ]);
  const sees = async () => [await reads(alvarez, nora), await reads(alvarez)];
  const size = async () =>
    ((await alvarez.get("/classes")).json() as { items: { learners: number }[] }).items.map(({ learners }) => learners);
  expect([await sees(), await size()]).toEqual([[true, true], [2]]);
  await district.turnTo("2026-12-01");
  expect(await sees()).toEqual([true, true]);
  await district.turnTo("2026-12-02");
  expect([await sees(), await size()]).toEqual([[false, true], [1]]);
  const tiles = (await alvarez.get(`/classes/${district.classIds.p3}/day-one`)).body;
  expect(tiles).not.toMatch(/Nora|Haddad|NOH-rah/);
  await district.turnTo("2027-01-17");
  expect(await sees()).toEqual([false, true]);
  await district.turnTo("2027-01-18");
  expect([await sees(), await size()]).toEqual([[false, false], [0]]);
});

it("opens a class fourteen days before it begins, and not a day sooner", async () => {
  const { hale } = district.as;
  await importFacts(district.store, [
    {
      row: "term/spring",
      fact: {
        noun: "term",
        key: "spring",
        title: "Spring",
        kind: "semester",
        schoolYear: 2027,
        startsOn: "2027-02-15",
        endsOn: "2027-06-11",
        organization: "lincoln",
      },
    },
    {
      row: "class/film",
      fact: { noun: "class", key: "film", title: "Film", organization: "lincoln", terms: ["spring"] },
    },
    { row: "duty/film", fact: { noun: "assignment", key: "a9", staff: "hale", class: "film", role: "teacher" } },
    { row: "seat/film", fact: { noun: "enrollment", key: "film-nora", learner: "nora", class: "film" } },
  ]);
  const { nora } = district.ids;
  await district.turnTo("2027-01-31");
  expect(await reads(hale, nora)).toBe(false);
  await district.turnTo("2027-02-01");
  expect(await reads(hale, nora)).toBe(true);
});
