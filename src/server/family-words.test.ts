import { beforeAll, expect, it } from "vitest";
import type { Backpack } from "../entry/backpack.ts";
import type { Entry } from "../entry/entry.ts";
import { type Caller, type District, openDistrict } from "./district.testing.ts";

let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

const text = "My father is ill, and I cook";
const read = async (caller: Caller) => (await caller.get(`/learners/${mateo}/backpack`)).json() as Backpack;

it("keeps what a learner writes for the family from everybody at school, and opens it to each guardian", async () => {
  const { mateo: self, rosa, luis, ...others } = district.as;
  const before = JSON.stringify((await read(rosa)).digests);
  const written = await self.send("POST", `/learners/${mateo}/entries`, { kind: "family-words", body: { text } });
  expect(written.statusCode).toBe(201);
  const { id, restricted } = written.json() as Entry;
  expect(restricted).toBe(true);
  for (const family of [self, rosa, luis]) expect(JSON.stringify(await read(family))).toContain(text);
  expect(JSON.stringify((await read(rosa)).digests)).toBe(before); // no summary tells that it is there
  for (const other of Object.values(others)) {
    for (const path of ["backpack", "entries", "digests", "export", `entries/${id}`])
      expect((await other.get(`/learners/${mateo}/${path}`)).body).not.toContain(text);
    expect((await other.get(`/learners/${mateo}/holdings`)).body).not.toContain("family-words");
  }
  expect((await rosa.get(`/learners/${mateo}/see-as/teacher`)).body).not.toContain(text);
});

it("is the learner's own to write and to take back: nobody else writes there", async () => {
  const { mateo: self, rosa, alvarez, hale } = district.as;
  for (const other of [rosa, alvarez, hale]) {
    const refused = await other.send("POST", `/learners/${mateo}/entries`, { kind: "family-words", body: { text } });
    expect(refused.statusCode).toBe(422);
  }
  const mine = (await read(self)).entries.find(({ kind }) => kind === "family-words");
  const taken = await self.send("POST", "/withdrawals", {
    entries: [{ learnerId: mateo, entryId: mine?.id }],
    reason: "It is better now",
  });
  expect(taken.json()).toEqual({ withdrawn: 1 });
  expect(JSON.stringify(await read(rosa))).not.toContain(text);
});
