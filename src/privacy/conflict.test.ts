import { beforeEach, expect, it } from "vitest";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";

let district: District;
let mateo: string;
beforeEach(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});
const choose = async (caller: Caller, level: string) =>
  expect((await caller.send("PUT", `/learners/${mateo}/choices/teacher/recognitions`, { level })).statusCode).toBe(200);
const codes = async (caller: Caller) =>
  ((await caller.get("/notices")).json() as { items: { code: string }[] }).items.map(({ code }) => code);

it("tells both guardians alike, once, and names to neither who or what it was", async () => {
  const { rosa, luis, ito, mateo: self } = district.as;
  await choose(rosa, "detail");
  expect(await codes(rosa)).not.toContain("conflict.paused");
  await choose(luis, "hidden");
  for (const caller of [rosa, luis]) expect(await codes(caller)).toEqual(["conflict.paused"]);
  const told = (await rosa.get("/notices")).body;
  expect(told).not.toMatch(/luis|Luis|hidden|recognitions/);
  expect(await codes(self)).not.toContain("conflict.paused");
  expect(await codes(ito)).toContain("conflict.waits");
  // A guardian of several children is led to the child it is about.
  const { items } = (await rosa.get("/notices")).json() as { items: { place: string }[] };
  expect(items.map(({ place }) => place)).toEqual([`/who-sees-what?child=${mateo}`]);
  await choose(luis, "hidden");
  await choose(rosa, "summary");
  expect((await codes(rosa)).filter((code) => code === "conflict.paused")).toHaveLength(1);
});

it("stands in the registrar's list until the note that ends it, and is told anew when it begins again", async () => {
  const { rosa, luis, ito, alvarez } = district.as;
  await choose(rosa, "detail");
  await choose(luis, "hidden");
  const waiting = async (caller: Caller) =>
    ((await caller.get("/conflicts")).json() as { items: { learner: { id: string } }[] }).items.map(
      ({ learner }) => learner.id,
    );
  expect(await waiting(ito)).toEqual([mateo]);
  for (const caller of [alvarez, rosa]) expect(await waiting(caller)).toEqual([]);
  await ito.send("POST", `/learners/${mateo}/conflicts/teacher/recognitions/end`, { note: "Spoke with both" });
  expect(await waiting(ito)).toEqual([]);
  await choose(luis, "summary");
  await choose(rosa, "hidden");
  expect(await waiting(ito)).toEqual([mateo]);
});
