import { beforeAll, expect, it } from "vitest";
import type { Fact } from "../interop/adapter.ts";
import { type Caller, type District, importFacts, openDistrict } from "../server/district.testing.ts";

let district: District;
let mateo: string;
let grandmother: Caller;
let friend: Caller;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  const adult = (key: string, household: string, more: object = {}): Fact[] => [
    { noun: "guardian", key },
    {
      noun: "guardianship",
      key: `mateo-${key}`,
      learner: "mateo",
      guardian: key,
      relationship: "Grandmother",
      mayRead: true,
      mayDecide: false,
      household,
      ...more,
    },
  ];
  const reach = (key: string, circle: string, when: string): Fact => ({
    noun: "entry",
    key: `reach-${key}`,
    kind: "reach",
    learner: "mateo",
    body: { way: "phone", when },
    circle,
  });
  await importFacts(
    district.store,
    [
      ...adult("elena", "home-rosa"),
      ...adult("frank", "home-luis", { mayRead: false }),
      reach("rosa", "home-rosa", "after the night shift"),
      reach("luis", "home-luis", "before the ferry leaves"),
    ].map((fact, index) => ({ row: `row/${index}`, fact })),
  );
  grandmother = await district.join("elena", "guardian@d");
  friend = await district.join("frank", "guardian@d");
});

const paths = [
  "digests",
  "entries?limit=500",
  "entries?past=true",
  "holdings",
  "backpack",
  "export",
  "choices",
  "family",
];
const everything = async (caller: Caller): Promise<string> =>
  (await Promise.all(paths.map(async (path) => (await caller.get(`/learners/${mateo}/${path}`)).body))).join("\n");
const ofRosa = /555-rosa|after the night shift/;
const ofLuis = /555-luis|before the ferry leaves/;

it("is read by the adults who share it and the learner, and by no adult of the other one", async () => {
  const { rosa, luis, mateo: self } = district.as;
  for (const caller of [rosa, grandmother]) {
    expect(await everything(caller)).toMatch(ofRosa);
    expect(await everything(caller)).not.toMatch(ofLuis);
  }
  expect(await everything(luis)).toMatch(ofLuis);
  expect(await everything(luis)).not.toMatch(ofRosa);
  const own = await everything(self);
  expect([ofRosa.test(own), ofLuis.test(own)]).toEqual([true, true]);
});

it("does not show in a number: each counts the contacts of the own household alone", async () => {
  const contacts = async (caller: Caller) => {
    const { items } = (await caller.get(`/learners/${mateo}/holdings`)).json() as {
      items: { kind: string; count: number }[];
    };
    return items.filter(({ kind }) => kind === "contact" || kind === "reach").map(({ kind, count }) => [kind, count]);
  };
  for (const caller of [district.as.rosa, district.as.luis, grandmother])
    expect(await contacts(caller)).toEqual([
      ["reach", 1],
      ["contact", 1],
    ]);
});

it("is nothing to an adult who is listed without the right to read", async () => {
  expect((await friend.get(`/learners/${mateo}`)).statusCode).toBe(404);
  expect((await friend.get("/learners")).json()).toEqual({ items: [] });
});

it("is the office's to read whole, a summary to the team of a case, and a teacher's in no part", async () => {
  const { ito, boone, alvarez, hale } = district.as;
  for (const caller of [ito, boone]) {
    const seen = await everything(caller);
    expect([ofRosa.test(seen), ofLuis.test(seen)]).toEqual([true, true]);
  }
  for (const caller of [alvarez, hale]) expect(await everything(caller)).not.toMatch(/555-/);
});

it("of a guardian whose time is over is closed to that guardian, and opens to nobody else by it", async () => {
  const { rosa, luis, ito, mateo: self } = district.as;
  const { guardianships } = (await luis.get(`/learners/${mateo}/family`)).json() as { guardianships: { id: string }[] };
  await ito.send("PUT", `/learners/${mateo}/guardianships/${guardianships[0]?.id}`, { endsOn: "2026-11-20" });
  await district.turnTo("2026-11-21");
  expect((await luis.get(`/learners/${mateo}`)).statusCode).toBe(404);
  for (const caller of [rosa, grandmother]) expect(await everything(caller)).not.toMatch(ofLuis);
  expect((await self.get(`/learners/${mateo}`)).statusCode).toBe(200);
});
