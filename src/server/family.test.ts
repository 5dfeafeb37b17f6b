import { beforeAll, describe, expect, it } from "vitest";
import { addAgreement } from "../privacy/agreement.job.ts";
import { shippedPack } from "../privacy/pack.ts";
import { type Caller, type District, openDistrict } from "./district.testing.ts";
import { digestsOf, entriesOf, itemsOf, kindsOf } from "./reading.testing.ts";

let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
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
    const log = await itemsOf<{ who: { capacity: string; isYou: boolean } }>(
      luis,
      `/learners/${mateo}/access?limit=200`,
    );
    expect(log.filter(({ who }) => who.capacity === "guardian" && !who.isYou)).toEqual([]);
  });

  it("keeps a work out of every summary, and lets it count again", async () => {
    const { rosa, hale } = district.as;
    const bridge = (await entriesOf(rosa, mateo, "&kind=work")).find(({ body }) =>
      (body as { title: string }).title.startsWith("A bridge"),
    );
    const shown = async () => /A bridge that held/.test(JSON.stringify(await digestsOf(hale, mateo)));
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
    const [last] = await itemsOf<Record<string, unknown>>(
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
    const sees = async (caller: Caller) => /Teamwork award/.test(JSON.stringify(await digestsOf(caller, mateo)));
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
    expect(JSON.stringify(await digestsOf(alvarez, mateo))).not.toContain("Teamwork award");
    const end = `/learners/${mateo}/conflicts/teacher/recognitions/end`;
    expect((await rosa.send("POST", end, { note: "we agree" })).statusCode).toBe(403);
    expect((await alvarez.send("POST", end, { note: "we agree" })).statusCode).toBe(403);
    expect((await ito.send("POST", end, { note: "Spoke with both" })).statusCode).toBe(204);
    expect(await level()).toMatchObject({ level: "detail" });
    expect(await kindsOf(alvarez, mateo)).toContain("recognition");
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
      await ito.send("POST", `/learners/${mateo}/entries`, { kind: "goal", body: {}, observedOn: "0000-01-01" }),
      await rosa.send("PUT", `/learners/${mateo}/choices/teacher/voice`, { level: "hidden", until: "0000-12-31" }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 422, 400, 400]);
  });

  it("tries a ready-made set on as a list of changes before anything changes", async () => {
    const { rosa } = district.as;
    const presets = await itemsOf<{ preset: string; changes: object[] }>(rosa, `/learners/${mateo}/presets`);
    const team = presets.find(({ preset }) => preset === "school-team");
    expect(team?.changes).toContainEqual({ target: "teacher", category: "portfolio", from: "summary", to: "detail" });
    expect((await rosa.send("POST", `/learners/${mateo}/presets/school-team`)).json()).toEqual({
      changes: team?.changes,
    });
    expect(
      (await itemsOf<{ preset: string; changes: object[] }>(rosa, `/learners/${mateo}/presets`)).find(
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
    const [last] = await itemsOf<{ channel: string }>(rosa, `/learners/${mateo}/access?limit=1`);
    expect(last?.channel).toBe("preview");
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
    expect(await itemsOf(luis, "/learners")).toEqual([]);
    for (const path of ["", "/digests", "/entries", "/choices", "/access", "/export", "/family"])
      expect((await luis.get(`/learners/${mateo}${path}`)).statusCode).toBe(404);
    expect(JSON.stringify((await rosa.get(`/learners/${mateo}/choices`)).json())).not.toContain(luis.subjectId);
    const { id } = made.json() as { id: string };
    expect((await ito.send("POST", `/learners/${mateo}/court-documents/${id}/lift`)).statusCode).toBe(404);
    expect((await luis.get(`/learners/${mateo}`)).statusCode).toBe(404);
  });
});
