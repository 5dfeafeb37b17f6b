import { beforeEach, describe, expect, it } from "vitest";
import { listMail } from "../identity/mail.job.ts";
import { addDays } from "../kernel/date.ts";
import type { ConsentView } from "../privacy/consent.ts";
import { keepConsents } from "../privacy/consent-clock.job.ts";
import type { ConsentReceipt } from "../privacy/consent-receipt.ts";
import type { EndingView } from "../privacy/ending.ts";
import { mailEndings } from "../privacy/ending-mail.job.ts";
import { shippedPack } from "../privacy/pack.ts";
import { type Caller, type District, importFacts, openDistrict } from "./district.testing.ts";
import { type Helper, letHelperIn, takeUp } from "./helper.testing.ts";

/** What becomes of a helper's consent between two guardians, the office and the helper: signed, paused, let go on, ended, destroyed. */
let district: District;
let mateo: string;
let tutor: Helper;
const today = "2026-11-20";
const email = "dana@tutor.test";
beforeEach(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  tutor = await letHelperIn(district, "rosa", mateo, { email });
});
const path = (rest: string) => `/learners/${mateo}/${rest}`;
const consents = async (caller: Caller = district.as.luis) =>
  ((await caller.get(path("consents"))).json() as { items: ConsentView[] }).items;
const reads = async () => (await tutor.get(path("backpack"))).statusCode === 200;
const codes = async (caller: Caller) =>
  ((await caller.get("/notices")).json() as { items: { code: string }[] }).items.map(({ code }) => code);
const turn = async (day: string) => {
  await district.turnTo(day);
  await keepConsents(district.store, shippedPack, day);
};
/** What the clock does twice a minute for parties. */
const tell = () => mailEndings(district.store, "https://daypack.test");
const endings = async () => ((await district.as.luis.get(path("endings"))).json() as { items: EndingView[] }).items;

describe("the consent of a helper", () => {
  it("is signed by who lets the helper in, with its terms, its receipt and word to the rest of the family", async () => {
    const [consent] = await consents();
    expect(consent).toMatchObject({
      ...{ state: "active", gives: true, signature: { by: "guardian", adult: "school-account" } },
      terms: {
        ...{ kind: "helper", party: "Dana Wells", purpose: "Practice in algebra", write: "propose" },
        ...{ startsOn: today, endsOn: addDays(today, 365), onward: "" },
      },
    });
    expect(consent?.terms.parts.length).toBeGreaterThan(0);
    const receipt = (await district.as.rosa.get(path(`consents/${consent?.id}/receipt`))).json() as ConsentReceipt;
    expect(receipt.pii_processing.purposes[0]).toMatchObject({
      purpose_type: "helper",
      recipient_third_parties: ["Dana Wells"],
    });
    for (const who of ["luis", "mateo"] as const) expect(await codes(district.as[who]), who).toEqual(["helper.let-in"]);
  });

  it("is told of 30 and 7 days before its end, goes on by a yes, and ends without one", async () => {
    const end = addDays(today, 365);
    await turn(addDays(end, -30));
    expect(await codes(district.as.luis)).toContain("consent.ends-soon");
    const [consent] = await consents(district.as.rosa);
    expect(consent?.isDue).toBe(true);
    await turn(addDays(end, 1));
    expect(await reads()).toBe(false);
    expect((await consents())[0]?.state).toBe("recipient-told");
  });

  it("is stopped like every other, and with it the help; one word ends both", async () => {
    const [consent] = await consents();
    expect((await district.as.luis.send("POST", path(`consents/${consent?.id}/stop`))).statusCode).toBe(204);
    expect(await reads()).toBe(false);
    const { items } = (await district.as.rosa.get(path("helpers"))).json() as { items: object[] };
    expect(items).toEqual([]);
    expect(await codes(district.as.rosa)).toContain("helper.ended");
  });

  it("stays when a learner who does not decide stops it for their own words, and lets those go", async () => {
    const choices = () => district.as.luis.get(path("choices"));
    const before = (await choices()).json();
    const stopped = await district.as.mateo.send("POST", path(`agreements/${tutor.programId}/stop`));
    expect([stopped.statusCode, stopped.json()]).toEqual([200, { stopped: expect.arrayContaining(["voice"]) }]);
    expect((await choices()).json()).not.toEqual(before);
    expect((await consents())[0]?.state).toBe("active");
  });

  it("pauses when two guardians choose differently, and goes on by a note of the office, both told alike", async () => {
    const { rosa, luis, ito, alvarez } = district.as;
    const choose = (by: Caller, level: string) => by.send("PUT", path(`choices/${tutor.programId}/mastery`), { level });
    const chosen = await choose(luis, "hidden");
    expect(chosen.statusCode, chosen.body).toBe(200);
    const [consent] = await consents(rosa);
    expect([consent?.state, consent?.pausedFor, await reads()]).toEqual(["paused", "conflict", false]);
    for (const who of [rosa, luis]) expect(await codes(who)).toEqual(expect.arrayContaining(["consent.paused"]));
    const again = await rosa.send("POST", path(`consents/${consent?.id}/keep`));
    expect(again.statusCode).toBe(409);
    const waiting = async (who: Caller) =>
      ((await who.get("/paused-consents")).json() as { items: { id: string; party: string; needsTwo: boolean }[] })
        .items;
    expect(await waiting(ito)).toMatchObject([{ id: consent?.id, party: "Dana Wells", needsTwo: false }]);
    for (const who of [alvarez, rosa, tutor]) expect(await waiting(who)).toEqual([]);
    const release = (who: Caller) =>
      who.send("POST", path(`consents/${consent?.id}/release`), { note: "Both agreed, in writing" });
    for (const who of [rosa, luis, alvarez]) expect((await release(who)).statusCode).toBe(403);
    expect((await release(ito)).json()).toEqual({ state: "active" });
    expect(await reads()).toBe(true);
    expect(await waiting(ito)).toEqual([]);
    for (const who of [rosa, luis]) expect(await codes(who)).toContain("consent.resumed");
    // The note has settled the choices too: the same word again pauses nothing.
    expect((await choose(luis, "hidden")).statusCode).toBe(200);
    expect((await consents())[0]?.state).toBe("active");
    expect((await release(ito)).statusCode).toBe(409);
  });

  it("that a conflict had paused goes on by two persons too, once a court's paper has come", async () => {
    const { ito, luis, rosa } = district.as;
    await luis.send("PUT", path(`choices/${tutor.programId}/mastery`), { level: "hidden" });
    const { guardianships } = (await rosa.get(path("family"))).json() as { guardianships: { guardianId: string }[] };
    const order = { guardianId: guardianships[0]?.guardianId, kind: "no-contact", effectiveOn: today };
    expect((await ito.send("POST", path("court-documents"), order)).statusCode).toBe(201);
    const { items } = (await ito.get("/paused-consents")).json() as { items: { id: string; needsTwo: boolean }[] };
    expect(items).toMatchObject([{ needsTwo: true }]);
    const release = await ito.send("POST", path(`consents/${items[0]?.id}/release`), { note: "We spoke with both" });
    expect(release.json()).toEqual({ state: "waits" });
  });

  it("that a court's paper paused goes on by two persons of the office, never by one under two hats", async () => {
    const { ito, luis } = district.as;
    const { guardianships } = (await district.as.rosa.get(path("family"))).json() as {
      guardianships: { guardianId: string }[];
    };
    const guardianId = guardianships[0]?.guardianId;
    const document = await ito.send("POST", path("court-documents"), {
      guardianId,
      kind: "no-contact",
      effectiveOn: today,
    });
    expect(document.statusCode).toBe(201);
    expect(await reads()).toBe(false);
    const { items } = (await ito.get("/paused-consents")).json() as { items: { id: string; needsTwo: boolean }[] };
    expect(items).toMatchObject([{ needsTwo: true }]);
    const release = (who: Caller) =>
      who.send("POST", path(`consents/${items[0]?.id}/release`), { note: "Order of Nov 19" });
    expect((await release(ito)).json()).toEqual({ state: "waits" });
    expect((await release(ito)).statusCode).toBe(403);
    expect(await reads()).toBe(false);
    await importFacts(district.store, [
      { row: "staff/kim", fact: { noun: "staff", key: "kim", given: "Kim", family: "Park" } },
    ]);
    const kim = await district.join("kim", "registrar@lincoln");
    expect((await release(kim)).json()).toEqual({ state: "active" });
    expect(await codes(luis)).toContain("consent.resumed");
    // What the adult had opened counts no more: who decides now says how much.
    expect(await reads()).toBe(false);
    await luis.send("PUT", path(`choices/${tutor.programId}/mastery`), { level: "summary" });
    expect(await reads()).toBe(true);
  });
});

describe("the end of a helper's consent", () => {
  const mails = async () => listMail(district.store.identity, { to: email, isSending: false });
  const tokenIn = (body: string) => /deleted#([\w-]+)/.exec(body)?.[1] ?? "";
  const attest = (token: string) =>
    district.app.inject({
      method: "POST",
      url: "/api/v1/endings/attest",
      payload: { token, by: "Dana Wells", how: "Shredded my notes" },
    });
  const end = async () => {
    await district.as.rosa.send("POST", path(`helpers/${tutor.programId}/end`));
    await turn(today);
    expect(await tell()).toBe(1);
  };

  it("reaches the helper by mail, without a word of the learner, who says that all is destroyed; the family reads it", async () => {
    await end();
    expect(await endings()).toMatchObject([
      { party: "Dana Wells", what: "ended", state: "sent", dueOn: addDays(today, 30), isOverdue: false },
    ]);
    const [mail, ...rest] = await mails();
    expect(rest).toEqual([]);
    expect(mail?.body).not.toMatch(/Mateo|Rivera|Rosa|Riverton|algebra/i);
    expect(mail?.body).toContain("by December 20, 2026");
    const token = tokenIn(mail?.body ?? "");
    const asked = await district.app.inject({ method: "POST", url: "/api/v1/endings/knock", payload: { token } });
    expect(asked.json()).toEqual({ party: "Dana Wells", endedOn: today, dueOn: addDays(today, 30) });
    expect((await attest(token)).statusCode).toBe(204);
    expect((await attest(token)).statusCode).toBe(404);
    expect((await attest("x".repeat(43))).statusCode).toBe(404);
    expect(await endings()).toMatchObject([
      { attestedOn: today, attestedAs: "party", attestedBy: "Dana Wells", certificate: "Shredded my notes" },
    ]);
    const [consent] = await consents();
    expect(consent?.events.map(({ step }) => step).slice(-4)).toEqual(["revoke", "tell", "attest", "close"]);
    expect(await codes(district.as.luis)).toContain("ending.attested");
  });

  it("reaches who wore the hat, not an address that the family wrote down for them", async () => {
    const contact = "rosa.herself@riverton.test";
    const made = await district.as.rosa.send("POST", path("helpers"), { name: "Eve", why: "Chess", contact });
    const { programId, invitation } = made.json() as { programId: string; invitation: string };
    await takeUp(district, invitation, "eve@tutor.test");
    await district.as.luis.send("POST", path(`helpers/${programId}/end`));
    await turn(today);
    expect(await tell()).toBe(1);
    expect(await listMail(district.store.identity, { to: contact, isSending: false })).toEqual([]);
    expect(await listMail(district.store.identity, { to: "eve@tutor.test", isSending: false })).toHaveLength(1);
  });

  it("is owed by the day it is due, for the office to ask after and write the certificate down", async () => {
    await end();
    const { ito, alvarez, rosa } = district.as;
    const owed = async (who: Caller) => ((await who.get("/endings/owed")).json() as { items: { id: string }[] }).items;
    expect(await owed(ito)).toEqual([]);
    await turn(addDays(today, 31));
    expect(await owed(ito)).toMatchObject([{ party: "Dana Wells", isOverdue: true, learner: "Mateo Rivera" }]);
    for (const who of [alvarez, rosa]) expect(await owed(who)).toEqual([]);
    const { items } = (await ito.get("/waiting")).json() as { items: { code: string; count: number }[] };
    expect(items).toContainEqual({ code: "endings", count: 1 });
    const [first] = await owed(ito);
    const write = (who: Caller) =>
      who.send("POST", path(`endings/${first?.id}/attest`), { by: "Dana Wells", how: "By letter of Dec 20" });
    expect([(await write(rosa)).statusCode, (await write(alvarez)).statusCode]).toEqual([404, 404]);
    expect((await write(ito)).statusCode).toBe(204);
    expect(await owed(ito)).toEqual([]);
    expect(await endings()).toMatchObject([{ attestedAs: "office" }]);
  });

  it("is owed by nobody who was never let in, and a pause is told without a day and without a reason", async () => {
    await district.as.luis.send("PUT", path(`choices/${tutor.programId}/mastery`), { level: "hidden" });
    await turn(today);
    expect(await tell()).toBe(1);
    await turn(today);
    expect(await tell()).toBe(0);
    const [mail] = await mails();
    expect(mail?.subject).toBe("A family has paused what it shares with you");
    expect(mail?.body).not.toMatch(/conflict|guardian|court|deleted#/i);
    expect((await endings()).map(({ what, dueOn }) => [what, dueOn])).toEqual([["paused", undefined]]);
  });

  it("that nothing of ours reaches is for the office to tell of a pause, as long as it lasts", async () => {
    const { ito, luis, rosa } = district.as;
    const made = await rosa.send("POST", path("helpers"), { name: "No Address", why: "Reading" });
    const { programId } = made.json() as { programId: string };
    await luis.send("PUT", path(`choices/${programId}/mastery`), { level: "hidden" });
    await turn(today);
    await tell();
    const owed = async () => ((await ito.get("/endings/owed")).json() as { items: object[] }).items;
    const counted = async () =>
      ((await ito.get("/waiting")).json() as { items: { code: string; count: number }[] }).items.find(
        ({ code }) => code === "endings",
      )?.count;
    expect(await owed()).toMatchObject([{ what: "paused", state: "no-way", party: "No Address" }]);
    expect(await counted()).toBe(1);
    const { items } = (await ito.get("/paused-consents")).json() as { items: { id: string }[] };
    await ito.send("POST", path(`consents/${items[0]?.id}/release`), { note: "Both agreed, in writing" });
    expect(await owed()).toEqual([]);
    expect(await counted()).toBeUndefined();
  });
});
