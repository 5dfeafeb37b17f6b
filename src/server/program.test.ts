import { beforeAll, describe, expect, it } from "vitest";
import type { Contribution } from "../entry/contribution.ts";
import { addAccount } from "../identity/account.job.ts";
import { type ProgramView, programChecks } from "../privacy/program.ts";
import { type Caller, type District, openDistrict, password, signIn } from "./district.testing.ts";
import { groupOf, inboxOf, takeUp } from "./helper.testing.ts";

let district: District;
let admin: Caller;
let mentor: Caller;
let programId: string;
const terms = {
  name: "Riverside Makers",
  organization: "Riverside Youth Center",
  contact: "hello@makers.test",
  purpose: "Building things after school",
  startsOn: "2026-09-01",
  endsOn: "2027-06-01",
};
beforeAll(async () => {
  district = await openDistrict();
  const { subjectId } = await addAccount(district.store, {
    hat: "administrator@d",
    email: "admin@riverton.test",
    password,
  });
  admin = await signIn(district.app, "admin@riverton.test", subjectId);
});
const day = { activity: "Robotics" };
const keep = (marks: object[], on = "2026-11-20", by = mentor) =>
  by.send("PUT", `/group/days/${on}`, { ...day, marks });
const named = async (name: string) => (await groupOf(mentor)).names.find((each) => each.name === name);
const hours = async (by: Caller) =>
  (await inboxOf(by)).map(({ body, learnerId }) => [learnerId, (body as { hours: number }).hours]);

describe("a program of the district", () => {
  it("has nobody in it before it was looked over", async () => {
    expect((await district.as.ito.send("POST", "/programs", terms)).statusCode).toBe(403);
    const made = await admin.send("POST", "/programs", terms);
    expect([made.statusCode, made.json()]).toEqual([
      201,
      expect.objectContaining({ state: "vetting", people: [], learners: null }),
    ]);
    programId = (made.json() as ProgramView).id;
    const add = () => admin.send("POST", `/programs/${programId}/people`, { name: "Ray Kim" });
    expect((await add()).statusCode).toBe(422);
    expect((await admin.send("POST", `/programs/${programId}/activate`)).statusCode).toBe(422);
    for (const check of programChecks)
      expect((await admin.send("PUT", `/programs/${programId}/vetting/${check}`, { passed: true })).statusCode).toBe(
        200,
      );
    expect((await admin.send("POST", `/programs/${programId}/activate`)).json()).toMatchObject({ state: "active" });
    const added = await add();
    expect(added.statusCode).toBe(201);
    mentor = await takeUp(district, (added.json() as { invitation: string }).invitation, "ray@makers.test");
  });

  it("keeps a list in its own words, which tells nothing of who goes to school here", async () => {
    const names = ["Mateo R.", "Nobody At All", "Nora H."];
    expect((await mentor.send("POST", "/group/names", { names })).statusCode).toBe(204);
    const group = await groupOf(mentor);
    expect(group.names.map(({ name, learnerId }) => [name, learnerId])).toEqual(names.map((name) => [name, undefined]));
    for (const { code } of group.names) expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(((await mentor.get("/learners")).json() as { items: unknown[] }).items).toEqual([]);
    expect(((await mentor.get("/learners?name=Mateo")).json() as { items: unknown[] }).items).toEqual([]);
    const { code } = (await named("Mateo R.")) ?? {};
    expect((await district.as.alvarez.send("POST", "/group/names", { names: ["X"] })).statusCode).toBe(422);
    expect((await district.as.alvarez.get("/group?on=2026-11-20")).statusCode).toBe(403);
    expect((await mentor.get(`/program-codes/${code}`)).statusCode).toBe(200);
  });

  it("is let in by a family with the code of its child's name, once", async () => {
    const { as, ids } = district;
    const code = (await named("Mateo R."))?.code ?? "";
    expect((await as.rosa.get("/program-codes/0000-0000")).statusCode).toBe(404);
    const typed = code.toLowerCase().replace("-", " ");
    expect((await as.rosa.get(`/program-codes/${encodeURIComponent(typed)}`)).json()).toEqual({
      ...{ name: terms.name, organization: terms.organization, purpose: terms.purpose, endsOn: terms.endsOn },
      ...{ people: ["Ray Kim, Riverside Youth Center"], listedAs: "Mateo R." },
    });
    const join = (by: Caller, learnerId: string) =>
      by.send("POST", `/learners/${learnerId}/programs`, { code, why: "To build robots" });
    expect((await join(as.mateo, ids.mateo)).statusCode).toBe(403);
    expect((await join(as.rosa, ids.nora)).statusCode).toBe(404);
    expect((await join(as.rosa, ids.mateo)).statusCode).toBe(201);
    expect((await join(as.samira, ids.nora)).statusCode).toBe(404); // used
    expect(await named("Mateo R.")).toMatchObject({ learnerId: ids.mateo });
    const nora = (await named("Nora H."))?.code ?? "";
    await as.samira.send("POST", `/learners/${ids.nora}/programs`, { code: nora, why: "For fun" });
    expect((await groupOf(mentor)).shared.map(({ learnerId }) => learnerId).sort()).toEqual(
      [ids.mateo, ids.nora].sort(),
    );
    // Neither family is told of the other.
    const told = JSON.stringify([
      (await as.rosa.get(`/learners/${ids.mateo}/helpers`)).json(),
      (await as.rosa.get(`/learners/${ids.mateo}/agreements`)).json(),
    ]);
    expect(told).toContain("Mateo R.");
    expect(told).not.toContain("Nora");
  });

  it("writes a page of its book for all, and asks only the families who let it in, each once", async () => {
    const { as, ids } = district;
    const all = (await groupOf(mentor)).names;
    const marks = all.map(({ id }) => ({ nameId: id, state: "present", minutes: 90 }));
    for (const proposed of [2, 0]) expect((await keep(marks)).json()).toEqual({ proposed, settled: [] });
    expect((await groupOf(mentor)).day).toHaveLength(3);
    expect(await hours(as.rosa)).toEqual([[ids.mateo, 1.5]]);
    expect(await hours(as.samira)).toEqual([[ids.nora, 1.5]]);
    // A page that says something else takes the place of what waits.
    const nameId = (await named("Mateo R."))?.id;
    expect((await keep([{ nameId, state: "late", minutes: 60 }])).json()).toEqual({ proposed: 1, settled: [] });
    expect(await hours(as.rosa)).toEqual([[ids.mateo, 1]]);
    const [first] = await inboxOf(as.rosa);
    const { id, learnerId } = first as Contribution;
    await as.rosa.send("POST", "/contributions/answers", { contributions: [{ id, learnerId }], answer: "accepted" });
    expect((await keep([{ nameId, state: "late", minutes: 30 }])).json()).toEqual({ proposed: 0, settled: [nameId] });
    expect((await keep([{ nameId, state: "absent", minutes: 0 }], "2026-11-19")).json()).toEqual({
      proposed: 0,
      settled: [],
    });
    expect((await keep([{ nameId: ids.mateo, state: "late", minutes: 30 }])).statusCode).toBe(404);
  });

  it("says in numbers without a name what it came to, to nobody else", async () => {
    const from = (by: Caller) => by.get("/group/impact?from=2026-11-01&to=2026-11-30");
    const sum = { days: 1, visits: 3, names: 3, minutes: 90 + 90 + 30 };
    expect((await from(mentor)).json()).toMatchObject({ total: sum, months: [{ month: "2026-11", ...sum }] });
    expect((await from(mentor)).body).not.toContain("Mateo");
    // What was proposed is of the school's day, as the book is.
    const today = (await mentor.get("/group/impact?from=2026-11-20&to=2026-11-20")).json();
    expect(today.proposed).toEqual({ all: 3, accepted: 1, waiting: 1 });
    const none = await mentor.get("/group/impact?from=2025-11-01&to=2025-11-30");
    expect(none.json()).toMatchObject({ total: { visits: 0, minutes: 0 }, months: [] });
    for (const by of [district.as.alvarez, district.as.rosa, admin]) expect((await from(by)).statusCode).toBe(403);
  });

  it("knows nothing any more of a learner whose family ended it, but its own words", async () => {
    const { as, ids } = district;
    expect((await as.samira.send("POST", `/learners/${ids.nora}/helpers/${programId}/end`)).statusCode).toBe(204);
    const group = await groupOf(mentor);
    expect(group.shared.map(({ learnerId }) => learnerId)).toEqual([ids.mateo]);
    expect(group.names.find(({ name }) => name === "Nora H.")).not.toHaveProperty("learnerId");
    expect((await mentor.get(`/learners/${ids.nora}/backpack`)).statusCode).toBe(404);
    expect(JSON.stringify((await mentor.get("/contributions?which=proposed")).json())).not.toContain(ids.nora);
  });

  it("that was let in anew is as the first time: what was shown and believed before counts no more", async () => {
    const { as, ids } = district;
    const helpers = `/learners/${ids.nora}/helpers`;
    const joinAs = async (name: string, more: object) => {
      await mentor.send("POST", "/group/names", { names: [name] });
      const { code } = (await named(name)) ?? {};
      return as.samira.send("POST", `/learners/${ids.nora}/programs`, { code, why: "For fun", ...more });
    };
    await joinAs("Nora again", {
      shares: [
        { category: "identity", level: "summary" },
        { category: "recognitions", level: "summary" },
      ],
    });
    await as.samira.send("PUT", `${helpers}/${programId}/trust/recognition`, { trusted: true });
    const badge = (title: string) => ({
      contributions: [
        { learnerId: ids.nora, kind: "recognition", body: { title, issuer: "Makers" }, key: `badge-${title}` },
      ],
    });
    await mentor.send("POST", "/contributions", badge("Believed"));
    expect(JSON.stringify(await inboxOf(as.samira))).not.toContain("Believed");
    expect((await mentor.get(`/learners/${ids.nora}/digests`)).body).toContain("Believed");
    await as.samira.send("POST", `${helpers}/${programId}/end`);

    // For helpers in general she chose more meanwhile; for these people she says: the name, and no word of badges.
    await as.samira.send("PUT", `/learners/${ids.nora}/choices/helper/recognitions`, { level: "detail" });
    expect((await joinAs("Nora once more", { shares: [{ category: "identity", level: "status" }] })).statusCode).toBe(
      201,
    );
    const seen = await mentor.get(`/learners/${ids.nora}/backpack`);
    expect([seen.statusCode, seen.body.includes("Believed")]).toEqual([200, false]);
    expect((await as.samira.get(helpers)).json()).toMatchObject({ items: [{ trusted: [] }] });
    await mentor.send("POST", "/contributions", badge("Waits"));
    expect(JSON.stringify(await inboxOf(as.samira))).toContain("Waits");
    await as.samira.send("POST", `${helpers}/${programId}/end`);
  });

  it("shows an administrator no small count, and ends for everybody at once", async () => {
    const view = (await admin.get("/programs")).json() as { items: ProgramView[] };
    expect(view.items).toEqual([expect.objectContaining({ id: programId, learners: null })]);
    expect(JSON.stringify(view)).not.toContain("Mateo");
    const ended = await admin.send("POST", `/programs/${programId}/end`, { reason: "The grant is over" });
    expect(ended.json()).toMatchObject({ state: "ended", people: [] });
    expect((await mentor.get("/group?on=2026-11-20")).json()).toMatchObject({
      type: expect.stringContaining("hat-needed"),
    });
    expect((await district.as.rosa.get(`/learners/${district.ids.mateo}/helpers`)).json()).toMatchObject({ items: [] });
  });
});
