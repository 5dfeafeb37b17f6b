import { beforeAll, expect, it } from "vitest";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";

let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  for (const who of ["alvarez", "ito", "luis"] as const) await district.as[who].get(`/learners/${mateo}/backpack`);
});

interface Line {
  id: string;
  who: { subjectId: string };
}
const looks = async (caller: Caller) =>
  ((await caller.get(`/learners/${mateo}/access`)).json() as { items: Line[] }).items;
const lookOf = async (caller: Caller, by: Caller) =>
  (await looks(caller)).find(({ who }) => who.subjectId === by.subjectId)?.id ?? "";
const ask = (caller: Caller, look: string, body: object = { isUnknown: true }) =>
  caller.send("POST", `/learners/${mateo}/access/${look}/questions`, body);
const open = async (caller: Caller) =>
  ((await caller.get("/look-questions")).json() as { items: { id: string; about?: string; mayAnswer: boolean }[] })
    .items;

it("reaches the school, is answered by somebody who was not asked about, and the family reads the answer", async () => {
  const { rosa, alvarez, ito } = district.as;
  const made = await ask(rosa, await lookOf(rosa, alvarez), { isUnknown: true, question: "Who is that?" });
  expect(made.statusCode).toBe(201);
  const [waiting] = await open(ito);
  expect(waiting).toMatchObject({ about: "Maria Alvarez", mayAnswer: true });
  expect((await ito.get("/notices")).body).toContain("look.asked");
  const answer = (caller: Caller) =>
    caller.send("POST", `/learners/${mateo}/look-questions/${waiting?.id}/answer`, { answer: "His algebra teacher." });
  expect([(await answer(alvarez)).statusCode, (await answer(rosa)).statusCode]).toEqual([404, 404]);
  expect((await answer(ito)).statusCode).toBe(204);
  expect((await answer(ito)).statusCode).toBe(404);
  expect((await rosa.get(`/learners/${mateo}/look-questions`)).body).toContain("His algebra teacher.");
  expect((await rosa.get("/notices")).body).toContain("look.answered");
});

it("is not answered by the one it is about", async () => {
  const { rosa, ito } = district.as;
  await ask(rosa, await lookOf(rosa, ito));
  expect((await open(ito)).filter(({ mayAnswer }) => mayAnswer)).toEqual([]);
  const leader = await district.join("hale", "leader@lincoln");
  expect((await open(leader)).some(({ about, mayAnswer }) => about === "Aya Ito" && mayAnswer)).toBe(true);
});

it("is no way for one guardian to learn of another, nor for staff to ask about colleagues", async () => {
  const { rosa, luis, alvarez, samira, mateo: self } = district.as;
  const [byLuis, byAlvarez] = [await lookOf(self, luis), await lookOf(rosa, alvarez)];
  expect(byLuis).not.toBe("");
  expect((await ask(rosa, byLuis)).statusCode).toBe(404);
  expect((await ask(alvarez, byAlvarez)).statusCode).toBe(404);
  expect((await ask(samira, byAlvarez)).json()).toMatchObject({ type: "/problems/learner-unknown" });
  expect((await luis.get(`/learners/${mateo}/look-questions`)).json()).toEqual({ items: [] });
});
