import { beforeAll, describe, expect, it } from "vitest";
import type { AgreementView, AppRequest, FamilyAgreement } from "../privacy/agreement.ts";
import { checkKeys } from "../privacy/vetting.ts";
import { askToken, letIn } from "./agreement.testing.ts";
import { termsFor } from "./agreement-terms.testing.ts";
import { type Offices, openOffices } from "./office.testing.ts";
import { itemsOf } from "./reading.testing.ts";

let offices: Offices;
let p3: string;
beforeAll(async () => {
  offices = await openOffices();
  p3 = offices.classIds.p3;
});

const draft = async (more: Parameters<typeof termsFor>[1] = {}): Promise<AgreementView> =>
  (await offices.admins.riverton.send("POST", "/agreements", termsFor(p3, more))).json() as AgreementView;

describe("an agreement", () => {
  it("opens nothing before each check is signed, with a name and a date", async () => {
    const { riverton } = offices.admins;
    const { id, state, slices, vetting } = await draft();
    expect([state, slices, vetting]).toEqual(["draft", ["works", "recognitions"], []]);
    const tooEarly = await riverton.send("POST", `/agreements/${id}/activate`);
    expect([tooEarly.statusCode, tooEarly.json()]).toEqual([
      422,
      expect.objectContaining({
        type: "/problems/agreement-refused",
        detail: expect.stringContaining("privacy policy"),
      }),
    ]);
    expect((await riverton.send("POST", `/agreements/${id}/clients`, { name: "Early" })).statusCode).toBe(422);
    const [last, ...others] = checkKeys;
    for (const check of others) await riverton.send("PUT", `/agreements/${id}/vetting/${check}`, { passed: true });
    await riverton.send("PUT", `/agreements/${id}/vetting/${last}`, { passed: false, note: "Sells to partners" });
    expect((await riverton.send("POST", `/agreements/${id}/activate`)).statusCode).toBe(422);
    const menu = (await offices.as.rosa.get(`/learners/${offices.ids.mateo}/choices`)).body;
    expect(menu).not.toContain(id);
    await riverton.send("PUT", `/agreements/${id}/vetting/${last}`, { passed: true, note: "They stopped" });
    const active = (await riverton.send("POST", `/agreements/${id}/activate`)).json() as AgreementView;
    expect(active).toMatchObject({ state: "active", acts: [{ what: "drafted" }, { what: "activated" }] });
    expect(active.vetting).toHaveLength(checkKeys.length);
    expect(active.vetting.find(({ check }) => check === last)).toEqual({
      check: last,
      passed: true,
      note: "They stopped",
      by: "riverton@office.test",
      at: expect.stringMatching(/^\d{4}-/),
    });
    expect((await offices.as.rosa.get(`/learners/${offices.ids.mateo}/choices`)).body).toContain(id);
    expect(await itemsOf(offices.as.rosa, "/notices")).toContainEqual(
      expect.objectContaining({ code: "agreement.opened", place: "/apps" }),
    );
    expect((await offices.as.grace.get("/notices")).body).not.toContain("agreement.opened");
    expect((await riverton.send("PUT", `/agreements/${id}`, termsFor(p3))).statusCode).toBe(422);
  });

  it("is vetted anew when its terms change", async () => {
    const { riverton } = offices.admins;
    const { id } = await draft();
    await riverton.send("PUT", `/agreements/${id}/vetting/signed`, { passed: true });
    const other = await riverton.send("PUT", `/agreements/${id}`, termsFor(p3, { breachHours: 24 }));
    expect(other.json()).toMatchObject({ state: "draft", vetting: [], terms: { breachHours: 24 } });
  });

  it("lists only what there is, ends after it begins, serves somebody, and keeps no social security number", async () => {
    const { riverton } = offices.admins;
    for (const wrong of [
      { schedule: [{ kind: "palm-reading", fields: ["*"] }] },
      { schedule: [{ kind: "work", fields: ["price"] }] },
      { endsOn: "2026-10-31" },
      { serves: { organizationIds: [], classIds: [] } },
      { purpose: { en: "For 123-45-6789", es: "Para 123-45-6789" } },
    ])
      expect((await riverton.send("POST", "/agreements", termsFor(p3, wrong))).statusCode, JSON.stringify(wrong)).toBe(
        422,
      );
  });

  it("is of one organization: another one's administrator neither finds it nor signs for its classes", async () => {
    const { bayview, everywhere } = offices.admins;
    const { id } = await draft({ name: "Ours alone" });
    const theirs = await bayview.get(`/agreements/${id}`);
    const nobodys = await bayview.get("/agreements/019b0000-0000-7000-8000-000000000000");
    expect([theirs.statusCode, theirs.body]).toEqual([404, nobodys.body]);
    expect((await bayview.get("/agreements")).body).not.toContain("Ours alone");
    expect((await everywhere.get("/agreements")).body).toContain("Ours alone");
    expect((await bayview.send("POST", "/agreements", termsFor(p3))).statusCode).toBe(422);
    expect((await bayview.send("POST", `/agreements/${id}/end`, { reason: "Mine" })).statusCode).toBe(404);
    for (const someone of [offices.as.alvarez, offices.as.rosa])
      expect((await someone.get("/agreements")).statusCode).toBe(403);
  });

  it("is about to end 30 days before its last day, stands on top then, and is over the day after", async () => {
    const { riverton } = offices.admins;
    const { agreement } = await letIn(offices.app, riverton, termsFor(p3, { name: "Brief", endsOn: "2026-12-10" }));
    expect(agreement.state).toBe("ending");
    const [first] = await itemsOf<AgreementView>(riverton, "/agreements");
    expect(first?.name).toBe("Brief");
  });

  it("keeps the proof of deletion once it is over, and not before", async () => {
    const { riverton } = offices.admins;
    const { agreement } = await letIn(offices.app, riverton, termsFor(p3, { name: "Ended" }));
    const path = `/agreements/${agreement.id}`;
    expect((await riverton.send("POST", `${path}/deletion`, { proof: "Certificate 7" })).statusCode).toBe(422);
    await riverton.send("POST", `${path}/end`, { reason: "No longer used" });
    const closed = await riverton.send("POST", `${path}/deletion`, { proof: "Certificate 7" });
    expect(closed.json()).toMatchObject({ state: "ended", endsOn: "2026-11-20" });
    expect((closed.json() as AgreementView).acts.map(({ what }) => what)).toEqual([
      "drafted",
      "activated",
      "client-made",
      "ended",
      "deletion",
    ]);
    expect((await riverton.send("POST", `${path}/end`, { reason: "Again" })).statusCode).toBe(422);
  });
});

describe("a teacher asks for an app", () => {
  const asked = { name: "Gallery", why: "To show works", url: "https://gallery.example" };

  it("for a class of their own, and follows what became of it", async () => {
    const { alvarez, hale } = offices.as;
    const { riverton, bayview } = offices.admins;
    const made = await alvarez.send("POST", "/app-requests", { ...asked, classId: p3 });
    expect([made.statusCode, made.json()]).toEqual([201, expect.objectContaining({ state: "waiting" })]);
    expect((await hale.send("POST", "/app-requests", { ...asked, classId: p3 })).statusCode).toBe(404);
    expect((await offices.as.rosa.send("POST", "/app-requests", { ...asked, classId: p3 })).statusCode).toBe(403);
    expect(await itemsOf(hale, "/app-requests")).toEqual([]);
    expect(await itemsOf(bayview, "/app-requests")).toEqual([]);
    const [waiting] = await itemsOf<AppRequest>(riverton, "/app-requests");
    expect(waiting).toMatchObject({
      name: "Gallery",
      askedBy: "Maria Alvarez",
      class: { name: "Algebra 1, Period 3" },
    });
    const agreement = await draft();
    const path = `/app-requests/${waiting?.id}`;
    expect((await bayview.send("POST", `${path}/decline`, { reason: "No" })).statusCode).toBe(404);
    expect((await riverton.send("POST", `${path}/agreement`, { agreementId: agreement.id })).statusCode).toBe(204);
    expect((await riverton.send("POST", `${path}/decline`, { reason: "No" })).statusCode).toBe(409);
    expect(await itemsOf(alvarez, "/app-requests")).toEqual([
      expect.objectContaining({ state: "agreement", agreement: { id: agreement.id, state: "draft" } }),
    ]);
  });

  it("and reads why it was declined", async () => {
    const { alvarez } = offices.as;
    const { id } = (
      await alvarez.send("POST", "/app-requests", { ...asked, name: "Ads4U", classId: p3 })
    ).json() as AppRequest;
    await offices.admins.riverton.send("POST", `/app-requests/${id}/decline`, { reason: "It sells what it learns" });
    expect((await itemsOf<AppRequest>(alvarez, "/app-requests"))[0]).toMatchObject({
      state: "declined",
      reason: "It sells what it learns",
    });
  });
});

describe("a family", () => {
  it("reads of each app who it is, what for, which facts, how long, and what it has read", async () => {
    const { mateo } = offices.ids;
    const name = "Family reads";
    const { agreement, program } = await letIn(offices.app, offices.admins.riverton, termsFor(p3, { name }));
    const about = async () =>
      (await itemsOf<FamilyAgreement>(offices.as.rosa, `/learners/${mateo}/agreements`)).find(
        (each) => each.id === agreement.id,
      );
    expect(await about()).toMatchObject({
      name,
      party: "Gallery, Inc.",
      purpose: { es: "Muestra a la clase lo que hizo" },
      isOver: false,
      endsOn: "2027-06-11",
      terms: { schedule: [{ kind: "work", fields: ["title"] }, { kind: "recognition" }], breachHours: 72 },
      reads: { times: 0, slices: [] },
    });
    await offices.as.rosa.send("PUT", `/learners/${mateo}/choices/${agreement.id}/portfolio`, { level: "detail" });
    await program.get(`/learners/${mateo}/entries`);
    expect((await about())?.reads).toMatchObject({ times: 1, slices: ["works"] });
    await offices.admins.riverton.send("POST", `/agreements/${agreement.id}/end`, { reason: "Over" });
    expect(await about()).toMatchObject({ isOver: true, reads: { times: 1 } });
    const other = await itemsOf<FamilyAgreement>(offices.as.samira, `/learners/${offices.ids.nora}/agreements`);
    expect(other.map(({ id }) => id)).not.toContain(agreement.id);
    expect((await offices.as.alvarez.get(`/learners/${mateo}/agreements`)).statusCode).toBe(403);
  });

  it("stops an app with one act, and to the program the learner is then as unknown as one who does not exist", async () => {
    const { mateo } = offices.ids;
    const { rosa } = offices.as;
    const { agreement, program } = await letIn(offices.app, offices.admins.riverton, termsFor(p3, { name: "Stopped" }));
    for (const category of ["portfolio", "recognitions"])
      await rosa.send("PUT", `/learners/${mateo}/choices/${agreement.id}/${category}`, { level: "detail" });
    expect((await program.get(`/learners/${mateo}/entries`)).json()).toMatchObject({ items: [{}, {}, {}] });
    const stopped = await rosa.send("POST", `/learners/${mateo}/agreements/${agreement.id}/stop`);
    expect(stopped.json()).toEqual({ stopped: expect.arrayContaining(["portfolio", "recognitions"]) });
    for (const path of ["entries", "digests", ""]) {
      const [theirs, nobodys] = [
        await program.get(`/learners/${mateo}/${path}`.replace(/\/$/, "")),
        await program.get(`/learners/019b0000-0000-7000-8000-000000000000/${path}`.replace(/\/$/, "")),
      ];
      expect([theirs.statusCode, theirs.body]).toEqual([404, nobodys.body]);
    }
    expect((await program.get("/learners")).body).not.toContain(mateo);
    const none = await rosa.send("POST", `/learners/${mateo}/agreements/${offices.ids.nora}/stop`);
    expect([none.statusCode, none.json()]).toEqual([
      404,
      expect.objectContaining({ type: "/problems/agreement-unknown" }),
    ]);
  });
});

it("shuts a program out with its agreement: neither its token nor its secret opens anything a moment later", async () => {
  const { agreement, fresh, program } = await letIn(
    offices.app,
    offices.admins.riverton,
    termsFor(p3, { name: "Out" }),
  );
  expect((await program.get("/learners")).statusCode).toBe(200);
  await offices.admins.riverton.send("POST", `/agreements/${agreement.id}/end`, { reason: "Over" });
  expect((await program.get("/learners")).statusCode).toBe(401);
  expect((await askToken(offices.app, fresh)).statusCode).toBe(401);
});
