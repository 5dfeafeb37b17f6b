import { beforeAll, describe, expect, it } from "vitest";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";
import { firstRow, statement } from "../store/statement.ts";
import type { CorrectionRequest } from "./correction-request.ts";
import type { Entry } from "./entry.ts";

let district: District;
let nurse: Caller;
const path = () => `/learners/${district.ids.mateo}/correction-requests`;
const listed = async (who: Caller) => ((await who.get(path())).json() as { items: CorrectionRequest[] }).items;
const waiting = async (who: Caller) =>
  ((await who.get("/correction-requests")).json() as { items: CorrectionRequest[] }).items;
const entryOf = async (kind: string, who: Caller = district.as.rosa) =>
  ((await who.get(`/learners/${district.ids.mateo}/entries?kind=${kind}`)).json() as { items: Entry[] }).items[0];
const ask = async (who: Caller, kind: string, wrong = "It was another day.") =>
  who.send("POST", path(), { entryId: (await entryOf(kind, who))?.id, wrong, shouldBe: "Another one" });
const answer = (who: Caller, requestId: string, body: object) =>
  who.send("POST", `${path()}/${requestId}/answers`, body);

beforeAll(async () => {
  district = await openDistrict();
  nurse = await district.join("hale", "nurse@lincoln");
});

describe("what a family says is wrong", () => {
  it("reaches who keeps that part of the record, with a date by which to answer, and nobody else", async () => {
    const { rosa, luis, ito, alvarez, boone, mateo } = district.as;
    const asked = await ask(rosa, "enrollment");
    expect(asked.statusCode).toBe(201);
    const [request] = await listed(rosa);
    expect(request).toMatchObject({ state: "asked", isYours: true, askedBy: "guardian", slice: "enrollment" });
    // 45 days from the school's own date, which a test installation moves.
    expect(request).toMatchObject({ askedOn: "2026-11-20", dueOn: "2027-01-04" });
    expect(await waiting(ito)).toMatchObject([{ id: request?.id, name: "Mateo Rivera", isYours: false }]);
    for (const other of [luis, alvarez, boone, mateo, nurse]) {
      expect(await listed(other)).toEqual([]);
      expect(await waiting(other)).toEqual([]);
      expect((await answer(other, request?.id ?? "", { state: "looking" })).statusCode).toBe(404);
    }
    expect((await answer(rosa, request?.id ?? "", { state: "looking" })).statusCode).toBe(403);
  });

  it("is asked once at a time, about what is open and stands", async () => {
    const { rosa, alvarez, samira, luis } = district.as;
    expect((await ask(rosa, "enrollment")).json()).toMatchObject({ status: 409 });
    expect((await ask(luis, "enrollment")).statusCode).toBe(201);
    const entryId = (await entryOf("enrollment"))?.id;
    expect((await alvarez.send("POST", path(), { entryId, wrong: "x" })).statusCode).toBe(403);
    expect((await samira.send("POST", path(), { entryId, wrong: "x" })).statusCode).toBe(404);
    const notes = (await entryOf("contact", luis))?.id;
    expect((await rosa.send("POST", path(), { entryId: notes, wrong: "x" })).statusCode).toBe(404);
  });

  it("is never a place for what is never kept", async () => {
    const refused = await ask(district.as.rosa, "identity", "His number is 123-45-6789");
    expect(refused.statusCode).toBe(422);
  });

  it("is corrected only when another statement stands in its place; the trail stays", async () => {
    const { rosa, ito } = district.as;
    await ask(rosa, "identity", "He was born on the second.");
    const request = (await listed(rosa)).find(({ slice }) => slice === "identity");
    const { id = "" } = request ?? {};
    expect((await answer(ito, id, { state: "corrected" })).statusCode).toBe(409);
    expect((await answer(ito, id, { state: "looking" })).statusCode).toBe(204);
    const old = await entryOf("identity", ito);
    const body = { ...(old?.body as object), bornOn: "2013-03-02" };
    const made = await ito.send("POST", `/learners/${district.ids.mateo}/entries`, {
      kind: "identity",
      body,
      supersedes: old?.id,
      reason: "As the birth certificate says",
    });
    expect(made.statusCode).toBe(201);
    expect((await answer(ito, id, { state: "corrected", answer: "Corrected, thank you." })).statusCode).toBe(204);
    expect((await listed(rosa)).find((each) => each.id === id)).toMatchObject({
      state: "corrected",
      answer: "Corrected, thank you.",
    });
    expect((await answer(ito, id, { state: "unchanged", answer: "No." })).statusCode).toBe(409);
    expect((await entryOf("identity"))?.body).toMatchObject({ bornOn: "2013-03-02" });
  });

  it("stays as it is only with a reason, and may be asked again later", async () => {
    const { rosa, ito } = district.as;
    const request = (await listed(rosa)).find(({ slice }) => slice === "enrollment");
    const { id = "" } = request ?? {};
    expect((await answer(ito, id, { state: "unchanged" })).statusCode).toBe(400);
    expect((await answer(ito, id, { state: "unchanged", answer: "The calendar shows that day." })).statusCode).toBe(
      204,
    );
    expect((await ask(rosa, "enrollment", "I have a letter.")).statusCode).toBe(201);
  });

  it("is gone for an adult whom a court keeps away, and the office still has it", async () => {
    const { luis, ito, boone } = district.as;
    const father = await firstRow(
      district.store.work,
      statement<{ id: string }>(
        "test.father",
        "select id from base.source_key where noun = 'guardian' and key = 'luis'",
      ),
      [],
    );
    const before = (await waiting(ito)).length;
    await ito.send("POST", `/learners/${district.ids.mateo}/court-documents`, {
      guardianId: father?.id,
      kind: "no-access",
      effectiveOn: "2026-01-01",
    });
    expect((await luis.get(path())).statusCode).toBe(404);
    expect(await waiting(luis)).toEqual([]);
    expect((await waiting(ito)).length).toBe(before);
    expect(await waiting(boone)).toEqual([]);
  });
});
