import { beforeAll, describe, expect, it } from "vitest";
import { type Caller, type District, openDistrict } from "../server/district.testing.ts";
import { warnOfCopies } from "./copy-request.job.ts";
import { type CopyRequest, warningDue } from "./copy-request.ts";

let district: District;
const path = () => `/learners/${district.ids.mateo}/copy-requests`;
const listed = async (who: Caller) => ((await who.get(path())).json() as { items: CopyRequest[] }).items;
const owed = async (who: Caller) => ((await who.get("/copy-requests")).json() as { items: CopyRequest[] }).items;
const codesOf = async (who: Caller) =>
  ((await who.get("/notices")).json() as { items: { code: string }[] }).items.map(({ code }) => code);

beforeAll(async () => {
  district = await openDistrict();
});

describe("a family that asks for copies", () => {
  it("is owed them within 45 days, by the registrar of the school; the other parent does not learn of it", async () => {
    const { rosa, luis, ito, alvarez } = district.as;
    expect(
      (await rosa.send("POST", path(), { how: "paper", parts: ["grades"], says: "For the judge" })).statusCode,
    ).toBe(201);
    const [request] = await listed(rosa);
    expect(request).toMatchObject({ state: "asked", askedOn: "2026-11-20", dueOn: "2027-01-04", isYours: true });
    expect(await owed(ito)).toMatchObject([{ id: request?.id, learner: "Mateo Rivera", parts: ["grades"] }]);
    expect(await codesOf(ito)).toContain("copies.asked");
    expect(await listed(luis)).toEqual([]);
    expect(await listed(alvarez)).toEqual([]);
    expect((await alvarez.send("POST", path(), { how: "paper" })).statusCode).toBe(403);
    expect((await rosa.send("POST", `${path()}/${request?.id}/answers`, { state: "done" })).statusCode).toBe(403);
  });

  it("looks at the record at school on a day that is set, and no day that is past", async () => {
    const { luis, ito } = district.as;
    await luis.send("POST", path(), { how: "visit" });
    const id = (await listed(luis))[0]?.id;
    const answer = (body: object) => ito.send("POST", `${path()}/${id}/answers`, body);
    expect((await answer({ state: "visit-set" })).statusCode).toBe(400);
    expect((await answer({ state: "visit-set", visit: { on: "2026-11-19", place: "Office" } })).statusCode).toBe(409);
    const visit = { on: "2026-12-01", time: "08:15", place: "Office" };
    expect((await answer({ state: "visit-set", visit })).statusCode).toBe(204);
    expect((await listed(luis))[0]?.steps).toMatchObject([{ state: "visit-set", visit }]);
    expect(await codesOf(luis)).toContain("copies.answered");
    expect((await answer({ state: "done" })).statusCode).toBe(204);
    expect((await answer({ state: "looking" })).statusCode).toBe(409);
    expect((await owed(ito)).map((each) => each.id)).not.toContain(id);
  });

  it("gets an explanation in words, and may take back what it asked", async () => {
    const { rosa, ito } = district.as;
    await rosa.send("POST", path(), { how: "explain", says: "What is a band?" });
    const id = (await listed(rosa))[0]?.id;
    expect((await ito.send("POST", `${path()}/${id}/answers`, { state: "done" })).statusCode).toBe(400);
    expect((await ito.send("DELETE", `${path()}/${id}`)).statusCode).toBe(403);
    expect((await rosa.send("DELETE", `${path()}/${id}`)).statusCode).toBe(204);
    expect((await rosa.send("DELETE", `${path()}/${id}`)).statusCode).toBe(409);
  });

  it("is not forgotten: the office is told at 30 and 40 days, once each, and the school's leader on the last", async () => {
    const { ito } = district.as;
    const leader = await district.join("hale", "leader@lincoln");
    const told = async () => (await codesOf(ito)).filter((code) => code === "copies.due").length;
    await warnOfCopies(district.store, "2026-12-19");
    expect(await told()).toBe(0);
    await warnOfCopies(district.store, "2026-12-20");
    await warnOfCopies(district.store, "2026-12-20");
    expect(await told()).toBe(1);
    expect(await codesOf(leader)).not.toContain("copies.due");
    await warnOfCopies(district.store, "2027-01-04");
    expect(await codesOf(leader)).toContain("copies.due");
  });

  it("is warned of once an age, also after a server that was off for a month", () => {
    expect([29, 30, 39, 40, 44, 45, 99].map((age) => warningDue(age, 0, 45))).toEqual([
      ...[undefined, 30, 30, 40],
      ...[40, 45, 45],
    ]);
    expect([warningDue(39, 30, 45), warningDue(40, 30, 45), warningDue(99, 45, 45)]).toEqual([
      undefined,
      40,
      undefined,
    ]);
  });
});
