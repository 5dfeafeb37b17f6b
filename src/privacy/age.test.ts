import { beforeEach, describe, expect, it } from "vitest";
import { type Caller, type District, importFacts, openDistrict, password } from "../server/district.testing.ts";
import { statement } from "../store/statement.ts";
import { keepAges } from "./age.job.ts";
import { shippedPack } from "./pack.ts";

let district: District;
let grace: string;
let may: Caller;
beforeEach(async () => {
  district = await openDistrict();
  grace = district.ids.grace;
  may = await district.join("may", "guardian@d");
});

/** The record says another birthday, and the learner's row follows it, as after a correction. */
const bear = async (day: string) => {
  const body =
    "update base.entry set body = jsonb_set(body, '{bornOn}', to_jsonb($2::text)) where learner_id = $1 and kind = 'identity'";
  await district.store.work.rows(statement("test.birthday", body), [grace, day]);
  await district.store.work.rows(
    statement("test.born", "update base.learner set born_on = $2::text::date where learner_id = $1"),
    [grace, day],
  );
};
const codes = async (caller: Caller) =>
  ((await caller.get("/notices")).json() as { items: { code: string }[] }).items.map(({ code }) => code);
const told = async () =>
  (
    await district.store.work.rows(
      statement<{ step: string }>(
        "test.steps",
        "select step from base.age_notice where learner_id = $1 order by told_at, step",
      ),
      [grace],
    )
  ).map(({ step }) => step);
const turn = async (day: string) => {
  await district.turnTo(day);
  await keepAges(district.store, shippedPack);
};
const reads = async (caller: Caller) => (await caller.get(`/learners/${grace}`)).statusCode === 200;

describe("a learner who comes of age", () => {
  it("is told 90, 30 and 7 days before and on the day, with the guardians, each step once", async () => {
    await bear("2008-11-21");
    for (const day of [
      "2026-08-22",
      "2026-08-23",
      "2026-08-24",
      "2026-10-22",
      "2026-11-14",
      "2026-11-15",
      "2026-11-20",
    ])
      await turn(day);
    expect(await told()).toEqual(["90", "30", "7"]);
    expect([await codes(district.as.grace), await codes(may)]).toEqual([["age.coming"], ["age.coming"]]);
    expect(await reads(may)).toBe(true);
    await turn("2026-11-21");
    await turn("2026-11-22");
    expect(await told()).toEqual(["90", "30", "7", "0"]);
    expect(await reads(may)).toBe(false);
    expect(await codes(district.as.grace)).toContain("age.reached");
    // The former guardian is told what happened, and of the notices about the learner nothing is left.
    expect(await codes(may)).toEqual(["age.former"]);
    expect((await may.get("/notices")).body).not.toContain(grace);
  });

  it("born on February 29 comes of age on March 1, where there is no February 29", async () => {
    await bear("2008-02-29");
    await district.turnTo("2026-02-28");
    expect((await may.get(`/learners/${grace}/of-age`)).json()).toMatchObject({
      ofAgeOn: "2026-03-01",
      isOfAge: false,
    });
    expect(await reads(may)).toBe(true);
    await turn("2026-03-01");
    expect([await reads(may), await told()]).toEqual([false, ["0"]]);
    expect((await district.as.grace.get(`/learners/${grace}/of-age`)).json()).toMatchObject({ isOfAge: true });
  });

  it("who was told of a server that was off for the birthday is told when it is on again, and not a year later", async () => {
    await bear("2008-11-16");
    await turn("2026-11-21");
    expect(await told()).toEqual(["0"]);
    await bear("2007-11-01");
    await turn("2026-11-22");
    expect(await told()).toEqual(["0"]);
  });

  it("while no server was on comes of age when one is on again, however long that was", async () => {
    await bear("2008-11-21");
    await turn("2026-11-20");
    await district.store.work.rows(statement("test.worked", "update base.installation set worked_on = '2026-11-20'"));
    await turn("2027-01-11");
    expect(await told()).toEqual(["7", "0"]);
    expect(await codes(may)).toContain("age.former");
  });

  it("opens to former guardians what the learner allows and nothing else", async () => {
    await bear("2008-11-21");
    await turn("2026-11-21");
    const put = (category: string, level: string) =>
      district.as.grace.send("PUT", `/learners/${grace}/choices/guardian/${category}`, { level });
    expect((await put("identity", "summary")).statusCode).toBe(200);
    expect(await reads(may)).toBe(true);
    expect((await may.get(`/learners/${grace}/entries?limit=200`)).json()).toMatchObject({ items: [] });
    expect((await may.get(`/learners/${grace}/access`)).statusCode).toBe(403);
  });
});

describe("a paper on whose the rights are", () => {
  let second: Caller;
  beforeEach(async () => {
    await importFacts(district.store, [
      { row: "row/1", fact: { noun: "staff", key: "kim", given: "Kim", family: "Park" } },
    ]);
    second = await district.join("kim", "registrar@lincoln");
  });
  const enter = async (kind: string, effectiveOn = "2026-11-01") => {
    const body = { kind, effectiveOn, note: "Docket 7" };
    const answer = await district.as.ito.send("POST", `/learners/${grace}/age-documents`, body);
    expect(answer.statusCode).toBe(201);
    return (answer.json() as { id: string }).id;
  };
  const settle = async (caller: Caller, id: string, how: string) =>
    (await caller.send("POST", `/learners/${grace}/age-documents/${id}/${how}`)).statusCode;

  it("keeps the rights with the guardian of an adult, once two people have seen it", async () => {
    await bear("2008-11-21");
    const id = await enter("guardianship");
    expect(await settle(district.as.ito, id, "confirm")).toBe(404);
    expect(await settle(second, id, "confirm")).toBe(204);
    await turn("2026-11-21");
    expect([await reads(may), await told()]).toEqual([true, []]);
    expect((await may.send("PUT", `/learners/${grace}/choices/teacher/voice`, { level: "hidden" })).statusCode).toBe(
      200,
    );
    expect(await settle(second, id, "lift")).toBe(204);
    expect(await reads(may)).toBe(false);
    expect([await codes(may), await codes(district.as.grace)]).toEqual([["age.former"], ["age.reached"]]);
    await turn("2026-11-22");
    expect(await told()).toEqual(["0"]);
  });

  it("seen before its day passes the rights on that day, and tells both sides then", async () => {
    await bear("2009-06-01");
    await turn("2026-11-20");
    const id = await enter("college", "2026-12-01");
    expect(await settle(second, id, "confirm")).toBe(204);
    await turn("2026-11-30");
    expect([await reads(may), await codes(may)]).toEqual([true, []]);
    await turn("2026-12-02");
    expect(await reads(may)).toBe(false);
    expect([await codes(may), await codes(district.as.grace)]).toEqual([["age.former"], ["age.reached"]]);
    await turn("2026-12-03");
    expect(await told()).toEqual(["0"]);
  });

  it("passes the rights early on emancipation or entry to college, not before the second person says so", async () => {
    await bear("2009-06-01");
    await district.turnTo("2026-11-20");
    const id = await enter("college");
    expect(await reads(may)).toBe(true);
    for (const caller of [may, district.as.grace, district.as.hale])
      expect(await settle(caller, id, "confirm")).toBe(403);
    expect(await settle(second, id, "confirm")).toBe(204);
    expect(await reads(may)).toBe(false);
    expect([await codes(may), await codes(district.as.grace)]).toEqual([["age.former"], ["age.reached"]]);
  });

  it("has its scanned pages, which only those who keep the record read", async () => {
    const id = await enter("guardianship");
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    const add = async (caller: "ito" | "hale" | "grace", bytes: Buffer) => {
      const payload = { email: `${caller}@riverton.test`, password };
      const signedIn = await district.app.inject({ method: "POST", url: "/api/v1/session", payload });
      const cookie = String(signedIn.headers["set-cookie"]).split(";")[0] ?? "";
      return district.app.inject({
        method: "POST",
        url: `/api/v1/learners/${grace}/papers?about=${id}&name=page%201.png`,
        headers: { cookie, "content-type": "application/octet-stream" },
        payload: bytes,
      });
    };
    expect((await add("ito", Buffer.from("MZ this is a program"))).json()).toMatchObject({
      type: "/problems/file-refused",
    });
    for (const who of ["hale", "grace"] as const) expect((await add(who, png)).statusCode).toBe(403);
    const made = await add("ito", png);
    expect(made.statusCode).toBe(201);
    const path = `/learners/${grace}/papers/${(made.json() as { id: string }).id}`;
    const page = await district.as.ito.get(path);
    expect([page.headers["content-type"], page.rawPayload.equals(png)]).toEqual(["image/png", true]);
    for (const caller of [may, district.as.grace, district.as.hale])
      expect((await caller.get(path)).statusCode).toBe(404);
    expect((await may.get(`/learners/${grace}/export`)).body).not.toMatch(/page 1|Docket/);
  });
});
