import { beforeAll, describe, expect, it } from "vitest";
import { checkRecords } from "../exchange/quality.job.ts";
import type { IssueView, OwnerView } from "../exchange/quality.ts";
import type { Fact } from "../interop/adapter.ts";
import { newId } from "../kernel/id.ts";
import { statement } from "../store/statement.ts";
import { type Caller, importFacts } from "./district.testing.ts";
import { type Offices, openOffices, rivertonFacts } from "./office.testing.ts";
import { itemsOf } from "./reading.testing.ts";

let offices: Offices;
beforeAll(async () => {
  offices = await openOffices();
});

const issues = (caller: Caller) => itemsOf<IssueView>(caller, "/quality");
const issue = async (code: string, caller: Caller = offices.admins.riverton) =>
  (await issues(caller)).find((each) => each.code === code);
const change = async (code: string, body: object, caller: Caller = offices.admins.riverton) =>
  (await caller.send("PUT", `/quality/${(await issue(code))?.id}`, body)).statusCode;
const lineOf = (fact: Fact) => ({ row: `${fact.noun}/${fact.key}`, fact });
/** Seats of people whom nobody sent: remarks of each import that has them. */
const strangers = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    lineOf({ noun: "enrollment", key: `x${at}`, learner: `x${at}`, organization: "lincoln", startsOn: "2026-08-24" }),
  );
const take = (...more: ReturnType<typeof lineOf>[]) => importFacts(offices.store, [...rivertonFacts(), ...more]);

describe("what a source sends wrong", () => {
  it("stands in the queue with its count, which follows the imports, until an import is without it", async () => {
    await take(...strangers(3));
    expect(await issue("learner.unknown")).toMatchObject({
      source: "riverton",
      isCheck: false,
      state: "open",
      owner: "nobody",
      count: 3,
    });
    await take(...strangers(2));
    await take(...strangers(2));
    expect((await issue("learner.unknown"))?.counts.map(({ count }) => count)).toEqual([3, 2]);
    await take();
    expect(await issue("learner.unknown")).toMatchObject({ state: "fixed", notes: [{ state: "fixed", isOwn: false }] });
    await take(...strangers(1));
    expect(await issue("learner.unknown")).toMatchObject({ state: "open", count: 1, notes: [{ state: "open" }, {}] });
  });

  it("is not fixed by a bundle that has only a part, and costs nobody's time where nothing was lost", async () => {
    const { riverton } = offices.admins;
    const before = await issue("learner.unknown");
    await importFacts(offices.store, rivertonFacts().slice(0, 6));
    expect(await issue("learner.unknown")).toEqual(before);
    expect((await issues(riverton)).map(({ code }) => code)).not.toContain("import.many-would-end");
  });

  it("is given to somebody of the own schools, who then sees it, with what was said", async () => {
    const { ito, alvarez } = offices.as;
    const { riverton, bayview } = offices.admins;
    expect(await issue("learner.unknown", ito)).toBeUndefined();
    expect(await change("learner.unknown", { owner: ito.subjectId, note: "These left in June." })).toBe(204);
    const seen = await issue("learner.unknown", ito);
    expect(seen).toMatchObject({
      owner: ito.subjectId,
      notes: [{ isOwn: false, note: "These left in June." }, {}, {}],
    });
    expect(await change("learner.unknown", { state: "told", owner: "vendor" }, ito)).toBe(204);
    expect(await issue("learner.unknown")).toMatchObject({
      state: "told",
      owner: "vendor",
      notes: [{ by: "Aya Ito" }, {}, {}, {}],
    });
    for (const owner of [bayview.subjectId, alvarez.subjectId, newId()])
      expect(await change("learner.unknown", { owner })).toBe(404);
    expect((await alvarez.get("/quality")).statusCode).toBe(403);
    expect((await issues(bayview)).map(({ source }) => source)).not.toContain("riverton");
    const { owners } = (await riverton.get("/quality")).json() as { owners: OwnerView[] };
    expect(owners.map(({ id }) => id).sort()).toEqual([ito.subjectId, riverton.subjectId].sort());
  });

  it("is fixed by nobody's word", async () => {
    expect(await change("learner.unknown", { state: "fixed" })).toBe(400);
    await take();
    expect(await change("learner.unknown", { state: "open" })).toBe(409);
  });
});

describe("a check of what is here", () => {
  const uma: readonly Fact[] = [
    { noun: "learner", key: "uma" },
    { noun: "enrollment", key: "uma", learner: "uma", organization: "lincoln", startsOn: "2026-08-24" },
    { noun: "class", key: "k9", organization: "lincoln", title: "Pottery" },
    { noun: "enrollment", key: "k9-uma", learner: "uma", class: "k9" },
    { noun: "learner", key: "nowhere" },
  ];
  const checks = async (caller: Caller) => (await issues(caller)).filter(({ isCheck }) => isCheck);

  it("finds learners without a name, a birthday, an adult, a school, and a class without a teacher", async () => {
    await take(...uma.map(lineOf));
    const found = await checks(offices.admins.riverton);
    expect(found.map(({ code, school, count }) => [code, school, count]).sort()).toEqual([
      ["class.no-teacher", "Lincoln Middle School", 1],
      ["learner.birthday-missing", "Lincoln Middle School", 1],
      ["learner.name-missing", "Lincoln Middle School", 1],
      ["learner.no-guardian", "Lincoln Middle School", 1],
      ["learner.not-enrolled", undefined, 1],
    ]);
    const classes = await itemsOf<object>(
      offices.admins.riverton,
      `/quality/${found.find(({ code }) => code === "class.no-teacher")?.id}/classes`,
    );
    expect(classes).toMatchObject([{ title: "Pottery" }]);
  });

  it("names learners to the registrar of their school and to nobody else", async () => {
    const { ito } = offices.as;
    const guardianless = await issue("learner.no-guardian", ito);
    const path = `/quality/${guardianless?.id}/learners`;
    const [person] = await itemsOf<{ id: string }>(ito, path);
    const { items: log } = (await ito.get(`/learners/${person?.id}/access?who=everyone`)).json();
    expect(log).toMatchObject([{ what: "quality", read: [{ slice: "name", level: "status" }] }]);
    expect((await ito.get(`/learners/${person?.id}`)).statusCode).toBe(200);
    expect(await itemsOf(offices.admins.riverton, path)).toEqual([]);
    expect((await offices.admins.bayview.get(path)).statusCode).toBe(404);
    expect((await checks(ito)).map(({ code }) => code)).not.toContain("learner.not-enrolled");
  });

  it("finds a birthday that nobody at school has, and one learner in two schools", async () => {
    const { store, ids } = offices;
    await store.work.rows(
      statement("test.born", "update base.learner set born_on = '1985-05-05' where learner_id = $1"),
      [ids.nora],
    );
    await store.work.rows(
      statement(
        "test.second-school",
        `insert into base.enrollment (learner_id, id, organization_id, starts_on)
        select $1, gen_random_uuid(), id, '2026-09-01' from base.organization where name = 'Pier School'`,
      ),
      [ids.mateo],
    );
    await checkRecords(store.work);
    expect(await issue("learner.birthday-odd")).toMatchObject({ count: 1 });
    expect(
      (await checks(offices.admins.everywhere))
        .filter(({ code }) => code === "learner.two-schools")
        .map(({ school }) => school)
        .sort(),
    ).toEqual(["Lincoln Middle School", "Pier School"]);
    await store.work.rows(
      statement("test.born-right", "update base.learner set born_on = '2013-05-05' where learner_id = $1"),
      [ids.nora],
    );
    await checkRecords(store.work);
    expect(await issue("learner.birthday-odd")).toMatchObject({ state: "fixed" });
  });
});
