import { beforeAll, expect, it } from "vitest";
import type { Fact } from "../interop/adapter.ts";
import { type Caller, type District, importFacts, openDistrict } from "../server/district.testing.ts";
import type { Backpack } from "./backpack.ts";
import type { Entry } from "./entry.ts";
import type { Holding } from "./holding.ts";

let district: District;
let mateo: string;
/** Named for restricted entries of the case, like the counselor; on the case without being named; on no case. */
let named: Caller;
let unnamed: Caller;
let elsewhere: Caller;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  const facts: Fact[] = [
    ...["kim", "leila", "nils"].map((key): Fact => ({ noun: "staff", key, given: key, family: "Park" })),
    {
      noun: "case",
      key: "case-mateo",
      learner: "mateo",
      startsOn: "2026-09-01",
      members: [
        { staff: "boone", readsRestricted: true },
        { staff: "kim", readsRestricted: true },
        { staff: "leila", readsRestricted: false },
      ],
    },
    {
      noun: "case",
      key: "case-nora",
      learner: "nora",
      startsOn: "2026-09-01",
      members: [{ staff: "nils", readsRestricted: true }],
    },
  ];
  await importFacts(
    district.store,
    facts.map((fact, index) => ({ row: `row/${index}`, fact })),
  );
  named = await district.join("kim", "support@lincoln");
  unnamed = await district.join("leila", "support@lincoln");
  elsewhere = await district.join("nils", "support@lincoln");
});

const write = (caller: Caller, kind: string, body: object, more: object = {}) =>
  caller.send("POST", `/learners/${mateo}/entries`, { kind, body, ...more });
const paths = ["digests", "entries?limit=500", "entries?past=true", "holdings", "backpack", "export", "see-as/support"];
const everything = async (caller: Caller): Promise<string> =>
  (await Promise.all(paths.map(async (path) => (await caller.get(`/learners/${mateo}/${path}`)).body))).join("\n");
const countOf = async (caller: Caller, kind: string) =>
  ((await caller.get(`/learners/${mateo}/holdings`)).json() as { items: Holding[] }).items.find(
    (each) => each.kind === kind,
  )?.count ?? 0;

it("is open to those named for the case it was written for, and to nobody else in any answer or number", async () => {
  const { boone, alvarez, hale, ito, rosa, luis, mateo: self } = district.as;
  const answer = await write(boone, "restricted-note", { text: "A judge will call" });
  expect(answer.json()).toMatchObject({ restricted: true, circleId: expect.any(String) });
  for (const caller of [boone, named]) {
    expect(await everything(caller)).toContain("A judge will call");
    expect(await countOf(caller, "restricted-note")).toBe(2);
  }
  for (const caller of [unnamed, alvarez, hale, ito, rosa, luis, self]) {
    expect(await everything(caller)).not.toMatch(
      /A judge will call|Only for the case|"kind":"restricted-note"|"restricted-note":|"restricted":true/,
    );
    expect(await countOf(caller, "restricted-note")).toBe(0);
    const { id } = answer.json() as Entry;
    const [hidden, missing] = await Promise.all(
      [id, "019b0000-0000-7000-8000-000000000000"].map((each) => caller.get(`/learners/${mateo}/entries/${each}`)),
    );
    expect([hidden?.statusCode, hidden?.body]).toEqual([missing?.statusCode, missing?.body]);
  }
  expect((await elsewhere.get(`/learners/${mateo}`)).statusCode).toBe(404);
});

it("is in no summary, not even of those who read it", async () => {
  const { boone } = district.as;
  const summaries = async (caller: Caller) =>
    JSON.stringify(((await caller.get(`/learners/${mateo}/backpack`)).json() as Backpack).digests);
  const before = await summaries(boone);
  await write(boone, "narrative", { strength: "Spoke of his fears" }, { restricted: true });
  expect([await summaries(boone), await summaries(named)]).toEqual([before, before]);
});

it("leaves no gap in a list: pages of those who may not read it are as long and end as if it were not there", async () => {
  const { boone, alvarez } = district.as;
  for (let times = 0; times < 4; times++) {
    await write(boone, "narrative", { strength: `Restricted ${times}` }, { restricted: true });
    await write(alvarez, "narrative", { strength: `Open ${times}` });
  }
  const pages: number[] = [];
  for (let cursor = ""; ; ) {
    const page = (
      await alvarez.get(`/learners/${mateo}/entries?kind=narrative&limit=2${cursor && `&cursor=${cursor}`}`)
    ).json() as { items: Entry[]; next?: string };
    pages.push(page.items.length);
    if (!page.next) break;
    cursor = page.next;
  }
  expect(pages).toEqual([2, 2]);
});

it("cannot be written for a case of which one is not, or by a teacher for the class", async () => {
  const { boone, alvarez, rosa } = district.as;
  const note = await write(boone, "restricted-note", { text: "Mine" });
  const { circleId } = note.json() as Entry;
  for (const caller of [alvarez, unnamed])
    expect((await write(caller, "restricted-note", { text: "x" }, { circleId })).statusCode).toBe(422);
  expect((await write(rosa, "restricted-note", { text: "x" })).statusCode).toBe(422);
  // Without a case to name, a restricted note is for its author alone.
  const own = (await write(alvarez, "restricted-note", { text: "For myself" })).json() as Entry;
  expect(own.circleId).toBeUndefined();
  for (const caller of [boone, named, unnamed]) expect(await everything(caller)).not.toContain("For myself");
});

it("closes with the case: who leaves it reads none of its notes any more", async () => {
  await importFacts(district.store, [
    {
      row: "case/1",
      fact: {
        noun: "case",
        key: "case-mateo",
        learner: "mateo",
        startsOn: "2026-09-01",
        members: [{ staff: "boone", readsRestricted: true }],
      },
    },
  ]);
  expect((await named.get(`/learners/${mateo}`)).statusCode).toBe(404);
  expect(await everything(district.as.boone)).toContain("A judge will call");
});
