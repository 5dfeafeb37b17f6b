import { beforeAll, expect, it } from "vitest";
import type { Backpack } from "../entry/backpack.ts";
import type { Entry } from "../entry/entry.ts";
import { newId } from "../kernel/id.ts";
import { statement } from "../store/statement.ts";
import { type Caller, type District, openDistrict } from "./district.testing.ts";
import { itemsOf } from "./reading.testing.ts";

let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

const said = async (caller: Caller, kind: string, body: object): Promise<string> =>
  ((await caller.send("POST", `/learners/${mateo}/entries`, { kind, body })).json() as Entry).id;
const takeBack = (caller: Caller, ...entryIds: string[]) =>
  caller.send("POST", "/withdrawals", {
    entries: entryIds.map((entryId) => ({ learnerId: mateo, entryId })),
    reason: "Written for somebody else",
  });
const backpackOf = async (caller: Caller) => (await caller.get(`/learners/${mateo}/backpack`)).json() as Backpack;
const evidence = {
  competency: { framework: "F", code: "8.EE.5", statement: "Slope", subject: "Math" },
  score: 4,
  maximum: 4,
};

it("takes back what a teacher just wrote: gone from every summary, kept in the history with the reason", async () => {
  const { alvarez, rosa } = district.as;
  const before = JSON.stringify((await backpackOf(rosa)).digests);
  const id = await said(alvarez, "standards-result", evidence);
  expect(JSON.stringify((await backpackOf(rosa)).digests)).not.toBe(before);
  expect((await takeBack(alvarez, id)).json()).toEqual({ withdrawn: 1 });
  expect(JSON.stringify((await backpackOf(rosa)).digests)).toBe(before);
  const past = (await rosa.get(`/learners/${mateo}/entries?past=true&kind=standards-result`)).json() as {
    items: Entry[];
  };
  expect(past.items.find((each) => each.id === id)?.withdrawn).toBe("Written for somebody else");
});

it("takes back all or none, and nothing twice", async () => {
  const { alvarez, hale } = district.as;
  const [mine, theirs] = [
    await said(alvarez, "standards-result", evidence),
    await said(hale, "standards-result", evidence),
  ];
  for (const ids of [[mine, theirs], [mine, newId()], [theirs]]) {
    expect((await takeBack(alvarez, ...ids)).json()).toMatchObject({ status: 404 });
  }
  expect((await takeBack(alvarez, mine)).statusCode).toBe(200);
  expect((await takeBack(alvarez, mine)).statusCode).toBe(404);
});

it("leaves what staff wrote to corrections after a day; a family takes its own words back at any time", async () => {
  const { alvarez, rosa, mateo: self } = district.as;
  const [result, text, goal] = [
    await said(alvarez, "standards-result", evidence),
    await said(rosa, "family-knowledge", { worksAtHome: "He explains each part" }),
    await said(self, "goal", { statement: "Read more", state: "active" }),
  ];
  await district.store.work.rows(
    statement("test.age", "update base.entry set received_at = now() - interval '2 days' where id = any($1)"),
    [[result, text, goal]],
  );
  expect((await takeBack(alvarez, result)).statusCode).toBe(404);
  expect((await takeBack(rosa, text)).statusCode).toBe(200);
  expect((await takeBack(self, goal)).statusCode).toBe(200);
});

it("opens a whole backpack in one line of the log, and tells a family when they opened it before", async () => {
  const { rosa, alvarez } = district.as;
  const first = await backpackOf(rosa);
  expect(first.learner.mayContribute).toContain("family-knowledge");
  expect(first.isWhole).toBe(true);
  expect(first.lastVisitAt).toBeUndefined();
  await district.store.work.rows(
    statement("test.age-log", "update base.access_log set at = at - interval '1 day' where what = 'learner.backpack'"),
  );
  expect((await backpackOf(rosa)).lastVisitAt).toBeDefined();
  expect((await backpackOf(alvarez)).lastVisitAt).toBeUndefined();
  expect((await alvarez.get(`/learners/${district.ids.lucia}/backpack`)).statusCode).toBe(404);
});

it("knows learners and entries by their ids however these are spelled: summaries stay whole", async () => {
  const { alvarez, rosa } = district.as;
  const capitals = mateo.toUpperCase();
  const digests = async () => (await rosa.get(`/learners/${mateo}/digests`)).body;
  const narrative = { kind: "narrative", body: { strength: "Spells with care" } };
  const before = await digests();
  const answer = await alvarez.send("POST", `/learners/${capitals}/entries`, narrative);
  const { id } = answer.json() as Entry;
  const written = await digests();
  await alvarez.send("POST", "/withdrawals", {
    entries: [{ learnerId: capitals, entryId: id.toUpperCase() }],
    reason: "Only tried",
  });
  expect([answer.statusCode, written.includes("Spells with care"), await digests()]).toEqual([201, true, before]);
  const items = await itemsOf<Entry>(rosa, `/learners/${mateo}/entries?kind=work`);
  for (const detailOnly of [true, false])
    await rosa.send("PUT", `/learners/${capitals}/entries/${items[0]?.id.toUpperCase()}/mark`, { detailOnly });
  expect(await digests()).toBe(before);
});
