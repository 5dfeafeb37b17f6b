import { beforeAll, describe, expect, it } from "vitest";
import { addDays } from "../kernel/date.ts";
import { newId } from "../kernel/id.ts";
import { cursorOf } from "../kernel/page.ts";
import { type Caller, type District, importFacts, openDistrict } from "../server/district.testing.ts";
import { statement } from "../store/statement.ts";
import type { AccessRow, AccessWeek, AccessWhy } from "./access.ts";

let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

const logOf = async (caller: Caller, query = "?limit=500", learnerId = mateo) =>
  ((await caller.get(`/learners/${learnerId}/access${query}`)).json() as { items: AccessRow[] }).items;
const lastOf = async (subjectId: string, learnerId = mateo) =>
  (await logOf(district.as.ito, "?limit=500", learnerId)).find(({ who }) => who.subjectId === subjectId);
const lines = async () =>
  (
    await district.store.work.rows(
      statement<{ count: number }>("test.lines", "select count(*) as count from base.access_log"),
    )
  )[0]?.count ?? 0;
const levelsIn = (row: AccessRow | undefined) =>
  Object.fromEntries((row?.read ?? []).map(({ slice, level }) => [slice, level]));
const choose = (caller: Caller, category: string, level: string) =>
  caller.send("PUT", `/learners/${mateo}/choices/teacher/${category}`, { level });

describe("who looked", () => {
  it("says of every way of looking what was opened and how far, each in one line a learner", async () => {
    const { alvarez } = district.as;
    const looks: [path: string, what: string, opened: object][] = [
      [`/learners/${mateo}`, "learner.cover", { name: "status" }],
      ["/learners?name=mateo", "learners.search", { name: "status" }],
      ["/learners", "learners.list", { name: "status" }],
      ["/learners?sourceId=mateo", "learners.by-id", { name: "status", identity: "summary" }],
      [`/learners/${mateo}/entries?kind=attendance`, "learner.entries", { attendance: "detail" }],
      [`/learners/${mateo}/holdings`, "learner.holdings", { attendance: "detail", works: "detail" }],
      [`/learners/${mateo}/digests`, "learner.digests", { own: "summary", reach: undefined, incidents: undefined }],
      [`/learners/${mateo}/backpack`, "learner.backpack", { grades: "detail", own: "summary" }],
      [`/learners/${mateo}/export`, "learner.export", { grades: "detail", own: "summary" }],
      [`/classes/${district.classIds.p3}/day-one`, "class.day-one", { accommodations: "summary", grades: undefined }],
    ];
    for (const [path, what, opened] of looks) {
      const before = (await logOf(district.as.ito)).length;
      expect((await alvarez.get(path)).statusCode).toBe(200);
      const last = await lastOf(alvarez.subjectId);
      expect(last).toMatchObject({ what, purpose: "teaching", channel: what === "learner.export" ? "export" : "api" });
      expect(levelsIn(last)).toMatchObject(
        Object.fromEntries(Object.entries(opened).filter(([, level]) => level !== undefined)),
      );
      for (const [slice, level] of Object.entries(opened))
        if (level === undefined) expect(levelsIn(last)).not.toHaveProperty(slice);
      expect((await logOf(district.as.ito)).length).toBe(before + 1);
    }
    // A page about a class is a look at each of its learners.
    expect((await lastOf(alvarez.subjectId, district.ids.nora))?.what).toBe("class.day-one");
  });

  it("has no line for who was shown nothing, and none about learners who were not in the answer", async () => {
    const { alvarez, samira, luis } = district.as;
    const before = await lines();
    for (const caller of [alvarez, samira]) {
      await caller.get(`/learners/${district.ids.lucia}`);
      await caller.get(`/learners/${district.ids.lucia}/export`);
      await caller.get("/learners?name=luc");
      await caller.get(`/classes/${district.classIds.art}/day-one`);
    }
    await luis.get("/learners?name=nobody");
    await alvarez.get(`/learners/${mateo}/entries?kind=incident`);
    expect(await lines()).toBe(before);
  });

  it("names the screen, paper or file by which it went, and takes no other word for it", async () => {
    const { alvarez } = district.as;
    const signIn = await district.app.inject({
      method: "POST",
      url: "/api/v1/session",
      payload: { email: "alvarez@riverton.test", password: "a long enough password" },
    });
    const cookie = String(signIn.headers["set-cookie"]).split(";")[0] ?? "";
    for (const [said, written] of [
      ["screen", "screen"],
      ["print", "print"],
      ["sync", "api"],
      ["preview", "api"], // a family's own "see as", and nobody else's word for a look
      ["export", "api"],
      ["'; drop table base.access_log; --", "api"],
    ] as const) {
      await district.app.inject({
        url: `/api/v1/learners/${mateo}`,
        headers: { cookie, "x-daypack-channel": said },
      });
      expect((await lastOf(alvarez.subjectId))?.channel).toBe(written);
    }
  });

  it("is read by the family and the registrar, page by page without a line lost, and by nobody who looked", async () => {
    const { alvarez, hale, boone, rosa, ito, mateo: self, samira } = district.as;
    for (const caller of [hale, boone, alvarez, ito]) await caller.get(`/learners/${mateo}/digests`);
    for (const caller of [alvarez, hale, boone])
      expect((await caller.get(`/learners/${mateo}/access`)).statusCode).toBe(403);
    expect((await samira.get(`/learners/${mateo}/access`)).statusCode).toBe(404);
    for (const caller of [rosa, self, ito]) {
      const whole = await logOf(caller);
      const paged: AccessRow[] = [];
      for (let cursor = ""; ; ) {
        const answer = (
          await caller.get(`/learners/${mateo}/access?limit=3${cursor && `&cursor=${cursor}`}`)
        ).json() as { items: AccessRow[]; next?: string };
        paged.push(...answer.items);
        if (!answer.next) break;
        cursor = answer.next;
      }
      expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    }
    const school = await logOf(rosa, "?who=school&limit=500");
    expect(new Set(school.map(({ who }) => who.capacity))).toEqual(new Set(["teacher", "support", "registrar"]));
    expect(await logOf(rosa, "?who=outside&limit=500")).toEqual([]);
  });

  it("tells no guardian that, when or how often the other looked", async () => {
    const { rosa, luis, ito, mateo: self } = district.as;
    await luis.get(`/learners/${mateo}/backpack`);
    await luis.get(`/learners/${mateo}/see-as/teacher`);
    const ofLuis = async (caller: Caller) =>
      (await logOf(caller)).filter(({ who }) => who.subjectId === luis.subjectId).length;
    expect(await ofLuis(rosa)).toBe(0);
    expect(await ofLuis(luis)).toBeGreaterThan(1);
    expect(await ofLuis(ito)).toBeGreaterThan(1);
    expect(await ofLuis(self)).toBeGreaterThan(1);
    const why = (subjectId: string) => rosa.get(`/learners/${mateo}/access/${subjectId}/why`);
    const [theirs, nobodys] = [await why(luis.subjectId), await why("019b0000-0000-7000-8000-000000000000")];
    expect([theirs.statusCode, theirs.body]).toEqual([nobodys.statusCode, nobodys.body]);
    expect((await rosa.get(`/learners/${mateo}/export`)).body).not.toContain(
      `"subjectId":"${luis.subjectId}","capacity":"guardian","isYou"`,
    );
  });
});

describe("who looked, by person and week", () => {
  const weeksOf = async (caller: Caller, query = "?limit=500") =>
    ((await caller.get(`/learners/${mateo}/access/weeks${query}`)).json() as { items: AccessWeek[] }).items;
  const mondayOf = (at: string) => {
    const day = at.slice(0, 10);
    return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  };

  it("counts every look of the log once, with what, how, and first and last time", async () => {
    const { rosa, ito, mateo: self } = district.as;
    for (const caller of [rosa, ito, self]) {
      const [log, weeks] = [await logOf(caller), await weeksOf(caller)];
      expect(weeks.reduce((sum, { looks }) => sum + looks, 0)).toBe(log.length);
      for (const each of weeks) {
        const own = log.filter(
          ({ who, at, purpose }) =>
            who.subjectId === each.who.subjectId && purpose === each.purpose && mondayOf(at) === each.week,
        );
        expect(own).toHaveLength(each.looks);
        expect([each.firstAt, each.lastAt]).toEqual([own.at(-1)?.at, own[0]?.at]);
        expect(each.lastLookId).toBe(own[0]?.id);
        expect(new Set(each.acts)).toEqual(new Set(own.map(({ what }) => what)));
        expect(new Set(each.read.map(({ slice }) => slice))).toEqual(
          new Set(own.flatMap(({ read }) => read.map(({ slice }) => slice))),
        );
        const opened = await logOf(caller, `?limit=500&subjectId=${each.who.subjectId}&week=${each.week}`);
        expect(opened.filter(({ purpose }) => purpose === each.purpose).map(({ id }) => id)).toEqual(
          own.map(({ id }) => id),
        );
      }
    }
  });

  it("begins a week on the district's Monday, and comes page by page without a line lost", async () => {
    const { work } = district.store;
    const { alvarez, rosa } = district.as;
    // Sunday and Monday of Chicago around one midnight, and the Sunday on which the clocks went back.
    const moments = ["2026-11-16T05:59:00Z", "2026-11-16T06:00:00Z", "2026-11-02T05:30:00Z", "2026-11-02T06:30:00Z"];
    for (const at of moments)
      await work.rows(
        statement(
          "test.look-at",
          `insert into base.access_log (learner_id, id, at, subject_id, purpose, what, channel, status_slices, summary_slices, detail_slices)
          values ($1, $2, $3, $4, 'teaching', 'learner.backpack', 'screen', 0, 0, 1)`,
        ),
        [mateo, newId(), at, alvarez.subjectId],
      );
    const zone = statement("test.zone", "update base.installation set time_zone = $1");
    await work.rows(zone, ["America/Chicago"]);
    const whole = await weeksOf(rosa, "?who=school&limit=500");
    const counted = (week: string) =>
      whole.find((each) => each.week === week && each.who.subjectId === alvarez.subjectId)?.looks;
    expect(["2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16"].map(counted)).toEqual([
      1,
      1,
      1,
      expect.any(Number),
    ]);
    const paged: AccessWeek[] = [];
    for (let cursor = ""; ; ) {
      const query = `?who=school&limit=2${cursor && `&cursor=${cursor}`}`;
      const page = (await rosa.get(`/learners/${mateo}/access/weeks${query}`)).json() as {
        items: AccessWeek[];
        next?: string;
      };
      paged.push(...page.items);
      if (!page.next) break;
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
    await work.rows(zone, ["UTC"]);
  });

  it("is for the family and the registrar, and tells no guardian of the other", async () => {
    const { alvarez, rosa, luis, samira } = district.as;
    const [teacher, stranger] = [alvarez, samira].map((each) => each.get(`/learners/${mateo}/access/weeks`));
    expect([(await teacher)?.statusCode, (await stranger)?.statusCode]).toEqual([403, 404]);
    expect((await weeksOf(rosa)).filter(({ who }) => who.subjectId === luis.subjectId)).toEqual([]);
    expect(
      (await rosa.get(`/learners/${mateo}/access/weeks?cursor=${cursorOf(["no date", newId()])}`)).statusCode,
    ).toBe(400);
  });
});

describe("why could they?", () => {
  const whyOf = async (look: AccessRow | undefined, asker = district.as.rosa) => {
    const answer = await asker.get(
      `/learners/${mateo}/access/${look?.who.subjectId}/why${look ? `?look=${look.id}` : ""}`,
    );
    expect(answer.statusCode).toBe(200);
    return answer.json() as AccessWhy;
  };
  const opened = ({ rules }: AccessWhy, slice: string) =>
    rules.flatMap(({ rule, opens }) =>
      opens.filter((each) => each.slice === slice).map(({ level }) => `${level} by ${rule}`),
    );
  const lookNow = async (caller: Caller) => {
    await caller.get(`/learners/${mateo}/digests`);
    return lastOf(caller.subjectId);
  };

  it("answers with the reasons of that moment, whatever was chosen since", async () => {
    const { rosa, alvarez } = district.as;
    const first = await lookNow(alvarez);
    await choose(rosa, "recognitions", "detail");
    const second = await lookNow(alvarez);
    await choose(rosa, "recognitions", "hidden");
    await choose(rosa, "voice", "hidden");
    const third = await lookNow(alvarez);
    expect(opened(await whyOf(first), "recognitions")).toEqual(["summary by teacher.family"]);
    expect(opened(await whyOf(second), "recognitions")).toEqual(["detail by choice.guardian"]);
    expect(opened(await whyOf(second), "own")).toEqual(["summary by teacher.family"]);
    expect([opened(await whyOf(third), "recognitions"), opened(await whyOf(third), "own")]).toEqual([[], []]);
    expect(opened(await whyOf(first), "grades")).toEqual(["detail by teacher.duty"]);
  });

  it("answers for who has left since, and says that nothing is open to them any more", async () => {
    const { alvarez } = district.as;
    const look = await lookNow(alvarez);
    await importFacts(district.store, [
      {
        row: "seat/1",
        fact: { noun: "enrollment", key: "p3-mateo", learner: "mateo", class: "p3", endsOn: "2026-11-20" },
      },
    ]);
    expect(await whyOf(look)).toMatchObject({ hasTie: true, isStill: true, on: "2026-11-20" });
    await district.turnTo("2026-11-21");
    const after = await whyOf(look);
    expect(after).toMatchObject({ hasTie: true, isStill: false });
    expect(opened(after, "grades")).toEqual(["detail by teacher.duty"]);
    const today = (
      await district.as.rosa.get(`/learners/${mateo}/access/${alvarez.subjectId}/why`)
    ).json() as AccessWhy;
    expect(today).toMatchObject({ hasTie: false, isStill: false, on: "2026-11-21", rules: [] });
  });

  it("is asked about a look of that person at that learner, and no other", async () => {
    const { rosa, hale, boone, samira } = district.as;
    const look = await lookNow(hale);
    for (const [learnerId, subjectId, asker, status] of [
      [mateo, boone.subjectId, rosa, 404],
      [mateo, hale.subjectId, hale, 403],
      [mateo, hale.subjectId, samira, 404],
      [district.ids.lucia, hale.subjectId, rosa, 404],
    ] as const) {
      const answer = await asker.get(`/learners/${learnerId}/access/${subjectId}/why?look=${look?.id}`);
      expect(answer.statusCode).toBe(status);
    }
  });
});
