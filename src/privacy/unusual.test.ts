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
