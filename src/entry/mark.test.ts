import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { type Caller, type District, openDistrict, type Role } from "../server/district.testing.ts";
import type { DigestView, Entry } from "./entry.ts";

let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

const entryOf = async (kind: string, holds: string): Promise<Entry> => {
  const answer = await district.as.rosa.get(`/learners/${mateo}/entries?kind=${kind}`);
  const found = (answer.json() as { items: Entry[] }).items.find(({ body }) => JSON.stringify(body).includes(holds));
  if (!found) throw new Error(`no ${kind} of ${holds}`);
  return found;
};
const mark = async (caller: Caller, { id }: Entry, detailOnly: boolean) =>
  (await caller.send("PUT", `/learners/${mateo}/entries/${id}/mark`, { detailOnly })).statusCode;
const digests = async (caller: Caller): Promise<DigestView[]> =>
  ((await caller.get(`/learners/${mateo}/digests`)).json() as { items: DigestView[] }).items;

it("takes an entry out of every summary anybody gets, and brings all of them back as they were", async () => {
  const { rosa, luis, hale, boone, alvarez, mateo: self } = district.as;
  const summaries = async () => [
    ...(await Promise.all(
      [rosa, luis, hale, boone, alvarez, self].map(async (each) => JSON.stringify(await digests(each))),
    )),
    ...(await Promise.all(
      [`/learners/${mateo}/see-as/teacher`, `/learners/${mateo}/backpack`].map(async (path) =>
        JSON.stringify(((await rosa.get(path)).json() as { digests: unknown }).digests),
      ),
    )),
    (await alvarez.get(`/classes/${district.classIds.p3}/day-one`)).body,
  ];
  const before = await summaries();
  for (const [kind, holds, says] of [
    ["work", "A bridge that held", "A bridge that held"],
    ["about-me", "Keeps trying", "Keeps trying"],
    ["recognition", "Teamwork award", "Teamwork award"],
    ["goal", "Show every step", "Show every step"],
  ] as const) {
    const entry = await entryOf(kind, holds);
    expect(before.some((each) => each.includes(says))).toBe(true);
    expect(await mark(rosa, entry, true)).toBe(204);
    expect((await summaries()).filter((each) => each.includes(says))).toEqual([]);
    expect((await entryOf(kind, holds)).detailOnly).toBe(true);
    expect(await mark(rosa, entry, false)).toBe(204);
  }
  expect(await summaries()).toEqual(before);
});

it("counts an entry exactly when none of those who choose keeps it out, whoever said what in whatever order", async () => {
  const { hale } = district.as;
  const bridge = await entryOf("work", "A bridge that held");
  const said = new Map<Role, boolean>();
  const acts = fc.array(fc.record({ by: fc.constantFrom<Role>("rosa", "luis", "mateo"), detailOnly: fc.boolean() }), {
    minLength: 1,
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      for (const { by, detailOnly } of all) {
        expect(await mark(district.as[by], bridge, detailOnly)).toBe(204);
        said.set(by, detailOnly);
        const keptOut = [...said.values()].some(Boolean);
        expect(JSON.stringify(await digests(hale)).includes("A bridge that held")).toBe(!keptOut);
      }
    }),
    { numRuns: 25 },
  );
  for (const by of ["rosa", "luis", "mateo"] as const) await mark(district.as[by], bridge, false);
});

it("is told to those who read the choices, and to nobody else who reads the entry", async () => {
  const { rosa, luis, ito, alvarez, boone, mateo: self } = district.as;
  const poster = await entryOf("work", "Slope poster");
  const seen = (caller: Caller) => caller.get(`/learners/${mateo}/entries/${poster.id}`);
  const readers = [alvarez, boone];
  const before = await Promise.all(readers.map(async (each) => (await seen(each)).body));
  expect(before.every((each) => each.includes("Slope poster"))).toBe(true);
  expect(await mark(rosa, poster, true)).toBe(204);
  expect(await Promise.all(readers.map(async (each) => (await seen(each)).body))).toEqual(before);
  for (const caller of [rosa, luis, self]) expect((await seen(caller)).json()).toMatchObject({ detailOnly: true });
  expect((await seen(ito)).statusCode).toBe(404);
  expect(await mark(rosa, poster, false)).toBe(204);
});

it("is a family's alone, and only of works, own words and recognitions", async () => {
  const { rosa, alvarez, hale, boone, ito, samira, mateo: self } = district.as;
  const bridge = await entryOf("work", "A bridge that held");
  for (const caller of [alvarez, hale, boone, ito, samira]) expect(await mark(caller, bridge, true)).toBe(404);
  for (const [kind, holds] of [
    ["course-grade", "Algebra 1"],
    ["attendance", "Flu"],
    ["incident", "Left class upset"],
    ["narrative", "Gets curious"],
    ["accommodation", "Extra time"],
    ["name", "Mateo"],
  ] as const) {
    const entry = await entryOf(kind, holds);
    expect([await mark(rosa, entry, true), await mark(self, entry, true)]).toEqual([404, 404]);
  }
  expect((await entryOf("work", "A bridge that held")).detailOnly).toBeUndefined();
});

it("cannot be put on what one guardian wrote by the other, who does not know of it", async () => {
  const { rosa, luis } = district.as;
  const story = await entryOf("family-knowledge", "radios");
  const missing = { ...story, id: "019b0000-0000-7000-8000-000000000000" };
  expect([await mark(luis, story, true), await mark(luis, missing, true)]).toEqual([404, 404]);
  expect(await mark(rosa, story, true)).toBe(204);
});

it("of a guardian who may no longer choose holds until a guardian who may says otherwise", async () => {
  const { rosa, luis, hale, ito, mateo: self } = district.as;
  const bridge = await entryOf("work", "A bridge that held");
  const isShown = async () => JSON.stringify(await digests(hale)).includes("A bridge that held");
  await mark(luis, bridge, true);
  const { guardianships } = (await luis.get(`/learners/${mateo}/family`)).json() as {
    guardianships: { guardianId: string }[];
  };
  const document = { guardianId: guardianships[0]?.guardianId, kind: "no-contact", effectiveOn: "2026-11-01" };
  expect((await ito.send("POST", `/learners/${mateo}/court-documents`, document)).statusCode).toBe(201);
  expect(await mark(luis, bridge, false)).toBe(404);
  expect(await mark(self, bridge, false)).toBe(204);
  expect(await isShown()).toBe(false);
  expect(await mark(rosa, bridge, false)).toBe(204);
  expect(await isShown()).toBe(true);
});
