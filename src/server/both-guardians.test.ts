import { beforeAll, describe, expect, it } from "vitest";
import type { ConsentView } from "../privacy/consent.ts";
import type { PackView } from "../privacy/pack-version.ts";
import { statement } from "../store/statement.ts";
import { type Caller, type District, openDistrict, signIn } from "./district.testing.ts";
import { letHelperIn } from "./helper.testing.ts";
import { makeLink, recipientOf } from "./share.testing.ts";

/** A district that wants the word of both guardians before more of what is sensitive is shown. */
let district: District;
let mateo: string;
const path = (rest: string) => `/learners/${mateo}/${rest}`;
const rules = async (who: Caller) => (await who.get("/pack")).json() as PackView;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});
const consents = async (caller: Caller) =>
  ((await caller.get(path("consents"))).json() as { items: ConsentView[] }).items;
const answer = (by: Caller, id: string | undefined, grants = true) =>
  by.send("POST", path(`consents/${id}/answer`), { grants, language: "en" });
const codes = async (caller: Caller) =>
  ((await caller.get("/notices")).json() as { items: { code: string }[] }).items.map(({ code }) => code);
const slicesOf = async (caller: Caller) =>
  ((await caller.get(path("backpack"))).json() as { digests?: { slice: string }[] }).digests?.map(
    ({ slice }) => slice,
  ) ?? [];
const supports = [{ category: "supports", level: "summary" }];

describe("where both guardians sign", () => {
  it("one administrator proposed it, and another one has put it in force", async () => {
    const first = await district.join("ito", "administrator@d");
    const second = await district.join("hale", "administrator@d");
    const asked = await first.send("POST", "/pack/versions", {
      changes: [],
      bothSign: true,
      note: "Board, November 3",
    });
    const { id } = asked.json() as { id: string };
    expect((await rules(first)).bothSign.isOn).toBe(false);
    expect((await second.send("POST", `/pack/versions/${id}/activate`)).statusCode).toBe(202);
    await expect.poll(async () => (await rules(first)).bothSign.isOn, { timeout: 20_000 }).toBe(true);
  });

  it("a helper reads nothing before the second one has signed too, and then what both said", async () => {
    const { rosa, luis } = district.as;
    const shares = [...supports, { category: "recognitions", level: "summary" }];
    const tutor = await letHelperIn(district, "rosa", mateo, { email: "two@tutor.test", shares });
    const [mine] = await consents(rosa);
    const [theirs] = await consents(luis);
    expect(mine).toMatchObject({
      state: "half-signed",
      gives: false,
      waitsForOther: true,
      firstSignature: { by: "you" },
    });
    expect(theirs).toMatchObject({ waitsForOther: false, firstSignature: { by: "guardian" } });
    expect(await codes(luis)).toEqual(["consent.second"]);
    expect((await tutor.get(path("backpack"))).statusCode).toBe(404);
    // One guardian's word stays one, however often it is said.
    expect((await answer(rosa, mine?.id)).statusCode).toBe(409);
    expect((await answer(district.as.mateo, mine?.id)).statusCode).toBe(403);
    expect((await answer(luis, mine?.id)).json()).toEqual({ state: "active" });
    expect(await slicesOf(tutor)).toEqual(expect.arrayContaining(["accommodations", "recognitions"]));
    expect((await consents(rosa))[0]).toMatchObject({ signature: { by: "guardian" }, firstSignature: { by: "you" } });
    // Either one stops it alone.
    await luis.send("POST", path(`helpers/${tutor.programId}/end`));
    expect((await tutor.get(path("backpack"))).statusCode).not.toBe(200);
  });

  it("one of them raises nothing sensitive alone, and what is not sensitive as before", async () => {
    const { rosa, luis } = district.as;
    const tutor = await letHelperIn(district, "rosa", mateo, {
      ...{ email: "one@tutor.test", shares: [{ category: "recognitions", level: "summary" }] },
    });
    expect(await slicesOf(tutor)).toContain("recognitions");
    const choose = (by: Caller) => by.send("PUT", path(`choices/${tutor.programId}/supports`), { level: "summary" });
    expect((await choose(rosa)).statusCode).toBe(200);
    expect(await slicesOf(tutor)).not.toContain("accommodations");
    expect(await codes(luis)).toContain("choice.second");
    await choose(luis);
    expect(await slicesOf(tutor)).toContain("accommodations");
    await rosa.send("POST", path(`helpers/${tutor.programId}/end`));
  });

  it("a link with something sensitive opens with the second signature, and no other way", async () => {
    const { rosa, luis } = district.as;
    const link = await makeLink(rosa, mateo, { parts: [{ slice: "accommodations", level: "summary" }] });
    const kim = recipientOf(district.app, "203.0.113.21");
    expect((await kim.open(link)).statusCode).toBe(404);
    expect((await answer(rosa, link.consentId)).statusCode).toBe(409);
    const twice = { parts: [{ slice: "accommodations", level: "summary" }] } as const;
    await expect(makeLink(rosa, mateo, { ...twice, parts: [...twice.parts] })).rejects.toThrow("422");
    expect((await answer(luis, link.consentId)).json()).toEqual({ state: "active" });
    expect((await kim.open(link)).statusCode).toBe(200);
    expect((await kim.get(link)).body).toContain("accommodations");
    await luis.send("POST", path(`links/${link.id}/stop`));
    expect((await kim.get(link)).statusCode).toBe(404);
  });

  it("no is as good as yes, from either; nothing opens after it", async () => {
    const { rosa, luis } = district.as;
    const link = await makeLink(luis, mateo, { to: "Another", parts: [{ slice: "accommodations", level: "summary" }] });
    expect((await answer(rosa, link.consentId, false)).json()).toEqual({ state: "declined" });
    expect((await answer(luis, link.consentId)).statusCode).toBe(409);
    expect((await recipientOf(district.app, "203.0.113.22").open(link)).statusCode).toBe(404);
  });

  it("one person who signs in for both has signed once", async () => {
    const { rosa, luis } = district.as;
    const link = await makeLink(rosa, mateo, { to: "Fourth", parts: [{ slice: "accommodations", level: "summary" }] });
    const accountOf = "(select account_id from identity.hat where subject_id = $1)";
    const move = (to: string, hat: string) =>
      district.store.identity.rows(
        statement(
          "test.move-hat",
          `update identity.hat set account_id = coalesce($3, ${accountOf}) where subject_id = $2`,
        ),
        [to, hat, null],
      );
    const [own] = await district.store.identity.rows(
      statement<{ account_id: string }>(
        "test.own-account",
        "select account_id from identity.hat where subject_id = $1",
      ),
      [luis.subjectId],
    );
    await move(rosa.subjectId, luis.subjectId);
    const both = await signIn(district.app, "rosa@riverton.test", luis.subjectId);
    expect((await both.send("PUT", "/session/hat", { subjectId: luis.subjectId })).statusCode).toBe(200);
    expect((await answer(both, link.consentId)).statusCode).toBe(409);
    expect((await recipientOf(district.app, "203.0.113.24").open(link)).statusCode).toBe(404);
    await district.store.identity.rows(
      statement("test.hat-back", "update identity.hat set account_id = $1 where subject_id = $2"),
      [own?.account_id, luis.subjectId],
    );
    await rosa.send("POST", path(`links/${link.id}/stop`));
  });

  it("a guardian who never had an account is not passed over", async () => {
    const { rosa } = district.as;
    const { lucia } = district.ids;
    const aunt = "019a0000-0000-7000-8000-00000000d0d1";
    const give = `with a as (insert into base.guardian (id) values ($1) returning id)
      insert into base.guardianship (learner_id, id, guardian_id, relationship, may_read, may_decide)
      select $2, $1, a.id, 'Aunt', true, true from a`;
    await district.store.work.rows(statement("test.second-adult", give), [aunt, lucia]);
    const order = { name: "Ivo", why: "Chess", shares: supports };
    expect((await rosa.send("POST", `/learners/${lucia}/helpers`, order)).statusCode).toBe(201);
    const { items } = (await rosa.get(`/learners/${lucia}/consents`)).json() as { items: ConsentView[] };
    expect(items[0]).toMatchObject({ state: "half-signed", gives: false });
  });

  it("whom a court keeps away is not asked: one signature is then enough, given anew", async () => {
    const { rosa, luis, ito } = district.as;
    const link = await makeLink(rosa, mateo, { to: "Third", parts: [{ slice: "accommodations", level: "summary" }] });
    const kim = recipientOf(district.app, "203.0.113.23");
    const { guardianships } = (await luis.get(path("family"))).json() as { guardianships: { guardianId: string }[] };
    const order = { guardianId: guardianships[0]?.guardianId, kind: "no-contact", effectiveOn: "2026-11-20" };
    expect((await ito.send("POST", path("court-documents"), order)).statusCode).toBe(201);
    expect((await kim.open(link)).statusCode).toBe(404);
    expect((await answer(luis, link.consentId)).statusCode).toBe(404);
    expect((await consents(rosa)).find(({ id }) => id === link.consentId)?.waitsForOther).toBe(false);
    expect((await answer(rosa, link.consentId)).json()).toEqual({ state: "active" });
    expect((await kim.open(link)).statusCode).toBe(200);
  });
});
