import { beforeAll, describe, expect, it } from "vitest";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";
import { statement } from "../store/statement.ts";
import type { CaseItem } from "./caseload.ts";

let district: District;
let mateo: string;
let lena: Caller;
let leader: Caller;
let lenaId: string;
const load = async (who: Caller) =>
  (await who.get("/caseload")).json() as { items: CaseItem[]; colleagues: { staffId: string; name: string }[] };
const restricted = async (who: Caller) =>
  (await who.get(`/learners/${mateo}/entries?kind=restricted-note`)).json().items as { body: { text: string } }[];
const place = (caseId: string, staffId: string) => `/learners/${mateo}/cases/${caseId}/members/${staffId}`;

beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  lena = await district.join("hale", "support@lincoln");
  leader = await district.join("ito", "leader@lincoln");
  lenaId =
    (
      await district.store.work.rows(statement("test.hale", "select person_id from base.subject where id = $1"), [
        lena.subjectId,
      ])
    )[0]?.person_id ?? "";
});

describe("a caseload", () => {
  it("shows the team its learners with reasons, strengths and how many notes wait; nobody else has one", async () => {
    const { boone, alvarez, rosa } = district.as;
    expect((await load(boone)).items).toMatchObject([
      {
        learner: "Mateo Rivera",
        strength: "Keeps trying",
        reasons: [{ type: "504", title: "504 plan" }],
        notes: 1,
        team: [{ name: "Jim Boone", readsRestricted: true, isYou: true }],
      },
    ]);
    for (const who of [lena, alvarez, rosa]) expect((await load(who)).items).toEqual([]);
    expect((await load(leader)).items[0]).toMatchObject({ notes: 0, learner: "Mateo Rivera" });
  });

  it("is handed over: the successor reads the notes from their day on, and who left reads nothing after theirs", async () => {
    const { boone, alvarez, rosa } = district.as;
    const caseId = (await load(boone)).items[0]?.caseId ?? "";
    expect((await load(leader)).colleagues.map(({ name }) => name)).toEqual(["Jim Boone", "Tom Hale"]);
    expect((await lena.get(`/learners/${mateo}`)).statusCode).toBe(404);
    const given = { readsRestricted: true, startsOn: "2026-11-20" };
    for (const who of [alvarez, rosa])
      expect((await who.send("PUT", place(caseId, lenaId), given)).statusCode).toBe(404);
    expect((await leader.send("PUT", place(caseId, lenaId), given)).statusCode).toBe(204);
    expect((await restricted(lena)).map(({ body }) => body.text)).toEqual(["Only for the case"]);
    const booneId = (await load(lena)).items[0]?.team.find(({ isYou }) => !isYou)?.staffId ?? "";
    expect((await lena.send("POST", `${place(caseId, booneId)}/end`, { endsOn: "2026-11-19" })).statusCode).toBe(204);
    expect((await boone.get(`/learners/${mateo}`)).statusCode).toBe(404);
    expect((await load(boone)).items).toEqual([]);
    expect((await load(lena)).items[0]?.team.map(({ name, hasLeft }) => [name, hasLeft])).toEqual([
      ["Tom Hale", false],
      ["Jim Boone", true],
    ]);
  });

  it("has a star for the next meeting, which only its team sets", async () => {
    const { alvarez } = district.as;
    const caseId = (await load(lena)).items[0]?.caseId ?? "";
    const star = (who: Caller, isStarred: boolean) =>
      who.send("PUT", `/learners/${mateo}/cases/${caseId}/star`, { isStarred });
    expect((await star(lena, true)).statusCode).toBe(204);
    expect((await load(lena)).items[0]?.isStarred).toBe(true);
    expect((await star(alvarez, false)).statusCode).toBe(404);
    expect((await star(lena, false)).statusCode).toBe(204);
    expect((await load(lena)).items[0]?.isStarred).toBe(false);
  });
});

describe("a class", () => {
  it("counts who has words from their own teacher since the term began, and tells nobody else", async () => {
    const { alvarez, hale, rosa } = district.as;
    const path = `/classes/${district.classIds.p3}/narratives`;
    expect((await alvarez.get(path)).json()).toMatchObject({
      since: "2026-08-24",
      term: "Fall",
      learners: 2,
      written: [],
    });
    const words = { kind: "narrative", body: { strength: "Explains to others" }, observedOn: "2026-11-20" };
    await alvarez.send("POST", `/learners/${mateo}/entries`, words);
    await hale.send("POST", `/learners/${mateo}/entries`, words);
    expect((await alvarez.get(path)).json()).toMatchObject({ written: [mateo] });
    expect((await hale.get(path)).statusCode).toBe(404);
    expect((await rosa.get(path)).statusCode).toBe(404);
  });
});
