import { beforeAll, describe, expect, it } from "vitest";
import type { Backpack } from "../entry/backpack.ts";
import { expireContributions } from "../entry/contribution.job.ts";
import type { Contribution } from "../entry/contribution.ts";
import { statement } from "../store/statement.ts";
import { type Caller, type District, openDistrict } from "./district.testing.ts";
import { type Helper, inboxOf, letHelperIn } from "./helper.testing.ts";

let district: District;
let mateo: string;
let tutor: Helper;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  tutor = await letHelperIn(district, "rosa", mateo, { email: "dana@tutor.test" });
});

const badge = (title: string) => ({ kind: "recognition", body: { title, issuer: "Riverside Makers" } });
const propose = (by: Caller, what: object, key: string, learnerId = mateo) =>
  by.send("POST", "/contributions", { contributions: [{ learnerId, ...what, key }] });
const answer = (by: Caller, { id, learnerId }: Pick<Contribution, "id" | "learnerId">, more: object) =>
  by.send("POST", "/contributions/answers", { contributions: [{ id, learnerId }], ...more });
const waiting = async (by: Caller, title: string): Promise<Contribution | undefined> =>
  (await inboxOf(by)).find(({ body }) => JSON.stringify(body).includes(title));
const proposedBy = async (by: Caller, title: string): Promise<Contribution | undefined> =>
  ((await by.get("/contributions?which=proposed")).json() as { items: Contribution[] }).items.find(({ body }) =>
    JSON.stringify(body).includes(title),
  );
const entriesOf = async (by: Caller): Promise<Backpack["entries"]> =>
  ((await by.get(`/learners/${mateo}/backpack`)).json() as Backpack).entries;

describe("what a helper proposes", () => {
  it("is nothing of the record until a guardian accepts it, and then an entry by its author", async () => {
    const { as } = district;
    expect((await propose(tutor, badge("Built a lantern"), "lantern-1")).statusCode).toBe(201);
    expect((await entriesOf(as.rosa)).some(({ body }) => JSON.stringify(body).includes("lantern"))).toBe(false);
    expect(await waiting(as.hale, "lantern")).toBeUndefined();
    expect(await waiting(as.mateo, "lantern")).toBeUndefined(); // sees it, and does not answer
    const seen = (await as.mateo.get(`/learners/${mateo}/contributions`)).json() as { items: Contribution[] };
    expect(seen.items).toEqual([expect.objectContaining({ state: "waiting", isYoursToAnswer: false })]);
    const found = await waiting(as.luis, "lantern");
    expect(found).toMatchObject({
      by: { name: "Dana Wells", capacity: "helper" },
      learner: "Mateo Rivera",
      state: "waiting",
    });
    expect((await answer(as.luis, found as Contribution, { answer: "accepted" })).statusCode).toBe(200);
    const entry = (await entriesOf(as.rosa)).find(({ body }) => JSON.stringify(body).includes("lantern"));
    expect(entry).toMatchObject({
      kind: "recognition",
      provenance: expect.objectContaining({ author: { id: tutor.subjectId, kind: "helper", name: "Dana Wells" } }),
      body: badge("Built a lantern").body,
    });
    expect(await proposedBy(tutor, "lantern")).toMatchObject({ state: "accepted", isYours: true });
    expect((await answer(as.rosa, found as Contribution, { answer: "declined" })).statusCode).toBe(404); // settled
  });

  it("is there once, however often a telephone sends it", async () => {
    for (const status of [201, 201, 201])
      expect((await propose(tutor, badge("Once"), "once-0001")).statusCode).toBe(status);
    expect((await inboxOf(district.as.rosa)).filter(({ body }) => JSON.stringify(body).includes("Once"))).toHaveLength(
      1,
    );
  });

  it("is declined with a kind reason or none, asked about, and taken back by who proposed it", async () => {
    const { as } = district;
    await propose(tutor, badge("Declined"), "declined-1");
    await propose(tutor, badge("Asked"), "asked-0001");
    const declined = (await waiting(as.rosa, "Declined")) as Contribution;
    expect((await answer(as.rosa, declined, { answer: "declined", reason: "not-now" })).statusCode).toBe(200);
    expect(await proposedBy(tutor, "Declined")).toMatchObject({ state: "declined", reason: "not-now" });
    const asked = (await waiting(as.rosa, "Asked")) as Contribution;
    expect((await answer(as.rosa, asked, { answer: "asked" })).statusCode).toBe(400); // a question needs words
    expect((await answer(as.rosa, asked, { answer: "asked", note: "Which day was it?" })).statusCode).toBe(200);
    expect(await proposedBy(tutor, "Asked")).toMatchObject({ state: "asked", note: "Which day was it?" });
    expect(await waiting(as.luis, "Asked")).toMatchObject({ state: "asked" });
    const path = `/learners/${mateo}/contributions/${asked.id}`;
    expect((await as.rosa.send("DELETE", path)).statusCode).toBe(404);
    expect((await tutor.send("DELETE", path)).statusCode).toBe(204);
    expect(await waiting(as.rosa, "Asked")).toBeUndefined();
  });

  it("is refused where nobody let the helper, for what is no such kind, and for what is never kept; all or none", async () => {
    const before = (await inboxOf(district.as.rosa)).length;
    const fine = { learnerId: mateo, ...badge("Fine"), key: "fine-0001" };
    const nobodysFile = { id: mateo, name: "a.jpg", mediaType: "image/jpeg", bytes: 1 };
    const bad = [
      { ...fine, learnerId: district.ids.nora },
      { ...fine, kind: "incident", body: { role: "took-part", behavior: "Ran" } },
      { ...fine, body: { title: "Fine" } },
      { ...fine, body: { title: "Fine", issuer: "123-45-6789" } },
      { ...fine, kind: "work", body: { title: "A photo", files: [nobodysFile] } },
      { ...fine, kind: "restricted-note", body: { text: "Only for the case" } },
      { ...fine, kind: "family-words", body: { text: "Only for us" } },
    ];
    for (const [at, each] of bad.entries()) {
      const sent = await tutor.send("POST", "/contributions", {
        contributions: [fine, { ...each, key: `bad-00000${at}` }],
      });
      expect([at, sent.statusCode]).toEqual([at, 422]);
    }
    expect((await propose(district.as.hale, badge("Not his"), "hale-0001")).statusCode).toBe(422);
    expect((await inboxOf(district.as.rosa)).length).toBe(before);
  });

  it("becomes an entry at once where a family always accepts that kind, unless another guardian says no", async () => {
    const { as } = district;
    const trust = (by: "rosa" | "luis" | "mateo", trusted: boolean) =>
      as[by].send("PUT", `/learners/${mateo}/helpers/${tutor.programId}/trust/recognition`, { trusted });
    expect((await trust("mateo", true)).statusCode).toBe(403);
    expect((await trust("rosa", true)).statusCode).toBe(204);
    await propose(tutor, badge("Trusted"), "trusted-1");
    expect(await waiting(as.rosa, "Trusted")).toBeUndefined();
    expect(await proposedBy(tutor, "Trusted")).toMatchObject({ state: "accepted", isStanding: true });
    expect((await entriesOf(as.rosa)).some(({ body }) => JSON.stringify(body).includes("Trusted"))).toBe(true);
    await propose(tutor, { kind: "outside-learning", body: { provider: "Makers", title: "Solder" } }, "other-kind");
    expect(await waiting(as.rosa, "Solder")).toBeDefined();
    await trust("luis", false);
    await propose(tutor, badge("Doubted"), "doubted-1");
    expect(await waiting(as.rosa, "Doubted")).toBeDefined();
    await trust("rosa", false);
  });

  it("is closed after 60 days without an answer, and who proposed it is told", async () => {
    await propose(tutor, badge("Forgotten"), "forgotten-1");
    const { work } = district.store;
    const age = statement(
      "test.age",
      "update base.contribution set proposed_at = now() - interval '61 days' where key = $1",
    );
    await work.rows(age, ["forgotten-1"]);
    expect(await expireContributions({ work })).toBe(1);
    expect(await expireContributions({ work })).toBe(0);
    expect(await proposedBy(tutor, "Forgotten")).toMatchObject({ state: "expired" });
    const notices = (await tutor.get("/notices")).json() as { items: { code: string }[] };
    expect(notices.items.map(({ code }) => code)).toContain("contribution.expired");
  });
});

describe("what a guardian proposes", () => {
  it("of the learner's own words waits for the learner, and no other guardian is told", async () => {
    const { as } = district;
    const words = { kind: "about-me", body: { line: "I like rivers", strengths: ["Patient"] } };
    expect((await propose(as.rosa, words, "rosa-words")).statusCode).toBe(201);
    expect(await waiting(as.luis, "rivers")).toBeUndefined();
    const others = (await as.luis.get(`/learners/${mateo}/contributions`)).json() as { items: Contribution[] };
    expect(JSON.stringify(others)).not.toContain("rivers");
    const found = (await waiting(as.mateo, "rivers")) as Contribution;
    expect((await answer(as.rosa, found, { answer: "accepted" })).statusCode).toBe(404);
    expect((await answer(as.mateo, found, { answer: "accepted" })).statusCode).toBe(200);
    const entry = (await entriesOf(as.mateo)).find(({ body }) => JSON.stringify(body).includes("rivers"));
    expect(entry?.provenance.author.id).toBe(as.rosa.subjectId);
  });
});

describe("what the school keeps", () => {
  it("waits for who keeps that part, where the school's rules let a family propose it", async () => {
    const { as, store } = district;
    // As a district's rules would: guardians may propose health alerts (slice 16).
    await store.work.rows(
      statement(
        "test.rule",
        "update base.policy_cell set write = 1 where policy_id = 'guardian.deciding' and slice = 16",
      ),
    );
    await store.work.rows(
      statement(
        "test.rule-packed",
        "update base.policy p set rights = r.rights from base.policy_rights r where r.policy_id = p.policy_id",
      ),
    );
    await store.work.rows(statement("test.compile", "select base.compile_all()"));
    const nurse = await district.join("boone", "nurse@lincoln");
    const alert = { kind: "health-alert", body: { alert: "Bee stings" } };
    const sent = await propose(as.rosa, alert, "bee-stings");
    expect([sent.statusCode, sent.json()]).toEqual([201, { proposed: 1 }]);
    expect(await waiting(as.luis, "Bee")).toBeUndefined();
    const found = (await waiting(nurse, "Bee")) as Contribution;
    expect((await answer(nurse, found, { answer: "accepted" })).statusCode).toBe(200);
    const entry = (await entriesOf(as.rosa)).find(({ kind }) => kind === "health-alert");
    expect(entry?.provenance.author.id).toBe(as.rosa.subjectId);
  });
});
