import { beforeEach, describe, expect, it } from "vitest";
import { districtOf, type Line, testRow } from "../exchange/link.testing.ts";
import type { LinkCase, LinkMerge } from "../exchange/link-case.ts";
import { firstRow, statement } from "../store/statement.ts";
import { type District, importFacts, openDistrict } from "./district.testing.ts";

let district: District;
beforeEach(async () => {
  district = await openDistrict();
});

const take = (source: string, lines: readonly Line[]) => importFacts(district.store, lines, source);
const questions = async (who: "ito" = "ito") =>
  ((await district.as[who].get("/links")).json() as { items: LinkCase[] }).items;
const merges = async () => ((await district.as.ito.get("/merges")).json() as { items: LinkMerge[] }).items;
const answer = (id: string, sameAs?: string, who: "ito" = "ito") =>
  district.as[who].send("PUT", `/links/${id}/answer`, sameAs === undefined ? {} : { sameAs });
const entriesOf = async (learnerId: string) =>
  (
    (await district.as.ito.get(`/learners/${learnerId}/entries?limit=500`)).json() as {
      items: { id: string; kind: string }[];
    }
  ).items;

const mateo = { key: "m2", given: "Mateo", family: "Rivera", bornOn: "2013-03-01" };

describe("rows that wait", () => {
  it("come in once the registrar has said whose they are", async () => {
    await take("tests", testRow("r1", 12, { given: "Mateo", family: "Rivera", bornOn: "2013-03-01" }));
    const before = (await entriesOf(district.ids.mateo)).length;
    const [question] = await questions();
    expect(question).toMatchObject({
      waits: true,
      source: "tests",
      evidence: { name: "Mateo Rivera", bornOn: "2013-03-01" },
      candidates: [
        {
          learnerId: district.ids.mateo,
          agrees: ["name", "birth-date"],
          differs: [],
          persons: 1,
          votes: 0,
          evidence: { bornOn: "2013-03-01" },
        },
      ],
    });
    expect((await answer(question?.id ?? "", district.ids.mateo)).json()).toEqual({ state: "same" });
    expect(await entriesOf(district.ids.mateo)).toHaveLength(before + 1);
    expect(await questions()).toEqual([]);
    const again = await take("tests", testRow("r1", 12, { given: "Mateo", family: "Rivera", bornOn: "2013-03-01" }));
    expect(again).toMatchObject({ changed: 0, added: 0, remarks: [] });
  });

  it("are left out, and not asked about again, where it is nobody", async () => {
    const rows = testRow("r1", 12, { given: "Mateo", family: "Rivera", bornOn: "2013-03-01" });
    await take("tests", rows);
    const [question] = await questions();
    expect((await answer(question?.id ?? "")).json()).toEqual({ state: "different" });
    expect((await take("tests", rows)).remarks).toMatchObject([{ code: "learner.nobody" }]);
    expect(await questions()).toEqual([]);
    const left = await firstRow(
      district.store.work,
      statement("test.left", "select count(*) as rows from base.waiting_row"),
    );
    expect(left).toEqual({ rows: 0 });
  });

  it("reach the registrars of that district alone, and every look is in the learner's log", async () => {
    await take("tests", testRow("r1", 12, { given: "Mateo", family: "Rivera", bornOn: "2013-03-01" }));
    for (const who of ["alvarez", "boone", "rosa", "mateo"] as const)
      expect((await district.as[who].get("/links")).statusCode).toBe(403);
    const other = await district.join("hale", "registrar@harbor");
    expect((await other.get("/links")).json()).toEqual({ items: [] });
    const [question] = await questions();
    expect((await other.send("PUT", `/links/${question?.id}/answer`, { sameAs: district.ids.mateo })).statusCode).toBe(
      404,
    );
    const looks = (await district.as.rosa.get(`/learners/${district.ids.mateo}/access`)).json() as {
      items: { what: string }[];
    };
    expect(looks.items.map(({ what }) => what)).toContain("links");
  });
});

describe("two records", () => {
  const state = districtOf("Riverton Unified", [{ ...mateo, adults: { r2: "Rosa" } }], "st-");

  it("become one when the registrar says so, and two again as they were", async () => {
    await take("state", state);
    const before = await entriesOf(district.ids.mateo);
    const [question] = await questions();
    expect(question).toMatchObject({
      waits: false,
      evidence: { name: "Mateo Rivera", sources: ["state"] },
      candidates: [{ learnerId: district.ids.mateo }],
    });
    expect((await answer(question?.id ?? "", district.ids.mateo)).json()).toEqual({ state: "same" });
    expect((await entriesOf(district.ids.mateo)).length).toBeGreaterThan(before.length);
    const [merge] = await merges();
    expect(merge).toMatchObject({ learnerId: district.ids.mateo, name: "Mateo Rivera" });
    // The state's next bundle goes on in the one record.
    expect(await take("state", state)).toMatchObject({ added: 0, changed: 0, ended: 0 });
    const undone = await district.as.ito.send("POST", `/learners/${district.ids.mateo}/merges/${merge?.id}/undo`);
    expect(undone.statusCode).toBe(204);
    expect(await entriesOf(district.ids.mateo)).toEqual(before);
    expect(await questions()).toHaveLength(1);
    expect(await take("state", state)).toMatchObject({ added: 0, changed: 0, ended: 0 });
    expect(
      (await district.as.ito.send("POST", `/learners/${district.ids.mateo}/merges/${merge?.id}/undo`)).statusCode,
    ).toBe(409);
  });

  it("of which one is told of by two sources become two again too", async () => {
    const ids = { state: "77" };
    await take("state", districtOf("Riverton Unified", [{ ...mateo, ids }], "st-"));
    await take("camp", districtOf("Riverton Unified", [{ ...mateo, key: "c2", given: "Matteo", ids }], "c-"));
    const [question] = await questions();
    expect((await answer(question?.id ?? "", district.ids.mateo)).json()).toEqual({ state: "same" });
    const [merge] = await merges();
    const undone = await district.as.ito.send("POST", `/learners/${district.ids.mateo}/merges/${merge?.id}/undo`);
    expect([undone.statusCode, undone.body]).toEqual([204, ""]);
  });

  it("want two people where name and birthday both differ", async () => {
    const { ito } = district.as;
    const second = await district.join("hale", "registrar@lincoln");
    const asked = await ito.send("POST", "/links", { learnerId: district.ids.mateo, otherId: district.ids.nora });
    expect(asked.statusCode).toBe(201);
    const { id } = asked.json() as { id: string };
    const [question] = await questions();
    expect(question?.candidates).toMatchObject([
      { learnerId: district.ids.nora, differs: ["name", "birth-date"], persons: 2 },
    ]);
    expect((await answer(id, district.ids.nora)).json()).toEqual({ state: "second-person" });
    expect((await answer(id, district.ids.nora)).json()).toEqual({ state: "second-person" });
    expect((await questions())[0]?.candidates).toMatchObject([{ votes: 1, isOwn: true }]);
    const last = await second.send("PUT", `/links/${id}/answer`, { sameAs: district.ids.nora });
    expect(last.json()).toEqual({ state: "same" });
    expect((await ito.get(`/learners/${district.ids.mateo}`)).statusCode).toBe(404);
  });

  it("of which one is another school's want its registrar too", async () => {
    const other = await district.join("hale", "registrar@harbor");
    expect(
      (await district.as.ito.send("POST", "/links", { learnerId: district.ids.mateo, otherId: district.ids.lucia }))
        .statusCode,
    ).toBe(404);
    await take("state", districtOf("Riverton Unified", [{ ...mateo, given: "Lucía", bornOn: "2017-05-05" }], "st-"));
    const asked = (await other.get("/links")).json() as { items: LinkCase[] };
    expect(asked.items).toMatchObject([{ candidates: [{ learnerId: district.ids.lucia }] }]);
    expect(await questions()).toEqual([]);
  });
});
