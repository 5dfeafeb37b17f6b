import { beforeAll, describe, expect, it } from "vitest";
import type { DigestView } from "../entry/entry.ts";
import type { ConsentPart } from "../privacy/consent.ts";
import { statement } from "../store/statement.ts";
import { type Caller, type District, openDistrict } from "./district.testing.ts";
import { letHelperIn } from "./helper.testing.ts";
import { makeLink, recipientOf } from "./share.testing.ts";

/** An award of Mateo's, and what his family says about it. */
const award = "Teamwork award";
const says = "The list at school names somebody else.";
let district: District;
let mateo: string;
let awardId: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  const { items } = (await district.as.rosa.get(`/learners/${mateo}/entries?kind=recognition`)).json() as {
    items: { id: string; body: { title: string } }[];
  };
  awardId = items.find(({ body }) => body.title === award)?.id ?? "";
  await district.store.work.rows(
    statement(
      "test.state",
      `insert into base.entry_statement (learner_id, id, entry_id, text, stated_by)
      values ($1, gen_random_uuid(), $2, $3, $4)`,
    ),
    [mateo, awardId, says, district.as.rosa.subjectId],
  );
});

const digestOf = async (caller: Caller) =>
  ((await caller.get(`/learners/${mateo}/digests`)).json() as { items: DigestView[] }).items.find(
    ({ slice }) => slice === "recognitions",
  );
const show = (level: string) =>
  district.as.rosa.send("PUT", `/learners/${mateo}/choices/teacher/recognitions`, { level });

describe("what a family says about an entry", () => {
  it("goes with its value on every page, copy, file and link, in whole and summed up", async () => {
    const { rosa, luis, ito, alvarez, mateo: self } = district.as;
    await show("detail");
    const helper = await letHelperIn(district, "rosa", mateo, {
      email: "helper@riverton.test",
      shares: [{ category: "recognitions", level: "summary" }],
    });
    const paths = [
      `/learners/${mateo}/backpack`,
      `/learners/${mateo}/entries?limit=200`,
      `/learners/${mateo}/entries/${awardId}`,
      `/learners/${mateo}/digests`,
      `/learners/${mateo}/export`,
      `/learners/${mateo}/export.html`,
      `/learners/${mateo}/export.html?language=es`,
      `/learners/${mateo}/see-as?audience=teacher`,
      `/classes/${district.classIds.p3}/day-one`,
      "/caseload",
      "/group?on=2026-11-20",
    ];
    const bodies = new Map<string, string>();
    for (const [name, caller] of Object.entries({ rosa, luis, ito, alvarez, self, helper }))
      for (const path of paths) bodies.set(`${name} ${path}`, (await caller.get(path)).body);
    const kim = recipientOf(district.app, "203.0.113.9");
    const summedUp: ConsentPart[] = [{ slice: "recognitions", level: "summary" }];
    for (const more of [
      { to: "In whole", entryIds: [awardId] },
      { to: "Summed up", parts: summedUp },
    ]) {
      const link = await makeLink(rosa, mateo, more);
      expect((await kim.open(link)).statusCode).toBe(200);
      for (const path of ["", "/copy.json", "/copy.html"])
        bodies.set(`link ${more.to}${path}`, (await kim.get(link, path)).body);
    }
    const telling = [...bodies].filter(([, body]) => body.includes(award));
    expect(telling.filter(([, body]) => !body.includes(says)).map(([surface]) => surface)).toEqual([]);
    const surfaces = telling.map(([surface]) => surface.replace(mateo, "").replace(awardId, ""));
    for (const surface of ["rosa /learners//export.html", "helper /learners//digests", "link Summed up/copy.html"])
      expect(surfaces).toContain(surface);
    expect(surfaces.length).toBeGreaterThan(25);
  });

  it("goes with a summary in its words, with one line only as a mark, and with nothing not at all", async () => {
    const { alvarez } = district.as;
    await show("summary");
    expect((await digestOf(alvarez))?.statements).toMatchObject([{ kind: "recognition", text: says, by: "guardian" }]);
    await show("status");
    const digest = await digestOf(alvarez);
    expect(digest?.statements).toEqual([{ kind: "recognition", by: "guardian", on: "2026-11-20" }]);
    expect((await alvarez.get(`/learners/${mateo}/digests`)).body).not.toContain(says);
    await show("hidden");
    expect(await digestOf(alvarez)).toBeUndefined();
    await show("detail");
  });

  it("is not in a summary that does not count its entry any more", async () => {
    const { rosa, alvarez } = district.as;
    const mark = { detailOnly: true };
    expect((await rosa.send("PUT", `/learners/${mateo}/entries/${awardId}/mark`, mark)).statusCode).toBeLessThan(300);
    expect((await digestOf(alvarez))?.statements).toBeUndefined();
    expect((await alvarez.get(`/learners/${mateo}/entries?kind=recognition`)).body).toContain(says);
  });
});
