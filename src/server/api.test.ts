import { beforeAll, describe, expect, it } from "vitest";
import type { Entry } from "../entry/entry.ts";
import { newId } from "../kernel/id.ts";
import { type Caller, type District, openDistrict } from "./district.testing.ts";
import { digestsOf, entriesOf, itemsOf, kindsOf } from "./reading.testing.ts";

let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

describe("a teacher", () => {
  it("reads what the class needs: not behavior, plans, households or restricted notes", async () => {
    const { alvarez } = district.as;
    expect(await kindsOf(alvarez, mateo)).toEqual([
      "accommodation",
      "attendance",
      "course-grade",
      "enrollment",
      "work",
    ]);
    const works = await entriesOf(alvarez, mateo, "&kind=work");
    expect(works.map(({ body }) => (body as { title: string }).title)).toEqual(["Slope poster"]);
    const summaries = await digestsOf(alvarez, mateo);
    expect(summaries.map(({ slice }) => slice)).not.toContain("household");
    expect(JSON.stringify(summaries)).toContain("A bridge that held 40 pounds");
    expect(JSON.stringify(summaries)).not.toContain("Only for the case");
  });

  it("reads back the narrative that is the own, in detail", async () => {
    expect(await kindsOf(district.as.hale, mateo)).toContain("narrative");
    expect(await kindsOf(district.as.alvarez, mateo)).not.toContain("narrative");
  });

  it("has no tie to a learner of another class or school", async () => {
    expect((await district.as.alvarez.get(`/learners/${district.ids.lucia}`)).statusCode).toBe(404);
    expect((await itemsOf<{ name: string }>(district.as.alvarez, "/learners")).map(({ name }) => name)).toEqual([
      "Nora Haddad",
      "Mateo Rivera",
    ]);
  });
});

describe("what is hidden", () => {
  it("reads like what does not exist, byte for byte, in every path and verb", async () => {
    const { alvarez, samira } = district.as;
    const [theirs, nobodys] = [district.ids.lucia, newId()];
    const asks: ((caller: Caller, id: string) => ReturnType<Caller["get"]>)[] = [
      (caller, id) => caller.get(`/learners/${id}`),
      (caller, id) => caller.get(`/learners/${id}/entries`),
      (caller, id) => caller.get(`/learners/${id}/entries/${id}`),
      (caller, id) => caller.get(`/learners/${id}/digests`),
      (caller, id) => caller.get(`/learners/${id}/choices`),
      (caller, id) => caller.get(`/learners/${id}/presets`),
      (caller, id) => caller.get(`/learners/${id}/access`),
      (caller, id) => caller.get(`/learners/${id}/export`),
      (caller, id) => caller.get(`/learners/${id}/family`),
      (caller, id) => caller.get(`/learners/${id}/see-as/teacher`),
      (caller, id) => caller.send("PUT", `/learners/${id}/choices/teacher/portfolio`, { level: "hidden" }),
      (caller, id) => caller.send("DELETE", `/learners/${id}/choices/teacher/portfolio`),
      (caller, id) => caller.send("PUT", `/learners/${id}/trust`, { trusted: true }),
      (caller, id) => caller.send("PUT", `/learners/${id}/entries/${id}/mark`, { detailOnly: true }),
      (caller, id) =>
        caller.send("POST", `/learners/${id}/entries`, { kind: "goal", body: { statement: "x", state: "active" } }),
      (caller, id) => caller.send("POST", `/learners/${id}/presets/private`),
      (caller, id) =>
        caller.send("POST", `/learners/${id}/court-documents`, {
          guardianId: id,
          kind: "no-access",
          effectiveOn: "2026-11-01",
        }),
      (caller, id) =>
        caller.send("POST", `/classes/${district.classIds.p3}/evidence`, {
          competencyId: id,
          results: [{ learnerId: id, level: "met" }],
        }),
      (caller, id) => caller.get(`/classes/${id}/day-one`),
    ];
    for (const ask of asks) {
      for (const caller of [alvarez, samira]) {
        const [hidden, missing] = [await ask(caller, theirs), await ask(caller, nobodys)];
        expect([hidden.statusCode, hidden.body]).toEqual([missing.statusCode, missing.body]);
        expect(hidden.statusCode).toBeGreaterThanOrEqual(400);
      }
    }
  });

  it("is found by no search, by name or by a source's id", async () => {
    const { alvarez } = district.as;
    expect(await itemsOf(alvarez, "/learners?name=luc")).toEqual([]);
    expect(await itemsOf(alvarez, "/learners?sourceId=lucia")).toEqual([]);
    expect(await itemsOf(alvarez, "/learners?sourceId=riverton:mateo")).toMatchObject([
      { id: mateo, name: "Mateo Rivera" },
    ]);
    expect(await itemsOf(alvarez, "/learners?name=riv")).toHaveLength(1);
    expect(await itemsOf(alvarez, "/learners?name=MATÉO")).toHaveLength(1);
  });

  it("opens another class to nobody", async () => {
    const [theirs, nobodys] = [
      await district.as.alvarez.get(`/classes/${district.classIds.art}/day-one`),
      await district.as.alvarez.get(`/classes/${newId()}/day-one`),
    ];
    expect([theirs.statusCode, theirs.body]).toEqual([nobodys.statusCode, nobodys.body]);
    expect(theirs.json()).toMatchObject({ type: "/problems/class-unknown", status: 404 });
  });
});

describe("a learner", () => {
  it("under age shows less of own words and work, never more, and nothing of the school's", async () => {
    const { mateo: self, alvarez } = district.as;
    const path = (category: string) => `/learners/${mateo}/choices/teacher/${category}`;
    expect((await self.send("PUT", path("portfolio"), { level: "detail" })).statusCode).toBe(422);
    expect((await self.send("PUT", path("recognitions"), { level: "hidden" })).statusCode).toBe(422);
    expect((await self.send("PUT", path("portfolio"), { level: "hidden" })).statusCode).toBe(200);
    expect(JSON.stringify(await digestsOf(alvarez, mateo))).not.toContain("A bridge that held");
    expect(await kindsOf(alvarez, mateo)).toContain("work"); // made for her own class
    await self.send("DELETE", path("portfolio"));
  });

  it("writes the own page and goals, and nothing of the school's record", async () => {
    const { mateo: self } = district.as;
    const made = await self.send("POST", `/learners/${mateo}/entries`, {
      kind: "goal",
      body: { statement: "Build a weather station", state: "active" },
    });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      kind: "goal",
      provenance: { method: "asserted", author: { kind: "learner" } },
    });
    for (const kind of ["course-grade", "narrative", "identity", "incident"]) {
      const body = {
        "course-grade": { course: { title: "x" }, type: "term" },
        narrative: { strength: "x" },
        identity: { given: "x" },
        incident: { role: "witness", behavior: "x" },
      }[kind];
      expect((await self.send("POST", `/learners/${mateo}/entries`, { kind, body })).statusCode).toBe(422);
    }
  });
});

describe("writing", () => {
  it("corrects with a reason, keeps what was, and lets nobody overwrite what changed meanwhile", async () => {
    const { alvarez, rosa, hale } = district.as;
    const path = `/learners/${mateo}/entries`;
    const first = (
      await alvarez.send("POST", path, { kind: "narrative", body: { strength: "Explains his steps" } })
    ).json() as Entry;
    const body = { strength: "Explains his steps in two languages" };
    const second = await alvarez.send("POST", path, {
      kind: "narrative",
      body,
      supersedes: first.id,
      reason: "I forgot half of it",
    });
    expect(second.json()).toMatchObject({ supersedes: first.id, reason: "I forgot half of it" });
    expect(
      (await alvarez.send("POST", path, { kind: "narrative", body, supersedes: first.id, reason: "again" })).statusCode,
    ).toBe(409);
    expect(
      (
        await hale.send("POST", path, {
          kind: "narrative",
          body,
          supersedes: (second.json() as Entry).id,
          reason: "not mine",
        })
      ).statusCode,
    ).toBe(409);
    expect((await entriesOf(rosa, mateo, "&past=true")).map(({ id }) => id)).toContain(first.id);
    expect(await entriesOf(alvarez, mateo, "&past=true")).toEqual([]);
  });

  it("stores nothing of what Daypack refuses, and says how to mend it", async () => {
    const answer = await district.as.alvarez.send("POST", `/learners/${mateo}/entries`, {
      kind: "narrative",
      body: { strength: "His number is 123-45-6789" },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ type: "/problems/entry-refused" });
    expect(answer.body).not.toContain("123-45");
    for (const body of [{ strength: "x", ssn: "1" }, { strength: 1 }, {}, null, []]) {
      expect(
        (await district.as.alvarez.send("POST", `/learners/${mateo}/entries`, { kind: "narrative", body })).statusCode,
      ).toBe(422);
    }
  });

  it("records a whole class at once, all or none", async () => {
    const { alvarez } = district.as;
    const wrong = await alvarez.send("POST", `/classes/${district.classIds.p3}/evidence`, {
      competencyId: newId(),
      results: [{ learnerId: mateo, level: "met" }],
    });
    expect(wrong.json()).toMatchObject({ type: "/problems/competency-unknown" });
  });

  it("marks a restricted note so that the named team reads it and nobody else", async () => {
    const { boone, alvarez, rosa, ito } = district.as;
    const made = await boone.send("POST", `/learners/${mateo}/entries`, {
      kind: "restricted-note",
      body: { text: "For the team alone" },
    });
    expect(made.json()).toMatchObject({ restricted: true });
    expect(await kindsOf(boone, mateo)).toContain("restricted-note");
    for (const caller of [alvarez, rosa, ito, district.as.mateo])
      expect(JSON.stringify((await caller.get(`/learners/${mateo}/export`)).json())).not.toMatch(
        /For the team alone|Only for the case|restricted-note/,
      );
  });
});
