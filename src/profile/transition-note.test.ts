import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";
import { sendNotes } from "../server/note-work.job.ts";
import { statement } from "../store/statement.ts";

let district: District;
let mateo: string;
const note = { body: { strength: "Asks why until it holds", peers: "Best with two others" }, observedOn: "2026-11-20" };
const secret = "His uncle is ill";
const path = (rest = "") => `/learners/${mateo}/transition-notes${rest}`;
const rows = (name: string, sql: string, values: readonly unknown[] = []) =>
  district.store.work.rows(statement(`test.${name}`, sql), values);
const write = async (who: Caller, more: object = {}): Promise<string> => {
  const answer = await who.send("POST", path(), { ...note, ...more });
  expect(answer.statusCode).toBe(201);
  return answer.json().id;
};
const held = async (who: Caller) => (await who.get("/transition-notes")).json().items as { id: string }[];
/** Everything that anybody could learn of it by: pages, counts, logs, the copy of it all. */
const allOf = async (who: Caller) =>
  (
    await Promise.all(
      ["", "/backpack", "/entries", "/entries?past=true", "/digests", "/export", "/holdings", "/access"].map(
        async (rest) => (await who.get(`/learners/${mateo}${rest}`)).body,
      ),
    )
  ).join();
const clock = () => sendNotes(district.store);
const letTimePass = () => rows("ten-minutes", "update base.held_note set send_after = now()");
const teamOf = async (who: Caller) =>
  (await who.get(`/learners/${mateo}/restricted-readers`)).json().items as { caseId: string; readers: string[] }[];

beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});
beforeEach(() => rows("no-notes", "delete from base.held_note"));

describe("a transition note", () => {
  it("is read by nobody but its author for ten minutes, then by those to whom it is open", async () => {
    const { alvarez, boone, rosa } = district.as;
    const id = await write(alvarez);
    await clock();
    expect(await held(alvarez)).toMatchObject([{ id, learner: "Mateo Rivera", body: note.body }]);
    expect(await held(boone)).toEqual([]);
    for (const who of [boone, rosa, alvarez]) expect(await allOf(who)).not.toContain("Asks why");
    await letTimePass();
    await Promise.all([clock(), clock()]);
    expect(await held(alvarez)).toEqual([]);
    const entries = (await rosa.get(`/learners/${mateo}/entries?kind=transition-note`)).json().items;
    expect(entries).toMatchObject([{ id, body: note.body, provenance: { author: { name: "Maria Alvarez" } } }]);
  });

  it("is taken back without a trace, and not once it is sent; nobody else sends or takes it", async () => {
    const { alvarez, boone } = district.as;
    const first = await write(alvarez, { body: { strength: "Written about the wrong child" } });
    for (const [method, rest] of [
      ["DELETE", ""],
      ["POST", "/send"],
    ] as const)
      expect((await boone.send(method, path(`/${first}${rest}`))).statusCode).toBe(409);
    expect((await alvarez.send("DELETE", path(`/${first}`))).statusCode).toBe(204);
    await letTimePass();
    await clock();
    const second = await write(alvarez, { body: { strength: "Right this time" } });
    expect((await alvarez.send("POST", path(`/${second}/send`))).statusCode).toBe(204);
    expect((await alvarez.send("DELETE", path(`/${second}`))).json()).toMatchObject({ type: "/problems/note-sent" });
    expect((await alvarez.send("POST", path(`/${second}/send`))).statusCode).toBe(409);
    const all = await allOf(boone);
    expect(all).toContain("Right this time");
    expect(all).not.toContain("wrong child");
  });

  it("has a restricted part for the named team alone: no page, count, copy or log of anybody else tells that there is one", async () => {
    const { alvarez, boone, rosa, luis, ito, hale, mateo: himself } = district.as;
    const others = [rosa, luis, ito, hale, himself];
    const logless = async (who: Caller) => (await allOf(who)).replaceAll(/"(at|exportedAt|id)":"[^"]*"/g, "");
    const kindsOf = async (who: Caller) => (await allOf(who)).match(/restricted-note/g)?.length ?? 0;
    const before = await Promise.all(others.map(kindsOf));
    const [team] = await teamOf(alvarez);
    expect(team?.readers).toEqual(["Jim Boone"]);
    await write(alvarez, { body: { strength: "Leads quietly" }, restricted: secret, caseId: team?.caseId });
    await letTimePass();
    await clock();
    expect(await allOf(boone)).toContain(secret);
    expect(await allOf(alvarez)).toContain(secret);
    expect(await Promise.all(others.map(kindsOf))).toEqual(before);
    for (const who of others) expect(await logless(who)).not.toContain(secret);
    for (const who of [rosa, luis, himself]) expect(await teamOf(who)).toEqual([]);
  });

  it("is nothing but its restricted part where only that was written", async () => {
    const { boone, alvarez, rosa } = district.as;
    const [team] = await teamOf(boone);
    const said = "Asked whom to call at night";
    const id = await write(boone, { body: undefined, restricted: said, caseId: team?.caseId });
    expect(await held(boone)).toMatchObject([{ id, restricted: said }]);
    expect((await boone.send("POST", path(), { observedOn: note.observedOn })).statusCode).toBe(422);
    const before = await rows("notes", "select count(*)::int as n from base.entry where kind = 'transition-note'");
    await letTimePass();
    await clock();
    expect(await rows("notes", "select count(*)::int as n from base.entry where kind = 'transition-note'")).toEqual(
      before,
    );
    expect(await allOf(boone)).toContain(said);
    for (const who of [alvarez, rosa]) expect(await allOf(who)).not.toContain(said);
  });

  it("keeps its restricted part for its author where the case is closed before it is sent", async () => {
    const { alvarez, boone } = district.as;
    const [team] = await teamOf(alvarez);
    const later = "His grandmother came to live with them";
    await write(alvarez, { body: { strength: "Helps others" }, restricted: later, caseId: team?.caseId });
    const close = "update base.support_case set ends_on = $2::date where learner_id = $1";
    await rows("close-case", close, [mateo, "2026-11-01"]);
    await letTimePass();
    await clock();
    await rows("open-case", close, [mateo, null]);
    expect(await allOf(alvarez)).toContain(later);
    expect(await allOf(boone)).not.toContain(later);
  });

  it("goes with an author who left the learner meanwhile, and is refused to who may not write one", async () => {
    const { alvarez, rosa, samira } = district.as;
    expect((await rosa.send("POST", path(), note)).json()).toMatchObject({ type: "/problems/entry-refused" });
    expect((await samira.send("POST", path(), note)).statusCode).toBe(404);
    expect((await alvarez.send("POST", path(), { ...note, restricted: "SSN 123-45-6789" })).statusCode).toBe(422);
    await write(alvarez, { body: { strength: "Never sent" }, restricted: secret });
    await rows("leave", "update base.grants set until = now() where subject_id = $1", [alvarez.subjectId]);
    await letTimePass();
    await clock();
    await rows("stay", "update base.grants set until = 'infinity' where subject_id = $1", [alvarez.subjectId]);
    expect(await held(alvarez)).toEqual([]);
    expect(await allOf(rosa)).not.toContain("Never sent");
  });
});
