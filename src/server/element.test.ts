import { beforeAll, describe, expect, it } from "vitest";
import type { Backpack } from "../entry/backpack.ts";
import type { LearnerElement, OfficeElement } from "../entry/element.ts";
import type { Entry } from "../entry/entry.ts";
import { statement } from "../store/statement.ts";
import type { Caller } from "./district.testing.ts";
import { elementsOfTheDay, elementWork } from "./element-work.job.ts";
import { type Offices, openOffices } from "./office.testing.ts";

let offices: Offices;
let mateo: string;
beforeAll(async () => {
  offices = await openOffices();
  mateo = offices.ids.mateo;
});

const words = "Draws maps of the creek";
const write = (caller: Caller, kind: string, body: object) =>
  caller.send("POST", `/learners/${mateo}/entries`, { kind, body });
const turn = (caller: Caller, kind: string, isOn: boolean) =>
  caller.send("PUT", `/learners/${mateo}/elements/${kind}`, { isOn });
const backpackOf = async (caller: Caller) => (await caller.get(`/learners/${mateo}/backpack`)).json() as Backpack;
const elementOf = async (caller: Caller, kind: string) =>
  ((await caller.get(`/learners/${mateo}/elements`)).json() as { items: LearnerElement[] }).items.find(
    (each) => each.kind === kind,
  );

/** Every way by which somebody might come upon the words of an entry. */
const everywhere = (caller: Caller, learner = mateo) =>
  Promise.all(
    [
      `/learners/${learner}/backpack`,
      `/learners/${learner}/entries`,
      `/learners/${learner}/entries?past=true`,
      `/learners/${learner}/digests`,
      `/learners/${learner}/see-as/teacher`,
      `/learners/${learner}/see-as/employer`,
      "/changes",
    ].map(async (path) => (await caller.get(path)).body),
  );

describe("an element that a family turns off", () => {
  it("is gone for everybody on every way, cannot be added to, and comes back as it was", async () => {
    const { mateo: self, rosa, luis, alvarez, hale } = offices.as;
    const entry = (await write(self, "about-me", { strengths: [words] })).json() as Entry;
    expect(JSON.stringify(await backpackOf(alvarez))).toContain(words);
    expect((await turn(rosa, "about-me", false)).statusCode).toBe(204);

    for (const caller of [self, rosa, luis, alvarez, hale, ...Object.values(offices.as)])
      expect((await everywhere(caller)).join("")).not.toContain(words);
    // Whoever may turn it on again takes it along as what it is; nobody else.
    for (const caller of Object.values(offices.as)) {
      const { turnedOff, ...rest } = (await caller.get(`/learners/${mateo}/export`)).json();
      expect(JSON.stringify(rest)).not.toContain(words);
      expect(JSON.stringify(turnedOff ?? []).includes(words)).toBe([self, rosa, luis].includes(caller));
    }
    expect((await rosa.get(`/learners/${mateo}/export.html`)).body).toContain(words);
    expect((await alvarez.get(`/learners/${mateo}/export.html`)).body).not.toContain(words);
    expect((await rosa.get(`/learners/${mateo}/entries/${entry.id}`)).statusCode).toBe(404);
    expect((await backpackOf(self)).learner.mayContribute).not.toContain("about-me");
    const refused = await write(self, "about-me", { strengths: ["Once more"] });
    expect([refused.statusCode, refused.json()]).toMatchObject([409, { type: expect.stringMatching(/element-off$/) }]);

    expect((await turn(rosa, "about-me", true)).statusCode).toBe(204);
    expect(JSON.stringify(await backpackOf(alvarez))).toContain(words);
    expect((await backpackOf(self)).entries.find(({ id }) => id === entry.id)).toMatchObject({
      body: { strengths: [words] },
    });
    expect((await backpackOf(self)).learner.mayContribute).toContain("about-me");
  });

  it("still opens to the learner and each guardian where it is turned on again, as far as it was theirs to read", async () => {
    const { mateo: self, rosa, luis, alvarez } = offices.as;
    await write(rosa, "family-knowledge", { worksAtHome: "A quiet hour first" });
    expect((await turn(rosa, "family-knowledge", false)).statusCode).toBe(204);
    const open = async (caller: Caller) => (await caller.get(`/learners/${mateo}/elements/family-knowledge`)).body;
    expect(await open(rosa)).toContain("A quiet hour first");
    expect(await open(luis)).not.toContain("A quiet hour first"); // what one guardian wrote is that guardian's own
    expect((await elementOf(rosa, "family-knowledge"))?.count).toBeGreaterThan(0);
    for (const staff of [alvarez, offices.as.hale])
      expect((await staff.get(`/learners/${mateo}/elements/family-knowledge`)).json()).toMatchObject({ status: 403 });
    expect((await self.get(`/learners/${mateo}/elements/about-me`)).json()).toMatchObject({ isOn: true, entries: [] });
    await turn(rosa, "family-knowledge", true);
  });

  it("can be deleted while it is off", async () => {
    const { mateo: self } = offices.as;
    const { id } = (await write(self, "goal", { statement: "Learn to weld", state: "active" })).json() as Entry;
    await turn(self, "goal", false);
    const taken = await self.send("POST", "/withdrawals", {
      entries: [{ learnerId: mateo, entryId: id }],
      reason: "Not any more",
    });
    expect(taken.json()).toEqual({ withdrawn: 1 });
    await turn(self, "goal", true);
    expect(JSON.stringify((await backpackOf(self)).entries)).not.toContain("Learn to weld");
  });

  it("stays off as long as one of those who choose wants it off", async () => {
    const { rosa, luis } = offices.as;
    await turn(rosa, "work", false);
    await turn(luis, "work", false);
    await turn(rosa, "work", true);
    expect(await elementOf(rosa, "work")).toMatchObject({ isOn: false, offBy: ["family"] });
    await turn(luis, "work", true);
    expect(await elementOf(rosa, "work")).toMatchObject({ isOn: true, offBy: [] });
  });

  it("is not theirs where staff write it, nor is a part of the record, nor another's child", async () => {
    const { rosa, alvarez, samira } = offices.as;
    expect((await turn(rosa, "narrative", false)).statusCode).toBe(422);
    expect((await turn(rosa, "attendance", false)).statusCode).toBe(404);
    expect((await turn(rosa, "restricted-note", false)).statusCode).toBe(404);
    expect((await turn(alvarez, "about-me", false)).statusCode).toBe(403);
    expect((await turn(samira, "about-me", false)).json()).toMatchObject({ status: 404 });
    expect(JSON.stringify((await rosa.get(`/learners/${mateo}/elements`)).json())).not.toContain("restricted-note");
  });

  it("says until when it is kept: a year after the end of grade 12", async () => {
    expect((await elementOf(offices.as.rosa, "about-me"))?.keep).toEqual({
      rule: "after-leaving",
      years: 1,
      until: "2032-06-30",
    });
  });
});

describe("an element that a district or school turns off", () => {
  const turnAll = (admin: Caller, kind: string, isOn: boolean) => admin.send("PUT", `/elements/${kind}`, { isOn });
  const ofOffice = async (admin: Caller, kind: string) =>
    ((await admin.get("/elements")).json() as { items: OfficeElement[] }).items.find((each) => each.kind === kind);

  it("is off for its learners and no others, and neither a family nor a school below turns it on", async () => {
    const { mateo: self, rosa, alvarez } = offices.as;
    await write(self, "goal", { statement: "Swim a mile", state: "active" });
    expect(JSON.stringify(await backpackOf(alvarez))).toContain("Swim a mile");
    expect((await turnAll(offices.admins.riverton, "goal", false)).statusCode).toBe(204);
    expect((await everywhere(alvarez)).join("")).not.toContain("Swim a mile");
    expect(await elementOf(rosa, "goal")).toMatchObject({ isOn: false, offBy: ["school"], maySwitch: false });
    expect((await turn(rosa, "goal", true)).json()).toMatchObject({
      type: expect.stringMatching(/element-off-above$/),
    });
    expect(await ofOffice(offices.admins.riverton, "goal")).toMatchObject({ isOn: false });
    expect(await ofOffice(offices.admins.bayview, "goal")).toMatchObject({ isOn: true });
    expect((await turnAll(offices.admins.riverton, "goal", true)).statusCode).toBe(204);
    expect(JSON.stringify(await backpackOf(alvarez))).toContain("Swim a mile");
  });

  it("reaches no place of somebody else, and is no family's to turn", async () => {
    const { id } = (
      await offices.store.work.rows(
        statement<{ id: string }>("test.pier", "select id from base.organization where name = 'Pier School'"),
      )
    )[0] ?? { id: "" };
    const refused = await offices.admins.riverton.send("PUT", "/elements/goal", { isOn: false, organizationId: id });
    expect(refused.json()).toMatchObject({ status: 403 });
    expect((await turnAll(offices.as.rosa, "goal", false)).statusCode).toBe(403);
  });

  it("closes what an import brings and what is written past the door, and follows a learner who leaves", async () => {
    const { work } = offices.store;
    await turnAll(offices.admins.riverton, "recognition", false);
    await work.rows(
      statement(
        "test.past-the-door",
        `insert into base.entry (learner_id, id, slice, author_id, kind, method, body)
        select $1, gen_random_uuid(), k.slice, (select id from base.source limit 1), k.kind, 'reported', '{"title":"Chess cup","issuer":"Club"}'
        from base.kind k where k.kind = 'recognition'`,
      ),
      [mateo],
    );
    await elementsOfTheDay(offices.store);
    expect((await everywhere(offices.as.rosa)).join("")).not.toContain("Chess cup");
    await work.rows(
      statement(
        "test.moves-away",
        `update base.enrollment set organization_id = (select id from base.organization where name = 'Pier School')
        where learner_id = $1 and class_id is null`,
      ),
      [mateo],
    );
    await elementsOfTheDay(offices.store);
    expect((await everywhere(offices.as.rosa)).join("")).toContain("Chess cup");
  });

  it("goes on where it was stopped", async () => {
    const { work } = offices.store;
    await work.rows(
      statement(
        "test.stopped",
        `insert into base.element_switch (id, kind, organization_id, is_on, set_by)
        select gen_random_uuid(), 'recognition', null, false, id from base.subject where capacity = 'administrator' limit 1`,
      ),
    );
    await elementWork(offices.store);
    expect((await everywhere(offices.as.rosa)).join("")).not.toContain("Chess cup");
    expect(
      await work.rows(statement("test.applied", "select id from base.element_switch where applied_at is null")),
    ).toEqual([]);
  });
});
