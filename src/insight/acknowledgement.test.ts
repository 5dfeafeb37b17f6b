import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../kernel/id.ts";
import { type Caller, type District, districtFacts, importFacts, openDistrict } from "../server/district.testing.ts";
import { statement } from "../store/statement.ts";

let district: District;
let mateo: string;
let support: string;
const list = async (who: Caller) => (await who.get(`/learners/${mateo}/acknowledgements`)).json().items;
const confirm = (who: Caller, entryIds: string[]) =>
  who.send("PUT", `/learners/${mateo}/acknowledgements`, { entryIds });
const owed = async (who: Caller) =>
  (await who.get(`/classes/${district.classIds.art}/acknowledgements`)).json().items as { entryIds: string[] }[];

beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  const { hale } = district.as;
  support = (await hale.get(`/learners/${mateo}/entries?kind=accommodation`)).json().items[0].id;
});

describe("a support", () => {
  it("waits for each of the learner's teachers, and the family sees who has read it", async () => {
    const { hale, rosa, mateo: learner } = district.as;
    expect(await owed(hale)).toEqual([{ learnerId: mateo, entryIds: [support] }]);
    expect((await confirm(hale, [support])).statusCode).toBe(204);
    expect(await owed(hale)).toEqual([]);
    for (const who of [rosa, learner])
      expect(await list(who)).toMatchObject([{ entryId: support, by: "Tom Hale", isYours: false }]);
  });

  it("stands in the log of who looked, wherever it tells that there is one", async () => {
    const { hale } = district.as;
    await owed(hale);
    await list(hale);
    const looks = await district.store.work.rows(
      statement<{ what: string }>(
        "test.looks-at-supports",
        `select distinct what from base.access_log where learner_id = $1 and subject_id = $2 and what like '%acknowledgements'
          and status_slices <> 0 order by what`,
      ),
      [mateo, hale.subjectId],
    );
    expect(looks.map(({ what }) => what)).toEqual(["acknowledgements", "class.acknowledgements"]);
  });

  it("keeps the first time, however often it is confirmed", async () => {
    const { hale } = district.as;
    const [today] = await list(hale);
    const sooner = statement("test.sooner", "update base.acknowledgement set at = at - interval '3 days'");
    await district.store.work.rows(sooner);
    const [before] = await list(hale);
    expect(before.on).not.toBe(today.on);
    expect((await confirm(hale, [support])).statusCode).toBe(204);
    expect(await list(hale)).toEqual([before]);
  });

  it("is confirmed by who gives it and reads it alone, and as a whole", async () => {
    const { hale, rosa, ito, boone } = district.as;
    for (const who of [rosa, ito]) expect((await confirm(who, [support])).statusCode).toBe(404);
    expect((await confirm(boone, [support, newId()])).statusCode).toBe(404);
    expect((await confirm(hale, [])).statusCode).toBe(400);
    expect(await list(hale)).toHaveLength(1);
    expect((await confirm(boone, [support])).statusCode).toBe(204);
    expect(await list(boone)).toMatchObject([{ by: "Tom Hale" }, { by: "Jim Boone", isYours: true }]);
  });

  it("that is corrected is confirmed anew: by nobody yet, and owed again", async () => {
    const { hale, rosa } = district.as;
    const given = districtFacts().find(({ row }) => row.startsWith("accommodation/"));
    if (given?.fact.noun !== "entry") throw new Error("no support in the district");
    const body = { basis: "legal-plan", title: "Extra time, half as much again" };
    await importFacts(district.store, [{ ...given, fact: { ...given.fact, body } }]);
    const { items } = (await hale.get(`/learners/${mateo}/entries?kind=accommodation`)).json();
    expect(items).toMatchObject([{ body }]);
    expect(await list(rosa)).toEqual([]);
    expect(await owed(hale)).toEqual([{ learnerId: mateo, entryIds: [items[0].id] }]);
    expect((await confirm(hale, [support])).statusCode).toBe(404);
    expect((await confirm(hale, [items[0].id])).statusCode).toBe(204);
  });

  it("is seen confirmed by nobody to whom the learner is closed", async () => {
    for (const who of [district.as.grace, district.as.samira])
      expect((await who.get(`/learners/${mateo}/acknowledgements`)).statusCode).toBe(404);
  });
});
