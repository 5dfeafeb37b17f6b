import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "../kernel/id.ts";
import { type Caller, type District, importFacts, openDistrict } from "../server/district.testing.ts";
import { statement } from "../store/statement.ts";
import { watchLooks } from "./unusual.job.ts";
import type { UnusualFinding } from "./unusual.ts";

let district: District;
let leader: Caller;
beforeEach(async () => {
  district = await openDistrict();
  await importFacts(district.store, [
    { row: "row/1", fact: { noun: "staff", key: "kim", given: "Kim", family: "Park" } },
  ]);
  leader = await district.join("kim", "leader@lincoln");
});

const insert = statement(
  "test.look",
  `insert into base.access_log (learner_id, id, at, subject_id, purpose, what, channel, status_slices, summary_slices, detail_slices)
  select $1, $2, $3::timestamptz - make_interval(days => k.ahead), $4, $5, 'learner.backpack', 'screen', 0, 0, 1 from base.clock k`,
);
/** A look as the log has it, at an instant of the school's calendar. */
const look = (who: { subjectId: string }, learner: string, at: string, purpose = "teaching") =>
  district.store.work.rows(insert, [learner, newId(), at, who.subjectId, purpose]);
const schoolDay = statement(
  "test.school-day",
  "insert into base.school_day (organization_id, on_date, in_session) values ($1, $2, $3)",
);
const place = statement<{ id: string }>(
  "test.place",
  "select id from base.source_key where noun = 'organization' and key = $1",
);
const schoolOf = async (key: string) => (await district.store.work.rows(place, [key]))[0]?.id ?? "";
const findings = async (caller: Caller = leader) =>
  ((await caller.get("/unusual")).json() as { items: UnusualFinding[] }).items;
const brief = (all: readonly UnusualFinding[]) => all.map(({ code, name, on, learners }) => [code, name, on, learners]);

describe("unusual access", () => {
  it("is not what a teacher does with the own class by day", async () => {
    await look(district.as.alvarez, district.ids.mateo, "2026-11-19T10:00:00Z");
    await look(district.as.ito, district.ids.grace, "2026-11-19T10:00:00Z", "keeping-the-record");
    await watchLooks(district.store);
    expect(await findings()).toEqual([]);
  });

  it("is a look at somebody whom the roster never put before that teacher, and one after the class was left", async () => {
    await look(district.as.alvarez, district.ids.grace, "2026-11-19T10:00:00Z");
    await importFacts(district.store, [
      {
        row: "enrollment/p3-nora",
        fact: { noun: "enrollment", key: "p3-nora", learner: "nora", class: "p3", endsOn: "2026-11-10" },
      },
    ]);
    await look(district.as.alvarez, district.ids.nora, "2026-11-19T10:05:00Z");
    await watchLooks(district.store);
    expect(brief(await findings()).sort()).toEqual([
      ["after-exit", "Maria Alvarez", "2026-11-19", 1],
      ["no-relation", "Maria Alvarez", "2026-11-19", 1],
    ]);
  });

  it("is many at night, and any look by an exception", async () => {
    for (let n = 0; n < 10; n += 1) await look(district.as.hale, district.ids.mateo, `2026-11-19T23:0${n}:00Z`);
    await look(district.as.boone, district.ids.mateo, "2026-11-19T12:00:00Z", "exception.emergency");
    await watchLooks(district.store);
    expect(brief(await findings()).sort()).toEqual([
      ["exception", "Jim Boone", "2026-11-19", 1],
      ["off-hours", "Tom Hale", "2026-11-19", 1],
    ]);
  });

  it("is many on a weekend or on a holiday of the school's calendar, by day as well, unless an administrator says otherwise", async () => {
    const lincoln = await schoolOf("lincoln");
    const inSession = [
      "2026-11-09",
      "2026-11-10",
      "2026-11-12",
      "2026-11-13",
      "2026-11-16",
      "2026-11-17",
      "2026-11-18",
    ];
    for (const day of inSession) await district.store.work.rows(schoolDay, [lincoln, day, true]);
    const many = async (who: { subjectId: string }, day: string) => {
      for (let n = 0; n < 10; n += 1) await look(who, district.ids.mateo, `${day}T11:0${n}:00Z`);
    };
    const { hale } = district.as;
    for (const day of ["2026-11-11", "2026-11-12", "2026-11-14"]) await many(hale, day); // a holiday, a Thursday, a Saturday
    await watchLooks(district.store);
    expect(brief(await findings()).sort()).toEqual([
      ["off-hours", "Tom Hale", "2026-11-11", 1],
      ["off-hours", "Tom Hale", "2026-11-14", 1],
    ]);
    await district.store.work.rows(
      statement("test.again", "update base.unusual_watch set done_until = '2026-11-14T23:00Z'"),
    );
    const admin = await district.join("ito", "administrator");
    const set = (body: object) => admin.send("PUT", "/work-hours", body);
    expect((await set({ fromHour: 9, untilHour: 9, countsDaysOff: false })).statusCode).toBe(400);
    expect((await set({ fromHour: 7, untilHour: 11, countsDaysOff: false })).statusCode).toBe(204);
    expect(
      (await leader.send("PUT", "/work-hours", { fromHour: 0, untilHour: 24, countsDaysOff: false })).statusCode,
    ).toBe(403);
    await many(hale, "2026-11-15");
    await many(hale, "2026-11-16");
    await watchLooks(district.store);
    expect(brief(await findings()).filter(([, , on]) => String(on) > "2026-11-14")).toHaveLength(2); // 11 is past the day now
    expect((await leader.get("/unusual")).json()).toMatchObject({
      hours: { fromHour: 7, untilHour: 11, countsDaysOff: false },
    });
  });

  it("tells night from day in the district's zone, on both sides of a change of clocks", async () => {
    await district.store.work.rows(
      statement("test.zone", "update base.installation set time_zone = 'America/Chicago'"),
    );
    const day = statement(
      "test.chicago",
      `insert into base.access_log (learner_id, id, at, subject_id, purpose, what, channel, status_slices, summary_slices, detail_slices)
      select $1, gen_random_uuid(), ($2::timestamp - make_interval(days => k.ahead)) at time zone k.zone, $3, 'teaching', 'learner.backpack', 'screen', 0, 0, 1
      from base.clock k, generate_series(1, 10)`,
    );
    const { hale, boone } = district.as;
    for (const at of ["2026-10-30T20:30", "2026-11-03T20:30"])
      await district.store.work.rows(day, [district.ids.mateo, at, hale.subjectId]);
    for (const at of ["2026-10-30T21:30", "2026-11-03T21:30"])
      await district.store.work.rows(day, [district.ids.mateo, at, boone.subjectId]);
    await watchLooks(district.store);
    expect(
      brief(await findings())
        .filter(([code]) => code === "off-hours")
        .sort(),
    ).toEqual([
      ["off-hours", "Jim Boone", "2026-10-30", 1],
      ["off-hours", "Jim Boone", "2026-11-03", 1],
    ]);
  });

  it("is found again after a clock that stood far ahead was set right", async () => {
    await district.store.work.rows(
      statement("test.far", "update base.unusual_watch set done_until = now() + interval '70 years'"),
    );
    await look(district.as.alvarez, district.ids.grace, "2026-11-19T10:00:00Z");
    await watchLooks(district.store);
    expect(brief(await findings())).toEqual([["no-relation", "Maria Alvarez", "2026-11-19", 1]]);
  });

  it("begins two months back, and leaves out no day from then on, however long the clock stood still", async () => {
    await look(district.as.alvarez, district.ids.grace, "2026-07-01T10:00:00Z");
    await look(district.as.alvarez, district.ids.grace, "2026-10-01T10:00:00Z");
    await watchLooks(district.store);
    expect(brief(await findings()).map(([, , on]) => on)).toEqual(["2026-10-01"]);
    await look(district.as.alvarez, district.ids.grace, "2026-08-15T10:00:00Z");
    const stoodStill =
      "update base.unusual_watch set done_until = base.end_of('2026-08-01', k.ahead, k.zone) from base.clock k";
    await district.store.work.rows(statement("test.still", stoodStill));
    await watchLooks(district.store);
    expect(brief(await findings()).map(([, , on]) => on)).toEqual(["2026-10-01", "2026-08-15"]);
  });

  it("is very many learners for this person, by a threshold that an administrator sets", async () => {
    const admin = await district.join("ito", "administrator@d").catch(() => undefined);
    await district.store.work.rows(
      statement("test.bulk", "update base.unusual_rule set threshold = 3 where code = 'bulk'"),
    );
    const everybody = [district.ids.mateo, district.ids.nora, district.ids.grace];
    for (const learner of everybody) await look(district.as.ito, learner, "2026-11-18T10:00:00Z", "keeping-the-record");
    await watchLooks(district.store);
    expect(brief(await findings())).toEqual([["bulk", "Aya Ito", "2026-11-18", 3]]);
    expect(admin === undefined || (await findings(admin)).length <= 1).toBe(true);
  });

  it("goes through each day once, tells the leader, and shows names of learners only to who may see them", async () => {
    await look(district.as.alvarez, district.ids.grace, "2026-11-19T10:00:00Z");
    await watchLooks(district.store);
    await watchLooks(district.store);
    const [found] = await findings();
    expect(await findings()).toHaveLength(1);
    expect((await leader.get("/notices")).body).toContain("unusual.found");
    const whom = await leader.get(`/unusual/${found?.id}/learners`);
    expect(whom.json()).toEqual({ items: [{ id: district.ids.grace, name: "Grace Whitehorse" }] });
    for (const caller of [district.as.alvarez, district.as.rosa, district.as.ito]) {
      expect(await findings(caller)).toEqual([]);
      expect((await caller.get(`/unusual/${found?.id}/learners`)).json()).toEqual({ items: [] });
    }
  });

  it("is closed with an answer by a leader, and never by the one it is about", async () => {
    await look(district.as.hale, district.ids.nora, "2026-11-19T10:00:00Z");
    await watchLooks(district.store);
    const [found] = await findings();
    const own = await district.join("hale", "leader@lincoln");
    expect(await findings(own)).toEqual([]);
    const close = (caller: Caller) =>
      caller.send("POST", `/unusual/${found?.id}/close`, { answer: "A substitute that day." });
    expect((await close(own)).statusCode).toBe(404);
    expect((await leader.send("POST", `/unusual/${found?.id}/take`)).statusCode).toBe(204);
    expect((await close(leader)).statusCode).toBe(204);
    expect((await findings())[0]).toMatchObject({ owner: "Kim Park", answer: "A substitute that day." });
    expect((await close(leader)).statusCode).toBe(404);
  });
});
