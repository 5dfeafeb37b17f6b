import { beforeAll, describe, expect, it } from "vitest";
import type { Entry } from "../entry/entry.ts";
import { newId } from "../kernel/id.ts";
import { addAgreement } from "../privacy/agreement.job.ts";
import { shippedPack } from "../privacy/pack.ts";
import { type Caller, type District, openDistrict } from "./district.testing.ts";

let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

const items = async <T>(caller: Caller, path: string): Promise<T[]> =>
  ((await caller.get(path)).json() as { items: T[] }).items;
const entriesOf = (caller: Caller, learnerId = mateo, query = "") =>
  items<Entry>(caller, `/learners/${learnerId}/entries?limit=200${query}`);
const kindsOf = async (caller: Caller) => [...new Set((await entriesOf(caller)).map(({ kind }) => kind))].sort();
const digestsOf = (caller: Caller) =>
  items<{ slice: string; status: object; summary?: Record<string, { value: unknown }> }>(
    caller,
    `/learners/${mateo}/digests`,
  );

describe("a teacher", () => {
  it("reads what the class needs: not behavior, plans, households or restricted notes", async () => {
    const { alvarez } = district.as;
    expect(await kindsOf(alvarez)).toEqual(["accommodation", "attendance", "course-grade", "enrollment", "work"]);
    const works = await entriesOf(alvarez, mateo, "&kind=work");
    expect(works.map(({ body }) => (body as { title: string }).title)).toEqual(["Slope poster"]);
    const summaries = await digestsOf(alvarez);
    expect(summaries.map(({ slice }) => slice)).not.toContain("household");
    expect(JSON.stringify(summaries)).toContain("A bridge that held 40 pounds");
    expect(JSON.stringify(summaries)).not.toContain("Only for the case");
  });

  it("reads back the narrative that is the own, in detail", async () => {
    expect(await kindsOf(district.as.hale)).toContain("narrative");
    expect(await kindsOf(district.as.alvarez)).not.toContain("narrative");
  });

  it("has no tie to a learner of another class or school", async () => {
    expect((await district.as.alvarez.get(`/learners/${district.ids.lucia}`)).statusCode).toBe(404);
    expect((await items<{ name: string }>(district.as.alvarez, "/learners")).map(({ name }) => name)).toEqual([
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
    expect(await items(alvarez, "/learners?name=luc")).toEqual([]);
    expect(await items(alvarez, "/learners?sourceId=lucia")).toEqual([]);
    expect(await items(alvarez, "/learners?sourceId=riverton:mateo")).toMatchObject([
      { id: mateo, name: "Mateo Rivera" },
    ]);
    expect(await items(alvarez, "/learners?name=riv")).toHaveLength(1);
    expect(await items(alvarez, "/learners?name=MATÉO")).toHaveLength(1);
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

describe("a family", () => {
  it("decides, and the teacher's answer changes at once, in entries, summaries, day one and export", async () => {
    const { rosa, alvarez } = district.as;
    const seen = async () => {
      const answers = await Promise.all([
        alvarez.get(`/learners/${mateo}/digests`),
        alvarez.get(`/learners/${mateo}/export`),
        alvarez.get(`/classes/${district.classIds.p3}/day-one`),
      ]);
      return answers.map(({ body }) => /Keeps trying/.test(body));
    };
    expect(await seen()).toEqual([true, true, true]);
    const answer = await rosa.send("PUT", `/learners/${mateo}/choices/teacher/voice`, { level: "hidden" });
    expect(answer.json()).toMatchObject({
      target: "teacher",
      cells: [{ category: "voice", level: "hidden", lock: "family", mine: "hidden" }],
    });
    expect(await seen()).toEqual([false, false, false]);
    const back = await rosa.send("DELETE", `/learners/${mateo}/choices/teacher/voice`);
    expect(back.json()).toMatchObject({ cells: [{ category: "voice", level: "summary" }] });
    expect(await seen()).toEqual([true, true, true]);
  });

  it("cannot narrow what the school needs nor widen past what it allows, and nothing is stored then", async () => {
    const { rosa } = district.as;
    for (const [target, category, level] of [
      ["teacher", "grades", "hidden"],
      ["teacher", "behavior", "detail"],
      ["classmate", "voice", "detail"],
      ["guardian", "grades", "hidden"],
      ["nobody", "grades", "hidden"],
    ] as const) {
      expect((await rosa.send("PUT", `/learners/${mateo}/choices/${target}/${category}`, { level })).statusCode).toBe(
        422,
      );
    }
    const { columns } = (await rosa.get(`/learners/${mateo}/choices`)).json() as {
      columns: { cells: { mine?: string }[] }[];
    };
    expect(columns.flatMap(({ cells }) => cells).filter(({ mine }) => mine)).toEqual([]);
  });

  it("of one household reads nothing of the other's contacts, texts or looks", async () => {
    const { rosa, luis } = district.as;
    const everything = async (caller: Caller) =>
      JSON.stringify(
        await Promise.all(
          ["digests", "entries?limit=200", "export", "choices", "access?limit=200", "family"].map(
            async (path) => (await caller.get(`/learners/${mateo}/${path}`)).body,
          ),
        ),
      );
    const [ofRosa, ofLuis] = [await everything(rosa), await everything(luis)];
    expect(ofRosa).toContain("555-rosa");
    expect(ofRosa).not.toContain("555-luis");
    expect(ofLuis).toContain("555-luis");
    expect(ofLuis).not.toMatch(/555-rosa|radios with his grandfather/);
    expect(ofRosa).toContain("radios with his grandfather");
    const log = await items<{ who: { capacity: string; isYou: boolean } }>(luis, `/learners/${mateo}/access?limit=200`);
    expect(log.filter(({ who }) => who.capacity === "guardian" && !who.isYou)).toEqual([]);
  });

  it("keeps a work out of every summary, and lets it count again", async () => {
    const { rosa, hale } = district.as;
    const bridge = (await entriesOf(rosa, mateo, "&kind=work")).find(({ body }) =>
      (body as { title: string }).title.startsWith("A bridge"),
    );
    const shown = async () => /A bridge that held/.test(JSON.stringify(await digestsOf(hale)));
    expect(await shown()).toBe(true);
    expect(
      (await rosa.send("PUT", `/learners/${mateo}/entries/${bridge?.id}/mark`, { detailOnly: true })).statusCode,
    ).toBe(204);
    expect(await shown()).toBe(false);
    expect(
      (await rosa.send("PUT", `/learners/${mateo}/entries/${bridge?.id}/mark`, { detailOnly: false })).statusCode,
    ).toBe(204);
    expect(await shown()).toBe(true);
    const grade = (await entriesOf(rosa, mateo, "&kind=course-grade"))[0];
    expect(
      (await rosa.send("PUT", `/learners/${mateo}/entries/${grade?.id}/mark`, { detailOnly: true })).statusCode,
    ).toBe(404);
    expect(
      (await district.as.samira.send("PUT", `/learners/${mateo}/entries/${bridge?.id}/mark`, { detailOnly: true }))
        .statusCode,
    ).toBe(404);
  });

  it("sees who looked, in which hat, at what and why", async () => {
    await district.as.alvarez.get(`/learners/${mateo}/digests`);
    const [last] = await items<Record<string, unknown>>(
      district.as.rosa,
      `/learners/${mateo}/access?who=school&limit=1`,
    );
    expect(last).toMatchObject({
      who: { capacity: "teacher", name: "Maria Alvarez", organization: "Lincoln Middle School", isYou: false },
      purpose: "teaching",
      classes: ["Algebra 1, Period 3"],
      what: "learner.digests",
      channel: "api",
    });
    expect(JSON.stringify(last)).toContain('"slice":"accommodations"');
  });

  it("shows one teacher less than the others", async () => {
    const { rosa, alvarez, hale } = district.as;
    const sees = async (caller: Caller) => /Teamwork award/.test(JSON.stringify(await digestsOf(caller)));
    expect(
      (await rosa.send("PUT", `/learners/${mateo}/overrides/${hale.subjectId}/recognitions`, { level: "hidden" }))
        .statusCode,
    ).toBe(204);
    expect([await sees(alvarez), await sees(hale)]).toEqual([true, false]);
    expect((await rosa.send("DELETE", `/learners/${mateo}/overrides/${hale.subjectId}/recognitions`)).statusCode).toBe(
      204,
    );
    expect(await sees(hale)).toBe(true);
  });

  it("in conflict is paused at the narrowest until the registrar's note", async () => {
    const { rosa, luis, alvarez, ito } = district.as;
    const path = `/learners/${mateo}/choices/teacher/recognitions`;
    const level = async () => {
      const { columns } = (await rosa.get(`/learners/${mateo}/choices`)).json() as {
        columns: { target: string; cells: { category: string; level: string; paused?: object }[] }[];
      };
      return columns
        .find(({ target }) => target === "teacher")
        ?.cells.find(({ category }) => category === "recognitions");
    };
    await rosa.send("PUT", path, { level: "detail" });
    await luis.send("PUT", path, { level: "hidden" });
    await luis.send("DELETE", path);
    expect(await level()).toMatchObject({ level: "hidden", paused: {} });
    expect(JSON.stringify(await digestsOf(alvarez))).not.toContain("Teamwork award");
    const end = `/learners/${mateo}/conflicts/teacher/recognitions/end`;
    expect((await rosa.send("POST", end, { note: "we agree" })).statusCode).toBe(403);
    expect((await alvarez.send("POST", end, { note: "we agree" })).statusCode).toBe(403);
    expect((await ito.send("POST", end, { note: "Spoke with both" })).statusCode).toBe(204);
    expect(await level()).toMatchObject({ level: "detail" });
    expect(await kindsOf(alvarez)).toContain("recognition");
    await rosa.send("DELETE", path);
  });

  it("tells nobody who ends conflicts whether another family has a helper", async () => {
    const { agreementId } = await addAgreement(district.store.work, shippedPack, {
      kind: "helper",
      name: "A tutor",
      purpose: "Reading",
      slices: [],
      startsOn: "2026-09-01",
      learnerIds: [district.ids.nora],
    });
    const end = (target: string) =>
      district.as.ito.send("POST", `/learners/${mateo}/conflicts/${target}/voice/end`, { note: "Spoke with both" });
    const [another, nobodys] = [await end(agreementId), await end("019b0000-0000-7000-8000-000000000000")];
    expect([another.statusCode, another.body]).toEqual([422, nobodys.body]);
  });

  it("takes no date of a year that the database does not have, in a rule or in an entry", async () => {
    const { ito, rosa } = district.as;
    const { guardianships } = (await ito.get(`/learners/${mateo}/family`)).json() as {
      guardianships: { id: string }[];
    };
    const body = { given: "Mateo", bornOn: "0000-01-01" };
    const answers = [
      await ito.send("PUT", `/learners/${mateo}/guardianships/${guardianships[0]?.id}`, { endsOn: "0000-01-01" }),
      await ito.send("POST", `/learners/${mateo}/entries`, { kind: "identity", body }),
      await rosa.send("PUT", `/learners/${mateo}/choices/teacher/voice`, { level: "hidden", until: "0000-12-31" }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 422, 400]);
  });

  it("tries a ready-made set on as a list of changes before anything changes", async () => {
    const { rosa } = district.as;
    const presets = await items<{ preset: string; changes: object[] }>(rosa, `/learners/${mateo}/presets`);
    const team = presets.find(({ preset }) => preset === "school-team");
    expect(team?.changes).toContainEqual({ target: "teacher", category: "portfolio", from: "summary", to: "detail" });
    expect((await rosa.send("POST", `/learners/${mateo}/presets/school-team`)).json()).toEqual({
      changes: team?.changes,
    });
    expect(
      (await items<{ preset: string; changes: object[] }>(rosa, `/learners/${mateo}/presets`)).find(
        ({ preset }) => preset === "school-team",
      )?.changes,
    ).toEqual([]);
    expect((await rosa.send("DELETE", `/learners/${mateo}/choices`)).statusCode).toBe(204);
  });

  it("sees as a teacher sees, and that is logged as a preview", async () => {
    const { rosa } = district.as;
    const preview = (await rosa.get(`/learners/${mateo}/see-as/teacher`)).json() as {
      digests: { slice: string }[];
      entries: { kind: string }[];
    };
    expect([...new Set(preview.entries.map(({ kind }) => kind))].sort()).toEqual([
      "accommodation",
      "attendance",
      "course-grade",
      "enrollment",
      "work",
    ]);
    expect(preview.digests.map(({ slice }) => slice)).not.toContain("incidents");
    const [last] = await items<{ channel: string }>(rosa, `/learners/${mateo}/access?limit=1`);
    expect(last?.channel).toBe("preview");
  });
});

describe("a learner", () => {
  it("under age shows less of own words and work, never more, and nothing of the school's", async () => {
    const { mateo: self, alvarez } = district.as;
    const path = (category: string) => `/learners/${mateo}/choices/teacher/${category}`;
    expect((await self.send("PUT", path("portfolio"), { level: "detail" })).statusCode).toBe(422);
    expect((await self.send("PUT", path("recognitions"), { level: "hidden" })).statusCode).toBe(422);
    expect((await self.send("PUT", path("portfolio"), { level: "hidden" })).statusCode).toBe(200);
    expect(JSON.stringify(await digestsOf(alvarez))).not.toContain("A bridge that held");
    expect(await kindsOf(alvarez)).toContain("work"); // made for her own class
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
    expect(await kindsOf(boone)).toContain("restricted-note");
    for (const caller of [alvarez, rosa, ito, district.as.mateo])
      expect(JSON.stringify((await caller.get(`/learners/${mateo}/export`)).json())).not.toMatch(
        /For the team alone|Only for the case|restricted-note/,
      );
  });
});

describe("a court document", () => {
  it("keeps an adult from everything at once, also in a session that is open, and only a second person lifts it", async () => {
    const { luis, ito, rosa } = district.as;
    expect((await luis.get(`/learners/${mateo}`)).statusCode).toBe(200);
    const { guardianships } = (await ito.get(`/learners/${mateo}/family`)).json() as {
      guardianships: { guardianId: string }[];
    };
    const own = ((await luis.get(`/learners/${mateo}/family`)).json() as { guardianships: { guardianId: string }[] })
      .guardianships;
    expect([guardianships.length, own.length]).toEqual([2, 1]);
    const document = { guardianId: own[0]?.guardianId, kind: "no-access", effectiveOn: "2026-11-01" };
    expect((await rosa.send("POST", `/learners/${mateo}/court-documents`, document)).statusCode).toBe(403);
    const made = await ito.send("POST", `/learners/${mateo}/court-documents`, document);
    expect(made.statusCode).toBe(201);
    expect(await items(luis, "/learners")).toEqual([]);
    for (const path of ["", "/digests", "/entries", "/choices", "/access", "/export", "/family"])
      expect((await luis.get(`/learners/${mateo}${path}`)).statusCode).toBe(404);
    expect(JSON.stringify((await rosa.get(`/learners/${mateo}/choices`)).json())).not.toContain(luis.subjectId);
    const { id } = made.json() as { id: string };
    expect((await ito.send("POST", `/learners/${mateo}/court-documents/${id}/lift`)).statusCode).toBe(404);
    expect((await luis.get(`/learners/${mateo}`)).statusCode).toBe(404);
  });
});
